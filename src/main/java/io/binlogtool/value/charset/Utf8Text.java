package io.binlogtool.value.charset;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightBytes;
import io.binlogtool.io.LittleEndian;

/// Text on its way into an array, as plain UTF-8 or with the escapes of a JSON string.
///
/// Short outputs are kept packed in a `long`, written with one store of eight bytes:
///
/// | bits | meaning |
/// |---|---|
/// | 0-47 | up to six bytes, the first one lowest |
/// | 56-58 | how many of them count |
/// | 63 | set where they stand for something undecodable |
///
/// Every method may write up to [#SLACK] bytes further than what it claims.
final class Utf8Text {

    /// Source bytes to make room for at once, so that a huge value does not blow up the buffer.
    static final int CHUNK = 4096;
    /// The most bytes that one source byte can become: an escape such as `\u001F`.
    static final int MAX_EXPANSION = 6;
    static final int SLACK = 16;

    static final int REPLACEMENT = 0xFFFD;

    private static final String HEX = "0123456789ABCDEF";
    private static final int LENGTH_SHIFT = 56;
    private static final long REPLACED = 1L << 63;

    private static final long[] JSON_ASCII = new long[0x80];

    static {
        for (int c = 0; c < JSON_ASCII.length; c++) {
            JSON_ASCII[c] = packed(jsonEscape(c));
        }
    }

    private Utf8Text() {
    }

    /// Room needed to write `length` source bytes, whatever they are.
    static int room(long length) {
        return (int) length * MAX_EXPANSION + SLACK;
    }

    /// Copies the bytes at the front of `length` that are ASCII and, in JSON, need no escape.
    ///
    /// @return how many they are
    static int copyClean(Bytes bytes, long at, int length, byte[] target, int targetAt, boolean json) {
        int done = 0;
        while (done < length) {
            int rest = length - done;
            long word = EightBytes.read(bytes, at + done, rest);
            LittleEndian.putLong(target, targetAt + done, word);
            long dirty = dirty(word, json);
            if (dirty != 0) {
                return done + EightBytes.countBefore(dirty);
            }
            done += Math.min(rest, Long.BYTES);
        }
        return done;
    }

    /// How many bytes at the front of `length` are ASCII.
    static int asciiRun(Bytes bytes, long at, long length) {
        long done = 0;
        while (done < length) {
            long rest = length - done;
            long dirty = EightBytes.notAscii(EightBytes.read(bytes, at + done, rest));
            if (dirty != 0) {
                return (int) done + EightBytes.countBefore(dirty);
            }
            done += Math.min(rest, Long.BYTES);
        }
        return (int) done;
    }

    /// Marks the bytes that are not ASCII or need an escape.
    private static long dirty(long word, boolean json) {
        long notAscii = EightBytes.notAscii(word);
        return json ? notAscii | EightBytes.special(word, EightBytes.DOUBLE_QUOTES) : notAscii;
    }

    /// Writes one character.
    ///
    /// @param codePoint a Unicode scalar value (no surrogate)
    /// @return where the next one goes
    static int put(byte[] target, int at, int codePoint, boolean json) {
        if (codePoint < 0x80) {
            if (json) {
                return put(target, at, JSON_ASCII[codePoint]);
            }
            target[at] = (byte) codePoint;
            return at + 1;
        }
        if (codePoint < 0x800) {
            target[at] = (byte) (0xc0 | codePoint >> 6);
            target[at + 1] = (byte) (0x80 | codePoint & 0x3f);
            return at + 2;
        }
        if (codePoint < 0x10000) {
            target[at] = (byte) (0xe0 | codePoint >> 12);
            target[at + 1] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            target[at + 2] = (byte) (0x80 | codePoint & 0x3f);
            return at + 3;
        }
        target[at] = (byte) (0xf0 | codePoint >> 18);
        target[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3f);
        target[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        target[at + 3] = (byte) (0x80 | codePoint & 0x3f);
        return at + 4;
    }

    /// Writes a packed output.
    ///
    /// @return where the next one goes
    static int put(byte[] target, int at, long packed) {
        LittleEndian.putLong(target, at, packed);
        return at + (int) (packed >>> LENGTH_SHIFT & 7);
    }

    /// Whether a packed output stands for something undecodable, as 1 or 0.
    static int replaced(long packed) {
        return (int) (packed >>> 63);
    }

    /// One character packed, the replacement character if `codePoint` is -1.
    static long packed(int codePoint, boolean json) {
        byte[] bytes = new byte[MAX_EXPANSION + SLACK];
        int length = put(bytes, 0, codePoint < 0 ? REPLACEMENT : codePoint, json);
        long packed = (long) length << LENGTH_SHIFT | (codePoint < 0 ? REPLACED : 0);
        for (int i = 0; i < length; i++) {
            packed |= (bytes[i] & 0xffL) << i * 8;
        }
        return packed;
    }

    private static long packed(String ascii) {
        long packed = (long) ascii.length() << LENGTH_SHIFT;
        for (int i = 0; i < ascii.length(); i++) {
            packed |= (long) ascii.charAt(i) << i * 8;
        }
        return packed;
    }

    private static String jsonEscape(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> c >= ' ' ? String.valueOf((char) c)
                    : new String(new char[] {'\\', 'u', '0', '0', HEX.charAt(c >> 4), HEX.charAt(c & 15)});
        };
    }
}
