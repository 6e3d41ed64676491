package io.binlogtool.value.charset;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightBytes;
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
        for (long from = at; from < end; ) {
            from += clean(bytes, from, end - from, false, null, 0);
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
    int copyClean(Bytes bytes, long at, int length, byte[] target, int targetAt, boolean json) {
        return clean(bytes, at, length, json, target, targetAt);
    }

    @Override
    boolean mayBeClean(byte first) {
        return true;
    }

    /// How many bytes at the front of `length` are characters that need no change, as far as that can be told word by word.
    ///
    /// @param target where they are copied to; null not to copy them
    private static int clean(Bytes bytes, long at, long length, boolean json, byte[] target, int targetAt) {
        int done = 0;
        long due = 0;
        while (done < length) {
            long rest = length - done;
            long word = EightBytes.read(bytes, at + done, rest);
            if (target != null) {
                LittleEndian.putLong(target, targetAt + done, word);
            }
            long escaped = json ? EightBytes.special(word, EightBytes.DOUBLE_QUOTES) : 0;
            int count = Long.BYTES;
            if (escaped != 0 || rest < Long.BYTES) {
                count = (int) Math.min(rest, EightBytes.countBefore(escaped));
                word = EightBytes.padded(word, count);
            }
            if ((EightBytes.notAscii(word) | due) != 0) {
                due = Utf8Words.next(word, due);
                if (due < 0) {
                    return wholeCharacters(bytes, at, done + Utf8Words.countBefore(due));
                }
            }
            done += count;
            if (escaped != 0) {
                return done;
            }
        }
        return due == 0 ? done : wholeCharacters(bytes, at, done);
    }

    /// `length` without the beginning of a character of two or three bytes at the end that lacks some.
    private static int wholeCharacters(Bytes bytes, long at, int length) {
        for (int back = 1; back <= Math.min(2, length); back++) {
            int b = bytes.u8(at + length - back);
            if (!isTrail(b)) {
                int size = b < 0xc0 ? 1 : b < 0xe0 ? 2 : 3;
                return size > back ? length - back : length;
            }
        }
        return length;
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
