package io.binlogtool.format.sql;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.charset.MysqlCharset;

/// Strings and bytes as SQL literals, for a session without NO_BACKSLASH_ESCAPES. What a client or an editor might change on the way (line
/// ends, NUL, ^Z) is escaped.
final class SqlLiteral {

    private static final int CHUNK = 1 << 12;
    private static final byte[] ESCAPES = escapes();
    private static final byte[] HEX = hexTable();

    private final byte[] chunk = new byte[CHUNK];

    /// `'text'`, the bytes as they are but for escapes.
    void quoted(ByteSink out, Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        out.put('\'');
        for (int done = 0; done < length; ) {
            int part = Math.min(CHUNK, length - done);
            bytes.copyTo(at + done, chunk, 0, part);
            escaped(out, chunk, 0, part);
            done += part;
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
        bytes.copyTo(at, chunk, 0, length);
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= chunk[i];
        }
        if (all < 0 && (utf8 == null || !utf8.isValid(bytes, at, length))) {
            return false;
        }
        out.put('\'');
        escaped(out, chunk, 0, length);
        out.put('\'');
        return true;
    }

    /// `'text'` of what `text` holds.
    static void quoted(ByteSink out, ByteSink text) {
        quoted(out, text.array(), text.position());
    }

    static void quoted(ByteSink out, byte[] text, int length) {
        out.put('\'');
        for (int done = 0; done < length; done += CHUNK) {
            escaped(out, text, done, Math.min(CHUNK, length - done));
        }
        out.put('\'');
    }

    private static void escaped(ByteSink out, byte[] text, int from, int length) {
        out.ensure(2 * length);
        byte[] target = out.array();
        int start = out.position();
        int to = start;
        for (int i = from; i < from + length; i++) {
            byte b = text[i];
            byte escape = b < 0 ? 0 : ESCAPES[b];
            if (escape != 0) {
                target[to++] = '\\';
                b = escape;
            }
            target[to++] = b;
        }
        out.advance(to - start);
    }

    /// `x'0A1B'`, followed by as many zero bytes as `length` falls short of `width`.
    void hex(ByteSink out, Bytes bytes, long at, int length, int width) {
        bytes.checkedLength(at, length);
        out.put('x');
        out.put('\'');
        for (int done = 0; done < length; ) {
            int part = Math.min(CHUNK, length - done);
            bytes.copyTo(at + done, chunk, 0, part);
            hexDigits(out, chunk, part);
            done += part;
        }
        for (int i = length; i < width; i++) {
            out.put('0');
            out.put('0');
        }
        out.put('\'');
    }

    private static void hexDigits(ByteSink out, byte[] bytes, int length) {
        out.ensure(2 * length);
        byte[] target = out.array();
        int to = out.position();
        for (int i = 0; i < length; i++) {
            int pair = (bytes[i] & 0xff) * 2;
            target[to++] = HEX[pair];
            target[to++] = HEX[pair + 1];
        }
        out.advance(2 * length);
    }

    /// Whether all bytes are ASCII.
    boolean isAscii(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        for (int done = 0; done < length; ) {
            int part = Math.min(CHUNK, length - done);
            bytes.copyTo(at + done, chunk, 0, part);
            int all = 0;
            for (int i = 0; i < part; i++) {
                all |= chunk[i];
            }
            if (all < 0) {
                return false;
            }
            done += part;
        }
        return true;
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
