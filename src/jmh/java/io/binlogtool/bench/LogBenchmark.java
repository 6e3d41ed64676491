package io.binlogtool.bench;

import io.binlogtool.cli.Main;
import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.Checksum;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.LogInput;
import io.binlogtool.row.RowCursor;
import io.binlogtool.schema.TableMaps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What each step adds on the way of a whole log, testdata/shop (2.3 MB in small transactions): the scan of its headers, its checksums (in runs, and
/// one by one as it was before), the location of all columns of all rows, and the whole commands `dump` and
/// `dump -v`; and a dump of testdata/compressed.
///
/// Every iteration checks that it saw the whole log.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
public class LogBenchmark {

    private Path log;
    private long size;
    private int events;
    private int rows;

    @Setup
    public void prepare() throws IOException {
        log = Files.createTempFile("shop", ".000001");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of("testdata/shop/binlog.000001.gz")));
                OutputStream out = Files.newOutputStream(log)) {
            in.transferTo(out);
        }
        size = Files.size(log);
        events = headers();
        rows = locatedRows();
        if (events < 1000 || rows < 1000) {
            throw new IllegalStateException(events + " events, " + rows + " rows");
        }
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(log);
    }

    @Benchmark
    public int headerScan() throws IOException {
        return same(headers(), events);
    }

    @Benchmark
    public int checksums() throws IOException {
        Checksum checksum = new Checksum();
        return same(matches(checksum::matches), events);
    }

    @Benchmark
    public int checksumsOneByOne() throws IOException {
        Checksum checksum = new Checksum();
        return same(matches(event -> checksum.compute(event) == (int) event.checksum()), events);
    }

    @Benchmark
    public int rowLocation() throws IOException {
        return same(locatedRows(), rows);
    }

    @Benchmark
    public long text() {
        return print("dump", log.toString());
    }

    /// Small compressed transactions, where setting up a decompressor is what counts.
    @Benchmark
    public long textOfCompressed() throws IOException {
        Path compressed = Path.of("testdata/compressed/binlog.000001");
        return print(Files.size(compressed), "dump", compressed.toString());
    }

    @Benchmark
    public long textOfRows() {
        return print("dump", "-v", "--base64-output=decode-rows", log.toString());
    }

    private int headers() throws IOException {
        return matches(_ -> true);
    }

    /// How many events `test` is true of.
    private int matches(Predicate<RawEvent> test) throws IOException {
        int count = 0;
        try (EventReader reader = new EventReader(LogInput.open(log.toString(), null))) {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                if (test.test(event)) {
                    count++;
                }
            }
            if (reader.position() != size) {
                throw new IllegalStateException("ended at " + reader.position() + " of " + size);
            }
        }
        return count;
    }

    private int locatedRows() throws IOException {
        int count = 0;
        TableMaps tables = new TableMaps();
        RowCursor cursor = new RowCursor();
        try (EventReader reader = new EventReader(LogInput.open(log.toString(), null))) {
            for (RawEvent raw = reader.next(); raw != null; raw = reader.next()) {
                Event event = EventDecoder.decode(raw);
                if (event instanceof TableMapEvent map) {
                    tables.put(map);
                } else if (event instanceof RowsEvent rowsEvent) {
                    cursor.open(rowsEvent, tables.get(rowsEvent.tableId()));
                    while (cursor.next()) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private long print(String... args) {
        return print(size / 2, args);
    }

    /// Runs a command line, and counts what it prints: at least so many bytes.
    private static long print(long least, String... args) {
        Counter counter = new Counter();
        if (Main.run(args, InputStream.nullInputStream(), counter, OutputStream.nullOutputStream()) != 0 || counter.bytes < least) {
            throw new IllegalStateException(counter.bytes + " bytes were printed");
        }
        return counter.bytes;
    }

    private static int same(int actual, int expected) {
        if (actual != expected) {
            throw new IllegalStateException(actual + " in place of " + expected);
        }
        return actual;
    }

    private static final class Counter extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] block, int from, int length) {
            bytes += length;
        }
    }
}
