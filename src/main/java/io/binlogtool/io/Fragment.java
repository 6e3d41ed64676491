package io.binlogtool.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A piece of output that is written again and again, such as a keyword or a column's name: encoded once.
public final class Fragment {

    /// The most bytes that are also there as two numbers.
    static final int SHORT = 2 * Long.BYTES;

    final byte[] bytes;
    /// The first [#SHORT] bytes, zeros behind the last: written as numbers, few bytes take a third of the time of a copy.
    final long firstEight;
    final long nextEight;

    private Fragment(byte[] bytes) {
        this.bytes = bytes;
        byte[] start = Arrays.copyOf(bytes, SHORT);
        this.firstEight = LittleEndian.getLong(start, 0);
        this.nextEight = LittleEndian.getLong(start, Long.BYTES);
    }

    public static Fragment of(String text) {
        return new Fragment(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Fragment of(byte[] bytes) {
        return new Fragment(bytes.clone());
    }

    /// What `sink`, which has no stream, was given so far.
    public static Fragment of(ByteSink sink) {
        return new Fragment(sink.toByteArray());
    }

    public int length() {
        return bytes.length;
    }
}
