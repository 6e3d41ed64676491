package io.binlogtool.bench;

import io.binlogtool.cli.Main;
import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.format.sql.SqlFormatter;
import io.binlogtool.format.sql.SqlOptions;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.TableMaps;
import io.binlogtool.tx.SchemaFollower;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Rows to INSERT statements: the time of one row, of a table of each kind of columns, from its event to SQL.
///
/// Every run starts with a check of what is timed against what the command prints.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SqlBenchmark {

    private static final String LOG = "testdata/types-full/binlog.000001";
    private static final int ROWS = 1000;

    @Param({"ints", "floats", "times", "strings", "enums", "bits", "docs", "vectors"})
    public String table;

    private final RetainedEvents retained = new RetainedEvents();
    private final TableMaps maps = new TableMaps();
    private final List<RowsEvent> events = new ArrayList<>();
    private TableMap map;
    private LogInput input;
    private ByteSink out;
    private SqlFormatter formatter;

    @Setup
    public void prepare() throws IOException {
        input = LogInput.open(LOG, InputStream.nullInputStream());
        EventReader reader = new EventReader(input);
        for (RawEvent raw = reader.next(); raw != null; raw = reader.next()) {
            take(EventDecoder.decode(retained.copy(raw)));
        }
        ByteSink checked = new ByteSink();
        formatter = formatter(checked);
        int rows = rowsOf(events);
        writeAll(events);
        List<String> expected = printed();
        if (rows == 0 || !inserts(checked.toString()).equals(expected)) {
            throw new IllegalStateException(table + " came out as " + checked);
        }
        events.removeIf(event -> rowsOf(List.of(event)) != 1);
        List<RowsEvent> single = List.copyOf(events);
        if (single.isEmpty()) {
            throw new IllegalStateException("no event of " + table + " has one row");
        }
        while (events.size() < ROWS) {
            events.addAll(single.subList(0, Math.min(single.size(), ROWS - events.size())));
        }
        out = new ByteSink(OutputStream.nullOutputStream());
        formatter = formatter(out);
    }

    private void take(Event event) {
        if (event instanceof TableMapEvent mapEvent) {
            map = maps.put(mapEvent).table().equals(table) ? maps.put(mapEvent) : map;
        } else if (event instanceof RowsEvent rows && rows.kind() == RowsEvent.Kind.WRITE && maps.get(rows.tableId()).table().equals(table)) {
            events.add(rows);
        }
    }

    private SqlFormatter formatter(ByteSink out) {
        SqlOptions options = new SqlOptions(false, false, 1, true, false, false, 0, null, ZoneOffset.UTC);
        return new SqlFormatter(options, out, new SchemaFollower(new SchemaCatalog(), _ -> { }), false, () -> null, _ -> { });
    }

    private int rowsOf(List<RowsEvent> counted) {
        int rows = 0;
        RowCursor cursor = new RowCursor();
        for (RowsEvent event : counted) {
            cursor.open(event, map);
            while (cursor.next()) {
                rows++;
            }
        }
        return rows;
    }

    private List<String> printed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(new String[] {"sql", "--table", "types." + table, "--type", "insert", LOG}, InputStream.nullInputStream(), out,
                OutputStream.nullOutputStream());
        return inserts(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> inserts(String sql) {
        return sql.lines().filter(line -> line.startsWith("INSERT ")).toList();
    }

    private void writeAll(List<RowsEvent> written) {
        for (RowsEvent event : written) {
            formatter.rows(event, map, RowSelection.ALL);
        }
    }

    @TearDown
    public void close() {
        retained.close();
        input.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long insert() {
        for (int i = 0; i < ROWS; i++) {
            formatter.rows(events.get(i), map, RowSelection.ALL);
        }
        return out.written();
    }
}
