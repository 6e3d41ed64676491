package io.binlogtool.format;

import java.nio.charset.StandardCharsets;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// Strings of JSON: text with the escapes that are needed and no others, and bytes in base64.
public final class JsonText {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {
    }

    /// Writes a string with its quotes.
    public static void string(ByteSink out, String text) {
        out.put('"');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' || b < 0) {
                if (b == '"' || b == '\\') {
                    out.put('\\');
                }
                out.put(b);
            } else {
                control(out, b);
            }
        }
        out.put('"');
    }

    private static void control(ByteSink out, int character) {
        out.put('\\');
        switch (character) {
            case '\b' -> out.put('b');
            case '\t' -> out.put('t');
            case '\n' -> out.put('n');
            case '\f' -> out.put('f');
            case '\r' -> out.put('r');
            default -> {
                out.ascii("u00");
                out.put(HEX[character >> 4]);
                out.put(HEX[character & 15]);
            }
        }
    }

    /// The string as it stands in JSON, with its quotes.
    public static byte[] string(String text) {
        ByteSink sink = new ByteSink();
        string(sink, text);
        return sink.toByteArray();
    }

    /// Writes bytes in base64, with quotes.
    public static void base64(ByteSink out, Bytes bytes, long at, int length) {
        base64(out, bytes, at, length, length);
    }

    /// Writes bytes in base64, with quotes.
    ///
    /// @param paddedTo as if so many bytes were there, those missing being 0
    public static void base64(ByteSink out, Bytes bytes, long at, int length, int paddedTo) {
        out.put('"');
        out.base64(bytes, at, length, paddedTo);
        out.put('"');
    }
}
