package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Bytes written as hexadecimal digits, with spaces and bars between them as one likes; and what a writer writes.
public final class HexBytes {

    private HexBytes() {
    }

    public static Bytes hex(String digits) {
        return Bytes.copyOf(HexFormat.of().parseHex(digits.replaceAll("[ |]", "")));
    }

    public static String written(Consumer<ByteSink> writer) {
        ByteSink sink = new ByteSink();
        writer.accept(sink);
        return sink.toString();
    }
}
