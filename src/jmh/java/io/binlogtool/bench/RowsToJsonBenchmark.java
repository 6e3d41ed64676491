package io.binlogtool.bench;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.format.json.DdlSelection;
import io.binlogtool.format.json.MaxwellFormatter;
import io.binlogtool.format.json.MaxwellOptions;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.schema.SchemaScript;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.TableMaps;
import io.binlogtool.tx.SchemaFollower;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/// Finding the columns of rows and writing them as JSON: one call writes the rows of testdata/maxwell-shop/binlog.000002, whose events were read
/// before. What comes out is compared with what Maxwell wrote for that log.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowsToJsonBenchmark {

    private static final Path FOLDER = Path.of("testdata/maxwell-shop");
    /// Of all of Maxwell's keys those that say where in its transaction a row is are left out here.
    private static final String PLACE = ",\"xid\":\\d+(,\"xoffset\":\\d+|,\"commit\":true)?";
    private static final MaxwellOptions OPTIONS = new MaxwellOptions(true, false, false, false, false, false, false, false, 0, false, false, false,
            false, List.of(), false, ZoneOffset.UTC);

    private record Rows(RowsEvent event, TableMap map) {
    }

    private static final class NoDefinitions implements DdlSelection {

        @Override
        public boolean includesTable(String database, String table) {
            return false;
        }

        @Override
        public boolean includesDatabase(String database) {
            return false;
        }
    }

    private final List<Rows> rows = new ArrayList<>();
    private final RetainedEvents retained = new RetainedEvents();
    private final ByteSink out = new ByteSink();
    private EventReader reader;
    private MaxwellFormatter formatter;

    @Setup
    public void setup() throws IOException {
        SchemaCatalog catalog = new SchemaCatalog();
        SchemaScript.load(FOLDER.resolve("schema.sql"), catalog);
        formatter = new MaxwellFormatter(OPTIONS, out, new SchemaFollower(catalog, warning -> { }), new NoDefinitions(), warning -> { });
        reader = new EventReader(LogInput.open(FOLDER.resolve("binlog.000002").toString(), InputStream.nullInputStream()));
        TableMaps maps = new TableMaps();
        for (RawEvent raw = reader.next(); raw != null; raw = reader.next()) {
            switch (EventDecoder.decode(retained.copy(raw))) {
                case TableMapEvent map -> maps.put(map);
                case RowsEvent event -> rows.add(new Rows(event, maps.get(event.tableId())));
                default -> { }
            }
        }
        json();
        List<String> written = out.toString().lines().toList();
        if (written.isEmpty() || !written.equals(expected().subList(0, written.size()))) {
            throw new IllegalStateException("the rows are not those that Maxwell wrote");
        }
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FOLDER.resolve("json/1.jsonl.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(PLACE, "").lines().toList();
        }
    }

    @TearDown
    public void close() {
        retained.close();
        reader.close();
    }

    @Benchmark
    public long json() {
        out.clear();
        for (Rows one : rows) {
            formatter.rows(one.event(), one.map(), RowSelection.ALL);
        }
        return out.written();
    }
}
