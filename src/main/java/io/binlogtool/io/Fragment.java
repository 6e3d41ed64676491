package io.binlogtool.io;

import java.nio.charset.StandardCharsets;

/// A piece of output that is written again and again, such as a keyword or a column's name: encoded once.
public final class Fragment {

    final byte[] bytes;

    private Fragment(byte[] bytes) {
        this.bytes = bytes;
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
