package io.binlogtool.io;

import java.nio.charset.StandardCharsets;

/// A piece of output that is written again and again, such as a keyword or a column's name: encoded once, and copied eight bytes at a time
/// by [ByteSink#put(Fragment)], which for short pieces is several times as fast as a general copy.
public final class Fragment {

    final long[] words;
    final int length;

    private Fragment(byte[] bytes, int from, int length) {
        this.words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        this.length = length;
        for (int i = 0; i < length; i++) {
            words[i / Long.BYTES] |= (bytes[from + i] & 0xffL) << i % Long.BYTES * Byte.SIZE;
        }
    }

    public static Fragment of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Fragment(bytes, 0, bytes.length);
    }

    public static Fragment of(byte[] bytes) {
        return new Fragment(bytes, 0, bytes.length);
    }

    /// What `sink`, which has no stream, was given so far.
    public static Fragment of(ByteSink sink) {
        return new Fragment(sink.array(), 0, sink.position());
    }

    public int length() {
        return length;
    }
}
