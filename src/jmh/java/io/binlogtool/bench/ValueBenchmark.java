package io.binlogtool.bench;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.CNumberFormat;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to print one value of the types that are slow to print, from stored bytes to text.
///
/// Every run starts with a check of what is timed against the JDK's own texts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValueBenchmark {

    private static final int VALUES = 1000;
    private static final int PRECISION = 14;
    private static final int SCALE = 4;
    private static final int DECIMAL_SIZE = 7;
    private static final int DATETIME_SIZE = 8;

    private final ByteSink sink = new ByteSink();
    private final JsonTextWriter json = new JsonTextWriter(sink, JsonStyle.MYSQL);
    private final JsonTextWriter maxwellJson = new JsonTextWriter(sink, JsonStyle.MAXWELL);
    private final double[] doubles = new double[VALUES];
    private final double[] prices = new double[VALUES];
    private Bytes decimals;
    private Bytes datetimes;
    private Bytes document;
    private Bytes object;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        ByteBuffer decimalBytes = ByteBuffer.allocate(VALUES * DECIMAL_SIZE);
        ByteBuffer datetimeBytes = ByteBuffer.allocate(VALUES * DATETIME_SIZE);
        for (int i = 0; i < VALUES; i++) {
            doubles[i] = Math.pow(10, random.nextDouble(-3, 18));
            prices[i] = random.nextInt(1_000_000) / 100.0;
            decimalBytes.put((byte) 0x80).putInt(random.nextInt(1_000_000_000)).putShort((short) random.nextInt(10_000));
            datetimeBytes.putLong(PackedDatetime.of(2024, 1 + i % 12, 1 + i % 28, i % 24, i % 60, i % 60, i * 1000) + Long.MIN_VALUE);
        }
        decimals = Bytes.copyOf(decimalBytes.array());
        datetimes = Bytes.copyOf(datetimeBytes.array());
        document = Bytes.copyOf(array("some text", "more \"text\"", "a rather longer string, such as a note or an address"));
        object = Bytes.copyOf(object());
        check();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long decimal() {
        sink.clear();
        for (int i = 0; i < VALUES; i++) {
            PackedDecimal.write(sink, decimals, (long) i * DECIMAL_SIZE, PRECISION, SCALE);
        }
        return sink.written();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long datetime() {
        sink.clear();
        for (int i = 0; i < VALUES; i++) {
            PackedDatetime.write(sink, PackedDatetime.decode(datetimes, (long) i * DATETIME_SIZE, 6), 6);
        }
        return sink.written();
    }

    /// Twenty digits, as in mysqlbinlog's text.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long doubleTwentyDigits() {
        sink.clear();
        for (double value : doubles) {
            CNumberFormat.general(sink, value, 20);
        }
        return sink.written();
    }

    /// As few digits as needed, seventeen mostly.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long doubleShortest() {
        sink.clear();
        for (double value : doubles) {
            ShortestDecimal.java(sink, value);
        }
        return sink.written();
    }

    /// As few digits as needed, for numbers that have two after the point.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long priceShortest() {
        sink.clear();
        for (double value : prices) {
            ShortestDecimal.mysql(sink, value);
        }
        return sink.written();
    }

    /// One array of three strings and three numbers.
    @Benchmark
    public long jsonText() {
        sink.clear();
        json.write(document, 0, document.size());
        return sink.written();
    }

    /// An object such as applications keep: `{"i":1,"x":0.23403071261386454,"src":"web","tags":["a","b",9]}`.
    @Benchmark
    public long jsonObject() {
        sink.clear();
        maxwellJson.write(object, 0, object.size());
        return sink.written();
    }

    private void check() {
        for (int i = 0; i < VALUES; i++) {
            sink.clear();
            PackedDecimal.write(sink, decimals, (long) i * DECIMAL_SIZE, PRECISION, SCALE);
            expect(PackedDecimal.toBigDecimal(decimals, (long) i * DECIMAL_SIZE, PRECISION, SCALE).toPlainString());
            PackedDatetime.write(sink, PackedDatetime.decode(datetimes, (long) i * DATETIME_SIZE, 6), 6);
            expect("2024-%02d-%02d %02d:%02d:%02d.%06d".formatted(1 + i % 12, 1 + i % 28, i % 24, i % 60, i % 60, i * 1000));
            ShortestDecimal.java(sink, doubles[i]);
            expect(Double.toString(doubles[i]));
            ShortestDecimal.mysql(sink, prices[i]);
            expect(Double.toString(prices[i]));
            CNumberFormat.general(sink, doubles[i], 20);
            if (Double.parseDouble(sink.toString()) != doubles[i]) {
                throw new IllegalStateException(sink + " is not " + doubles[i]);
            }
        }
        jsonText();
        expect("[\"some text\", \"more \\\"text\\\"\", \"a rather longer string, such as a note or an address\", 1, -70000, 0.25]");
        jsonObject();
        expect("{\"i\":1,\"x\":0.23403071261386454,\"src\":\"web\",\"tags\":[\"a\",\"b\",9]}");
    }

    private void expect(String text) {
        if (!sink.toString().equals(text)) {
            throw new IllegalStateException("printed " + sink + " instead of " + text);
        }
        sink.clear();
    }

    /// A binary JSON array of strings, followed by 1, -70000 and 0.25.
    private static byte[] array(String... strings) {
        int count = strings.length + 3;
        int header = 4 + count * 3;
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 2).putShort((short) count).putShort((short) 0);
        int at = header;
        for (String string : strings) {
            out.put((byte) 12).putShort((short) at);
            at += 1 + string.length();
        }
        out.put((byte) 5).putShort((short) 1);
        out.put((byte) 7).putShort((short) at);
        out.put((byte) 11).putShort((short) (at + 4));
        for (String string : strings) {
            out.put((byte) string.length()).put(string.getBytes(StandardCharsets.US_ASCII));
        }
        out.putInt(-70_000).putDouble(0.25);
        out.putShort(3, (short) (out.position() - 1));
        return Arrays.copyOf(out.array(), out.position());
    }

    /// Keys and values in the order in which MySQL stores them: short keys first.
    private static byte[] object() {
        ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0).putShort((short) 4).putShort((short) 0);
        int keys = 4 + 4 * 4 + 4 * 3;
        int values = keys + "ixsrctags".length();
        out.putShort((short) keys).putShort((short) 1).putShort((short) (keys + 1)).putShort((short) 1);
        out.putShort((short) (keys + 2)).putShort((short) 3).putShort((short) (keys + 5)).putShort((short) 4);
        out.put((byte) 5).putShort((short) 1);
        out.put((byte) 11).putShort((short) values);
        out.put((byte) 12).putShort((short) (values + 8));
        out.put((byte) 2).putShort((short) (values + 12));
        out.put("ixsrctags".getBytes(StandardCharsets.US_ASCII));
        out.putDouble(0.23403071261386454).put((byte) 3).put("web".getBytes(StandardCharsets.US_ASCII));
        int array = out.position();
        out.putShort((short) 3).putShort((short) 17);
        out.put((byte) 12).putShort((short) 13).put((byte) 12).putShort((short) 15).put((byte) 5).putShort((short) 9);
        out.put((byte) 1).put((byte) 'a').put((byte) 1).put((byte) 'b');
        out.putShort(3, (short) (out.position() - 1));
        return Arrays.copyOf(out.array(), array + 17);
    }
}
