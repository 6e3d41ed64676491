package io.binlogtool.bench;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.charset.MysqlCharset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Text values to JSON: one call writes one value of `length` characters.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CharsetBenchmark {

    private static final String ASCII = "The quick brown fox jumps over the lazy dog. ";
    private static final String MIXED = "Grüße aus Köln, said \"Zoë\": naïve café, 日本語 and 😀.\n";
    private static final String CJK = "いろはにほへと ちりぬるを 我が世誰ぞ 常ならむ。";

    @Param({"utf8mb4 ascii", "utf8mb4 mixed", "utf8mb4 cjk", "latin1 ascii", "latin1 mixed", "gbk cjk", "utf16 ascii"})
    public String text;

    @Param({"12", "200", "20000"})
    public int length;

    private final ByteSink out = new ByteSink();
    private MysqlCharset charset;
    private Bytes bytes;
    private int size;

    @Setup
    public void setup() {
        String[] names = text.split(" ");
        charset = MysqlCharset.forName(names[0]).orElseThrow();
        String pattern = switch (names[1]) {
            case "ascii" -> ASCII;
            case "mixed" -> names[0].equals("latin1") ? MIXED.replaceAll("[^\\x00-\\xff]", "x") : MIXED;
            case "cjk" -> CJK;
            default -> throw new IllegalArgumentException(text);
        };
        String value = pattern.repeat(length / pattern.length() + 1).substring(0, length);
        byte[] encoded = charset.encode(value).orElseThrow();
        bytes = Bytes.copyOf(encoded);
        size = encoded.length;
        out.clear();
        int replaced = charset.writeJson(bytes, 0, size, out);
        String expected = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        if (replaced != 0 || !out.toString().equals(expected) || out.written() != expected.getBytes(StandardCharsets.UTF_8).length) {
            throw new IllegalStateException(text + " came out as " + out);
        }
    }

    @Benchmark
    public long json() {
        out.clear();
        charset.writeJson(bytes, 0, size, out);
        return out.written();
    }

    @Benchmark
    public boolean valid() {
        return charset.isValid(bytes, 0, size);
    }
}
