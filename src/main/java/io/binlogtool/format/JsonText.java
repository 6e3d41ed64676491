package io.binlogtool.format;

import java.nio.charset.StandardCharsets;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// Strings of JSON: text with the escapes that are needed and no others, and bytes in base64.
public final class JsonText {

    private static final byte[] BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /// Bytes turned into base64 at a time; a multiple of three.
    private static final int CHUNK = 3072;

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
        bytes.checkedLength(at, length);
        out.put('"');
        for (int from = 0; from < paddedTo; from += CHUNK) {
            chunk(out, bytes, at, length, from, Math.min(paddedTo, from + CHUNK));
        }
        out.put('"');
    }

    private static void chunk(ByteSink out, Bytes bytes, long at, int length, int from, int end) {
        out.ensure((end - from + 2) / 3 * 4);
        byte[] target = out.array();
        int start = out.position();
        int to = start;
        int i = from;
        // One read of four bytes is cheaper than three of one; the last ones of the value are left to the loop behind.
        for (int whole = Math.min(end, length) - 3; i < whole; i += 3) {
            to = put(target, to, bytes.i32Big(at + i) >>> 8);
        }
        for (; i < end; i += 3) {
            int triple = byteOf(bytes, at, length, i) << 16 | byteOf(bytes, at, length, i + 1) << 8 | byteOf(bytes, at, length, i + 2);
            to = put(target, to, triple);
            for (int missing = i + 3 - end; missing > 0; missing--) {
                target[to - missing] = '=';
            }
        }
        out.advance(to - start);
    }

    private static int byteOf(Bytes bytes, long at, int length, int i) {
        return i < length ? bytes.u8(at + i) : 0;
    }

    private static int put(byte[] target, int at, int triple) {
        target[at] = BASE64[triple >> 18];
        target[at + 1] = BASE64[triple >> 12 & 63];
        target[at + 2] = BASE64[triple >> 6 & 63];
        target[at + 3] = BASE64[triple & 63];
        return at + 4;
    }
}
