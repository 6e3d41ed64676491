package io.binlogtool.value.charset;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LittleEndian;
import java.io.ByteArrayOutputStream;

/// utf8mb4, and utf8mb3, which has no sequences of four bytes: one there is a single undecodable code.
///
/// | characters | bytes |
/// |---|---|
/// | U+0000-007F | 0xxxxxxx |
/// | U+0080-07FF | 110xxxxx 10xxxxxx |
/// | U+0800-FFFF without surrogates | 1110xxxx 10xxxxxx 10xxxxxx |
/// | U+10000-10FFFF | 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx |
final class Utf8Charset extends MysqlCharset {

    private final boolean fourBytes;

    Utf8Charset(String name, int maxBytesPerCharacter) {
        super(name, true);
        this.fourBytes = maxBytesPerCharacter == 4;
    }

    @Override
    public String decode(Bytes bytes, long at, int length) {
        return isValid(bytes, at, length) ? bytes.utf8(at, length) : super.decode(bytes, at, length);
    }

    @Override
    public boolean isValid(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        long end = at + length;
        long from = at;
        while (from < end) {
            from += Utf8Text.asciiRun(bytes, from, end - from);
            while (end - from >= Integer.BYTES) {
                int sequence = sequence(bytes.i32(from));
                if (sequence == 0) {
                    break;
                }
                from += sequence;
            }
            if (from < end) {
                int next = next(bytes, from, end);
                if ((next & INVALID) == INVALID) {
                    return false;
                }
                from += next >>> LENGTH_SHIFT;
            }
        }
        return true;
    }

    @Override
    int copyNonAscii(Bytes bytes, long from, long end, byte[] target, int targetAt) {
        int done = 0;
        while (end - from - done >= Integer.BYTES) {
            int word = bytes.i32(from + done);
            int sequence = sequence(word);
            if (sequence == 0) {
                break;
            }
            LittleEndian.putInt(target, targetAt + done, word);
            done += sequence;
        }
        return done;
    }

    /// The length of the character of several bytes that the lowest bytes of `word` are, or 0 if they are none.
    private int sequence(int word) {
        if ((word & 0xc0e0) == 0x80c0) {
            return (word & 0x1e) != 0 ? 2 : 0;
        }
        if ((word & 0xc0c0f0) == 0x8080e0) {
            int high = (word & 0x0f) << 6 | word >> 8 & 0x3f; // the code point without its last six bits
            return high >= 0x800 >> 6 && high >> 5 != 0xd800 >> 11 ? 3 : 0;
        }
        if ((word & 0xc0c0c0f8) == 0x808080f0 && fourBytes) {
            int high = (word & 0x07) << 6 | word >> 8 & 0x3f; // without its last twelve bits
            return high >= 0x10000 >> 12 && high <= 0x10ffff >> 12 ? 4 : 0;
        }
        return 0;
    }

    @Override
    int next(Bytes bytes, long at, long end) {
        int first = bytes.u8(at);
        if (first < 0x80) {
            return code(1, first);
        }
        // C0 and C1 would be overlong, F5 and above pass U+10FFFF.
        if (first < 0xc2 || first > 0xf4 || at + 1 == end) {
            return invalid(1);
        }
        int second = bytes.u8(at + 1);
        if (first < 0xe0) {
            return isTrail(second) ? code(2, (first & 0x1f) << 6 | second & 0x3f) : invalid(1);
        }
        if (!isTrail(second) || first == 0xe0 && second < 0xa0 || first == 0xf0 && second < 0x90 || first == 0xf4 && second > 0x8f) {
            return invalid(1);
        }
        if (at + 2 == end) {
            return invalid(2);
        }
        int third = bytes.u8(at + 2);
        if (!isTrail(third)) {
            return invalid(2);
        }
        if (first < 0xf0) {
            // ED A0 to ED BF would be a surrogate.
            boolean isSurrogate = first == 0xed && second >= 0xa0;
            return isSurrogate ? invalid(3) : code(3, (first & 0x0f) << 12 | (second & 0x3f) << 6 | third & 0x3f);
        }
        return fourth(bytes, at, end, (first & 0x07) << 18 | (second & 0x3f) << 12 | (third & 0x3f) << 6);
    }

    private int fourth(Bytes bytes, long at, long end, int codePoint) {
        if (at + 3 == end) {
            return invalid(3);
        }
        int fourth = bytes.u8(at + 3);
        if (!isTrail(fourth)) {
            return invalid(3);
        }
        return fourBytes ? code(4, codePoint | fourth & 0x3f) : invalid(4);
    }

    private static boolean isTrail(int b) {
        return (b & 0xc0) == 0x80;
    }

    @Override
    boolean encode(int codePoint, ByteArrayOutputStream out) {
        if (codePoint > 0xffff && !fourBytes) {
            return false;
        }
        byte[] bytes = new byte[Utf8Text.SLACK];
        out.write(bytes, 0, Utf8Text.put(bytes, 0, codePoint, false));
        return true;
    }
}
