package io.binlogtool.value.charset;

import java.nio.charset.StandardCharsets;

/// Reads the inside of a JSON string by the letter of RFC 8259, and refuses anything that the tool does not write.
final class JsonStrings {

    private static final String SHORT = "\"\\btnfr";
    private static final String SHORT_FOR = "\"\\\b\t\n\f\r";

    private JsonStrings() {
    }

    static String parse(byte[] utf8) {
        String json = new String(utf8, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < ' ' || c == '"') {
                throw new AssertionError("raw " + (int) c + " at " + i + " of " + json);
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = json.charAt(++i);
            if (SHORT.indexOf(kind) >= 0) {
                text.append(SHORT_FOR.charAt(SHORT.indexOf(kind)));
            } else if (json.substring(i, i + 5).matches("u00[01][0-9A-F]")) {
                text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                throw new AssertionError("escape at " + i + " of " + json);
            }
        }
        return text.toString();
    }
}
