package io.binlogtool.format.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.value.charset.MysqlCharset;

/// What writing the values of a column takes.
///
/// @param name as the log or the schema has it
/// @param quoted the name in backticks, UTF-8
/// @param assigned the quoted name and ` = `
/// @param furtherAssigned the same with `, ` in front
/// @param form how values are written
/// @param generated whether the server computes the values, so that they cannot be written
/// @param charset of text; null for anything else
/// @param members what ENUM and SET members are called, in quotes for ENUM and without for SET; null if numbers are to be written
/// @param rounding of FLOAT(M,D) and DOUBLE(M,D); null for anything else
/// @param width digits of a fraction, bits, bytes of BINARY(n), or precision and scale of DECIMAL as the table map has them
record SqlColumn(String name, Fragment quoted, Fragment assigned, Fragment furtherAssigned, ValueForm form, boolean generated, MysqlCharset charset,
        byte[][] members, Rounding rounding, int width) {

    private static final int ASCII = 128;

    static SqlColumn of(String name, ValueForm form, boolean generated, MysqlCharset charset, byte[][] members, Rounding rounding,
            int width) {
        ByteSink assigned = new ByteSink();
        SqlText.identifier(assigned, name);
        Fragment quoted = Fragment.of(assigned);
        assigned.ascii(" = ");
        ByteSink further = new ByteSink();
        further.ascii(", ");
        further.put(assigned);
        return new SqlColumn(name, quoted, Fragment.of(assigned), Fragment.of(further), form, generated, charset, members, rounding, width);
    }

    /// The members as they can be named, or null if a name might be taken for another member or for a number: only printable ASCII, told
    /// apart without regard to case, is beyond doubt under every collation.
    static byte[][] nameable(List<String> members, boolean isSet) {
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            if (!isPlain(member) || isSet && member.indexOf(',') >= 0) {
                return null;
            }
            for (int j = 0; j < i; j++) {
                if (member.equalsIgnoreCase(members.get(j))) {
                    return null;
                }
            }
        }
        return members.stream().map(member -> (isSet ? member : "'" + member + "'").getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    }

    private static boolean isPlain(String member) {
        return !member.isBlank() && member.equals(member.strip())
                && member.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\'' && c != '\\');
    }

    /// Whether every ASCII character is written as that byte in a character set, and the byte read as that character. So it is in sjis for
    /// [MysqlCharset#encode(String)], but not for a server.
    static boolean keepsAscii(MysqlCharset charset) {
        byte[] bytes = new byte[ASCII];
        for (int i = 0; i < ASCII; i++) {
            bytes[i] = (byte) i;
        }
        String text = new String(bytes, StandardCharsets.US_ASCII);
        return charset.encode(text).filter(encoded -> Arrays.equals(encoded, bytes)).isPresent()
                && charset.decode(Bytes.copyOf(bytes), 0, bytes.length).equals(text);
    }
}
