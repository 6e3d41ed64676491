package io.binlogtool.format.sql;

import java.util.Arrays;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightBytes;
import io.binlogtool.io.LittleEndian;
import io.binlogtool.value.charset.MysqlCharset;

/// Strings and bytes as SQL literals, for a session without NO_BACKSLASH_ESCAPES. What a client or an editor might change on the way (line
/// ends, NUL, ^Z) is escaped. Bytes are looked at and copied eight at a time: an escape is rare.
final class SqlLiteral {

    private static final int CHUNK = 1 << 12;
    private static final byte[] ESCAPES = escapes();
    private static final byte[] HEX = hexTable();

    private static final long NIBBLES = 0x000f_000f_000f_000fL;

    /// Whether any of the bytes copied last was not ASCII.
    private boolean sawHighBits;

    /// `'text'`, the bytes as they are but for escapes.
    void quoted(ByteSink out, Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        out.put('\'');
        for (int done = 0; done < length; done += CHUNK) {
            int part = Math.min(CHUNK, length - done);
            out.ensure(room(part));
            out.advance(escape(out.array(), out.position(), bytes, at + done, part) - out.position());
        }
        out.put('\'');
    }

    /// `'text'`, if all bytes are ASCII, or make whole characters of a character set that is UTF-8.
    ///
    /// @param utf8 null if only ASCII will do
    /// @return false if nothing was written
    boolean quotedIfValid(ByteSink out, Bytes bytes, long at, int length, MysqlCharset utf8) {
        if (length > CHUNK) {
            boolean valid = utf8 == null ? isAscii(bytes, at, length) : utf8.isValid(bytes, at, length);
            if (valid) {
                quoted(out, bytes, at, length);
            }
            return valid;
        }
        bytes.checkedLength(at, length);
        out.ensure(room(length));
        byte[] target = out.array();
        int start = out.position();
        target[start] = '\'';
        int end = escape(target, start + 1, bytes, at, length);
        if (sawHighBits && (utf8 == null || !utf8.isValid(bytes, at, length))) {
            return false;
        }
        target[end] = '\'';
        out.advance(end + 1 - start);
        return true;
    }

    /// Room for the escaped form of `length` bytes, quotes around it, and what is copied too much.
    private static int room(int length) {
        return 2 * length + 2 + Long.BYTES;
    }

    /// Copies bytes with escapes; returns where they end.
    private int escape(byte[] target, int to, Bytes bytes, long at, int length) {
        long seen = 0;
        int done = 0;
        while (done < length) {
            int left = length - done;
            long word = EightBytes.read(bytes, at + done, left);
            seen |= word;
            LittleEndian.putLong(target, to, word);
            long special = special(word);
            if (special == 0) {
                done += Math.min(left, Long.BYTES);
                to += Math.min(left, Long.BYTES);
            } else {
                int clean = EightBytes.countBefore(special);
                done += clean + 1;
                to = escape(target, to + clean, (byte) (word >>> clean * Byte.SIZE));
            }
        }
        sawHighBits = EightBytes.notAscii(seen) != 0;
        return to;
    }

    private static int escape(byte[] target, int to, byte b) {
        byte escape = ESCAPES[b];
        if (escape == 0) {
            target[to] = b;
            return to + 1;
        }
        target[to] = '\\';
        target[to + 1] = escape;
        return to + 2;
    }

    /// Eight bytes at `at`, with spaces for those past `length`.
    private static long word(byte[] text, int at, int length) {
        if (at + Long.BYTES <= text.length) {
            long word = LittleEndian.getLong(text, at);
            return length >= Long.BYTES ? word : EightBytes.padded(word, length);
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (text[at + i] & 0xffL) << i * Byte.SIZE;
        }
        return EightBytes.padded(word, length);
    }

    private static long special(long word) {
        return EightBytes.special(word, EightBytes.QUOTES);
    }

    /// `'text'` of what `text` holds.
    static void quoted(ByteSink out, ByteSink text) {
        text.ensure(Long.BYTES);
        quoted(out, text.array(), text.position());
    }

    static void quoted(ByteSink out, byte[] text, int length) {
        out.put('\'');
        for (int done = 0; done < length; done += CHUNK) {
            int part = Math.min(CHUNK, length - done);
            out.ensure(room(part));
            out.advance(escape(out.array(), out.position(), text, done, part) - out.position());
        }
        out.put('\'');
    }

    private static int escape(byte[] target, int to, byte[] text, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int left = end - at;
            long word = word(text, at, left);
            LittleEndian.putLong(target, to, word);
            long special = special(word);
            if (special == 0) {
                at += Math.min(left, Long.BYTES);
                to += Math.min(left, Long.BYTES);
            } else {
                int clean = EightBytes.countBefore(special);
                at += clean + 1;
                to = escape(target, to + clean, (byte) (word >>> clean * Byte.SIZE));
            }
        }
        return to;
    }

    /// `x'0A1B'`, followed by as many zero bytes as `length` falls short of `width`.
    void hex(ByteSink out, Bytes bytes, long at, int length, int width) {
        bytes.checkedLength(at, length);
        out.put('x');
        out.put('\'');
        for (int done = 0; done < length; done += CHUNK) {
            hexDigits(out, bytes, at + done, Math.min(CHUNK, length - done));
        }
        if (width > length) {
            int zeros = 2 * (width - length);
            out.ensure(zeros);
            Arrays.fill(out.array(), out.position(), out.position() + zeros, (byte) '0');
            out.advance(zeros);
        }
        out.put('\'');
    }

    private static void hexDigits(ByteSink out, Bytes bytes, long at, int length) {
        out.ensure(2 * length);
        byte[] target = out.array();
        int to = out.position();
        int done = 0;
        for (; length - done >= Integer.BYTES; done += Integer.BYTES) {
            LittleEndian.putLong(target, to + 2 * done, hexDigits(bytes.u32(at + done)));
        }
        for (; done < length; done++) {
            int pair = bytes.u8(at + done) * 2;
            target[to + 2 * done] = HEX[pair];
            target[to + 2 * done + 1] = HEX[pair + 1];
        }
        out.advance(2 * length);
    }

    /// Four bytes, the first one lowest, as eight digits: the bytes are spread, split into halves, and 7 is added to each half above 9.
    private static long hexDigits(long fourBytes) {
        long pairs = (fourBytes | fourBytes << 16) & 0x0000_ffff_0000_ffffL;
        pairs = (pairs | pairs << 8) & 0x00ff_00ff_00ff_00ffL;
        long halves = pairs >>> 4 & NIBBLES | (pairs & NIBBLES) << 8;
        long letters = halves + EightBytes.EACH * 6 >>> 4 & EightBytes.EACH;
        return halves + EightBytes.EACH * '0' + letters * ('A' - '0' - 10);
    }

    /// Whether all bytes are ASCII.
    boolean isAscii(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        long seen = 0;
        for (int done = 0; done < length; done += Long.BYTES) {
            seen |= EightBytes.read(bytes, at + done, length - done);
        }
        return EightBytes.notAscii(seen) == 0;
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        escapes[0] = '0';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\\'] = '\\';
        escapes['\''] = '\'';
        escapes[0x1a] = 'Z';
        return escapes;
    }

    private static byte[] hexTable() {
        byte[] table = new byte[512];
        for (int i = 0; i < 256; i++) {
            table[2 * i] = (byte) "0123456789ABCDEF".charAt(i >> 4);
            table[2 * i + 1] = (byte) "0123456789ABCDEF".charAt(i & 15);
        }
        return table;
    }
}
