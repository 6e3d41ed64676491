package io.binlogtool.format.text;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// A string value in pseudo-SQL: between single quotes, with `\b \f \n \r \t \\ \'`, other control bytes as `\x00`, and all else as it is.
final class QuotedText {

    private static final int CHUNK = 1 << 13;
    /// The most that one byte becomes: `\x00`.
    private static final int MAX_ESCAPE = 4;
    private static final byte[] ESCAPES = escapes();
    private static final byte HEX_ESCAPE = 'x';

    private final byte[] chunk = new byte[CHUNK];

    void write(ByteSink out, Bytes bytes, int at, int length) {
        out.put('\'');
        int done = 0;
        while (done < length) {
            int part = Math.min(CHUNK, length - done);
            bytes.copyTo(at + done, chunk, 0, part);
            writeEscaped(out, chunk, part);
            done += part;
        }
        out.put('\'');
    }

    void write(ByteSink out, ByteSink text) {
        out.put('\'');
        byte[] bytes = text.array();
        int length = text.position();
        for (int done = 0; done < length; done += CHUNK) {
            int part = Math.min(CHUNK, length - done);
            System.arraycopy(bytes, done, chunk, 0, part);
            writeEscaped(out, chunk, part);
        }
        out.put('\'');
    }

    private static void writeEscaped(ByteSink out, byte[] text, int length) {
        out.ensure(length * MAX_ESCAPE);
        byte[] target = out.array();
        int start = out.position();
        int to = start;
        for (int i = 0; i < length; i++) {
            byte b = text[i];
            byte escape = b < 0 ? 0 : ESCAPES[b];
            if (escape == 0) {
                target[to++] = b;
            } else {
                target[to++] = '\\';
                target[to++] = escape;
                if (escape == HEX_ESCAPE) {
                    target[to++] = hexDigit(b >> 4);
                    target[to++] = hexDigit(b & 15);
                }
            }
        }
        out.advance(to - start);
    }

    private static byte hexDigit(int value) {
        return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        for (int i = 0; i < ' '; i++) {
            escapes[i] = HEX_ESCAPE;
        }
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\\'] = '\\';
        escapes['\''] = '\'';
        return escapes;
    }
}
