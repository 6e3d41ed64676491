package io.binlogtool.value.json;

import io.binlogtool.io.Fragment;
import java.nio.charset.StandardCharsets;

/// How a document is printed.
public enum JsonStyle {

    /// As MySQL and mysqlbinlog print it: `{"a": [1, 2]}`, `\u001f`, times with six fraction digits, `"base64:type15:AQI="`.
    MYSQL(", ", ": ", "0123456789abcdef"),

    /// With no more than is needed: `{"a":[1,2]}`, `\u001F`, times with as many fraction digits as they need, `"AQI="`.
    COMPACT(",", ":", "0123456789ABCDEF"),

    /// As Maxwell prints it: as [#COMPACT], but without exponents. Great and small numbers have all the digits of their exact value, up to 1075.
    MAXWELL(",", ":", "0123456789ABCDEF");

    final Fragment separator;
    final Fragment colon;
    /// What stands in front of a string that is not the first member, and behind its key.
    final Fragment nextKey;
    final Fragment keyEnd;
    final byte[] hexDigits;

    JsonStyle(String separator, String colon, String hexDigits) {
        this.separator = Fragment.of(separator);
        this.colon = Fragment.of(colon);
        this.nextKey = Fragment.of(separator + '"');
        this.keyEnd = Fragment.of('"' + colon);
        this.hexDigits = hexDigits.getBytes(StandardCharsets.US_ASCII);
    }
}
