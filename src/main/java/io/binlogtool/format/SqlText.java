package io.binlogtool.format;

import java.nio.charset.StandardCharsets;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// How SQL quotes: identifiers in backticks, and strings with one of mysqlbinlog's sets of escapes.
public final class SqlText {

    /// What ends a statement between two DELIMITER lines.
    public static final String DELIMITER = "/*!*/;\n";

    private SqlText() {
    }

    /// In backticks, inner ones doubled.
    public static void identifier(ByteSink out, String name) {
        identifier(out, name.getBytes(StandardCharsets.UTF_8));
    }

    public static void identifier(ByteSink out, byte[] name) {
        out.put('`');
        for (byte b : name) {
            if (b == '`') {
                out.put('`');
            }
            out.put(b);
        }
        out.put('`');
    }

    /// As C prints it: up to the first NUL.
    public static void untilNul(ByteSink out, byte[] text) {
        for (int i = 0; i < text.length && text[i] != 0; i++) {
            out.put(text[i]);
        }
    }

    /// Escapes `\n \r \\ \b \t \' \0`; all other bytes stay as they are.
    public static void escaped(ByteSink out, byte[] text) {
        for (byte b : text) {
            int escape = switch (b) {
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\\' -> '\\';
                case '\b' -> 'b';
                case '\t' -> 't';
                case '\'' -> '\'';
                case 0 -> '0';
                default -> 0;
            };
            if (escape != 0) {
                out.put('\\');
                out.put(escape);
            } else {
                out.put(b);
            }
        }
    }

    /// Whether `bytes` hold a NUL.
    public static boolean hasNul(Bytes bytes) {
        return bytes.indexOf(0, 0, bytes.size()) >= 0;
    }
}
