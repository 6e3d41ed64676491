package io.binlogtool.format.text.rows;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightBytes;
import io.binlogtool.io.LittleEndian;

/// A string value in pseudo-SQL: between single quotes, with `\b \f \n \r \t \\ \'`, other control bytes as `\x00`, and all else as it is.
///
/// Eight bytes are looked at together, as most text needs no escape.
final class QuotedText {

    /// How much is written before room is made again.
    private static final int CHUNK = 1 << 12;
    /// The most that one byte becomes: `\x00`.
    private static final int MAX_ESCAPE = 4;
    private static final byte HEX_ESCAPE = 'x';
    private static final byte[] ESCAPES = escapes();

    private QuotedText() {
    }

    static void write(ByteSink out, Bytes bytes, int at, int length) {
        bytes.checkedLength(at, length);
        out.put('\'');
        int end = at + length;
        int wordsEnd = (int) Math.min(end, bytes.size() - Long.BYTES + 1);
        while (at < end) {
            int chunkEnd = Math.min(end, at + CHUNK);
            out.ensure(CHUNK * MAX_ESCAPE + Long.BYTES);
            byte[] target = out.array();
            int start = out.position();
            int to = start;
            while (at < chunkEnd) {
                int left = chunkEnd - at;
                if (at < wordsEnd) {
                    long word = bytes.i64(at);
                    LittleEndian.putLong(target, to, word);
                    int clean = Math.min(left, cleanBytes(word));
                    at += clean;
                    to += clean;
                    if (clean == left || clean == Long.BYTES) {
                        continue;
                    }
                }
                to = writeByte(target, to, bytes.i8(at++));
            }
            out.advance(to - start);
        }
        out.put('\'');
    }

    /// What `text`, a sink without a stream, holds.
    static void write(ByteSink out, ByteSink text) {
        out.put('\'');
        byte[] source = text.array();
        int end = text.position();
        int at = 0;
        while (at < end) {
            int chunkEnd = Math.min(end, at + CHUNK);
            out.ensure(CHUNK * MAX_ESCAPE + Long.BYTES);
            byte[] target = out.array();
            int start = out.position();
            int to = start;
            while (at < chunkEnd) {
                if (chunkEnd - at >= Long.BYTES) {
                    long word = LittleEndian.getLong(source, at);
                    LittleEndian.putLong(target, to, word);
                    int clean = cleanBytes(word);
                    at += clean;
                    to += clean;
                    if (clean == Long.BYTES) {
                        continue;
                    }
                }
                to = writeByte(target, to, source[at++]);
            }
            out.advance(to - start);
        }
        out.put('\'');
    }

    private static int cleanBytes(long word) {
        return EightBytes.countBefore(EightBytes.special(word, EightBytes.QUOTES));
    }

    private static int writeByte(byte[] target, int to, byte b) {
        byte escape = b < 0 ? 0 : ESCAPES[b];
        if (escape == 0) {
            target[to++] = b;
            return to;
        }
        target[to++] = '\\';
        target[to++] = escape;
        if (escape == HEX_ESCAPE) {
            target[to++] = hexDigit(b >> 4);
            target[to++] = hexDigit(b & 15);
        }
        return to;
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
