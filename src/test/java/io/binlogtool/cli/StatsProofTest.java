package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.binlogtool.cli.EventQueries.Transaction;

/// Every number of `stats --format json` against queries of the events themselves ([EventQueries]), and the rows of whole tables before and after
/// the log.
class StatsProofTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHOP = "shop/binlog.000001.gz";
    private static final String TYPES = "types-full/binlog.000001";
    private static final String GTIDS = "gtid-on/binlog.000001";
    private static final String MORE_GTIDS = "gtid-on/binlog.000002";
    private static final String STATEMENTS = "statement/binlog.000001";
    private static final String COMPRESSED = "compressed/binlog.000001";
    private static final Pattern INSERT = Pattern.compile("INSERT INTO `([^`]+)` .*", Pattern.DOTALL);
    private static final Pattern USE = Pattern.compile("USE `([^`]+)`;");

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void files(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        JsonNode file = stats(log).at("/files/0");
        List<JsonNode> all = events.where(_ -> true);
        assertThat(file.path("events").asLong()).isEqualTo(all.size());
        assertThat(file.path("size").asLong()).isEqualTo(4 + all.stream().mapToLong(EventQueries::logBytes).sum());
        assertThat(file.path("first_time").asText()).isEqualTo(utc(all.stream().mapToLong(EventQueries::time).min().orElseThrow()));
        assertThat(file.path("last_time").asText()).isEqualTo(utc(all.stream().mapToLong(EventQueries::time).max().orElseThrow()));
        assertThat(file.path("row_events").asLong()).isEqualTo(events.ofType(".*_ROWS").size());
        assertThat(file.path("statements").asLong()).isEqualTo(events.statements().size());
        assertThat(file.path("server_version").asText()).isEqualTo(all.getFirst().at("/body/server_version").asText());
        assertThat(file.path("checksum").asText()).isEqualTo(all.getFirst().at("/body/checksum_algorithm").asText());
        List<JsonNode> payloads = events.ofType("TRANSACTION_PAYLOAD");
        assertThat(file.path("compressed_bytes").asLong()).isEqualTo(sum(payloads, payload -> payload.at("/body/payload_size").asLong()));
        assertThat(file.path("uncompressed_bytes").asLong()).isEqualTo(sum(payloads, payload -> payload.at("/body/uncompressed_size").asLong()));
        assertThat(singleGtids(file.path("gtids").asText())).isEqualTo(events.gtids());
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void types(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        JsonNode types = stats(log).path("types");
        assertThat(column(types, "code", "events")).isEqualTo(events.sum(event -> event.at("/header/type_code").asText(), _ -> 1));
        assertThat(column(types, "code", "bytes")).isEqualTo(events.sum(event -> event.at("/header/type_code").asText(), EventQueries::length));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, COMPRESSED})
    void tables(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        JsonNode tables = stats(log).path("tables");
        assertThat(tables).isNotEmpty();
        assertThat(column(tables, "table", "rows")).isEqualTo(events.sum(EventQueries::table, EventQueries::rows));
        assertThat(column(tables, "table", "inserts")).isEqualTo(events.sum(EventQueries::table, event -> EventQueries.rows(event, false, true)));
        assertThat(column(tables, "table", "updates")).isEqualTo(events.sum(EventQueries::table, event -> EventQueries.rows(event, true, true)));
        assertThat(column(tables, "table", "deletes")).isEqualTo(events.sum(EventQueries::table, event -> EventQueries.rows(event, true, false)));
        assertThat(column(tables, "table", "bytes")).isEqualTo(events.sum(EventQueries::table, EventQueries::length));
        assertThat(column(tables, "table", "events"))
                .isEqualTo(events.sum(EventQueries::table, event -> EventQueries.rowsTable(event) == null ? 0 : 1));
        Map<String, Long> transactions = new TreeMap<>();
        events.transactions().forEach(transaction -> transaction.tables().forEach(table -> transactions.merge(table, 1L, Long::sum)));
        column(tables, "table", "transactions").forEach((table, count) -> assertThat(count).isEqualTo(transactions.getOrDefault(table, 0L)));
        for (JsonNode table : tables) {
            long[] times = events.where(event -> table.path("table").asText().equals(EventQueries.rowsTable(event))).stream()
                    .mapToLong(EventQueries::time).sorted().toArray();
            assertThat(table.path("first_change").asText()).isEqualTo(times.length == 0 ? "null" : utc(times[0]));
            assertThat(table.path("last_change").asText()).isEqualTo(times.length == 0 ? "null" : utc(times[times.length - 1]));
        }
        double share = StreamSupport.stream(tables.spliterator(), false).mapToDouble(table -> table.path("share").asDouble()).sum();
        assertThat(share).isCloseTo(1, within(1e-9));
    }

    /// In tables whose columns are all of types with a size that the value tells.
    @ParameterizedTest
    @ValueSource(strings = {GTIDS, COMPRESSED})
    void unchangedBytes(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        Map<String, JsonNode> maps = new HashMap<>();
        Map<String, Long> images = new TreeMap<>();
        Map<String, Long> unchanged = new TreeMap<>();
        for (JsonNode event : events.where(event -> EventQueries.table(event) != null)) {
            String table = EventQueries.table(event);
            if (EventQueries.rowsTable(event) == null) {
                maps.put(table, event.at("/body/columns"));
            }
            for (JsonNode row : event.at("/body/rows")) {
                boolean update = row.has("before") && row.has("after");
                for (JsonNode column : update ? maps.get(table) : JSON.createArrayNode()) {
                    JsonNode before = row.path("before").path(column.path("name").asText());
                    JsonNode after = row.path("after").path(column.path("name").asText());
                    long size = size(column, before) + size(column, after);
                    images.merge(table, size, Long::sum);
                    unchanged.merge(table, before.equals(after) ? size : 0, Long::sum);
                }
            }
        }
        JsonNode tables = stats(log).path("tables");
        assertThat(images).isNotEmpty();
        images.forEach((table, bytes) -> {
            assertThat(column(tables, "table", "update_image_bytes")).containsEntry(table, bytes);
            assertThat(column(tables, "table", "unchanged_bytes")).containsEntry(table, unchanged.get(table));
        });
    }

    private static long size(JsonNode column, JsonNode value) {
        if (value.isNull()) {
            return 0;
        }
        return switch (column.path("type").asText()) {
            case "LONG" -> 4;
            case "LONGLONG" -> 8;
            case "VARCHAR", "BLOB" -> value.asText().getBytes(StandardCharsets.UTF_8).length;
            case "NEWDECIMAL" -> decimalSize(column.path("metadata").asInt() >> 8, column.path("metadata").asInt() & 0xff);
            case "DATETIME2" -> 5;
            default -> throw new AssertionError("no size for " + column);
        };
    }

    private static long decimalSize(int precision, int scale) {
        int[] leftover = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
        int integer = precision - scale;
        return integer / 9 * 4 + leftover[integer % 9] + scale / 9 * 4 + leftover[scale % 9];
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void transactions(String log) throws Exception {
        List<Transaction> transactions = new EventQueries("testdata/" + log).transactions();
        JsonNode stats = stats(log);
        List<String> expected = transactions.stream().map(StatsProofTest::describe).sorted().toList();
        assertThat(rows(stats.path("largest"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(stats.path("largest")).extracting(row -> row.path("bytes").asLong()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rows(stats.path("longest"))).containsExactlyInAnyOrderElementsOf(
                transactions.stream().filter(transaction -> transaction.micros() > 0).map(StatsProofTest::describe).toList());
        distribution(stats.at("/transactions/0"), transactions.stream().mapToLong(Transaction::rows).toArray(), 1);
        distribution(stats.at("/transactions/1"), transactions.stream().mapToLong(Transaction::bytes).toArray(), 1);
        distribution(stats.at("/transactions/2"), transactions.stream().mapToLong(Transaction::micros).toArray(), 1);
        long span = transactions.stream().mapToLong(Transaction::begin).max().orElseThrow()
                - transactions.stream().mapToLong(Transaction::begin).min().orElseThrow() + 1;
        assertThat(stats.at("/transactions/0/per_second").asDouble()).isCloseTo((double) transactions.size() / span, within(1e-9));
    }

    private static String describe(Transaction transaction) {
        String gtid = transaction.gtid().isEmpty() ? "null" : transaction.gtid();
        return String.join("|", Long.toString(transaction.head().path("position").asLong()), gtid, utc(transaction.begin()),
                Long.toString(transaction.thread()), Long.toString(transaction.rows()), Long.toString(transaction.bytes()),
                Long.toString(transaction.micros()), String.join(", ", transaction.tables()));
    }

    private static List<String> rows(JsonNode transactions) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : transactions) {
            rows.add(List.of("position", "gtid", "time", "thread", "rows", "bytes", "duration", "tables").stream()
                    .map(column -> row.path(column).asText()).collect(Collectors.joining("|")));
        }
        return rows;
    }

    /// Counts, sums and maxima are exact, percentiles to three digits.
    private static void distribution(JsonNode row, long[] numbers, long unit) {
        Arrays.sort(numbers);
        assertThat(row.path("transactions").asLong()).isEqualTo(numbers.length);
        assertThat(row.path("total").asLong()).isEqualTo(Arrays.stream(numbers).sum() * unit);
        assertThat(row.path("max").asLong()).isEqualTo(numbers[numbers.length - 1] * unit);
        Map.of("p50", 0.5, "p90", 0.9, "p99", 0.99, "p999", 0.999).forEach((column, part) -> {
            long exact = numbers[(int) Math.ceil(part * numbers.length) - 1] * unit;
            assertThat(row.path(column).asLong()).as(column).isCloseTo(exact, within(exact / 1000));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void intervals(String log) throws Exception {
        Map<String, long[]> expected = new TreeMap<>();
        for (Transaction transaction : new EventQueries("testdata/" + log).transactions()) {
            for (JsonNode event : transaction.events()) {
                long[] counts = expected.computeIfAbsent(utc(EventQueries.time(event) / 600 * 600), _ -> new long[3]);
                counts[0] += EventQueries.rows(event);
                counts[1] += EventQueries.logBytes(event);
                counts[2] += event == transaction.events().getLast() ? 1 : 0;
            }
        }
        Map<String, long[]> actual = new TreeMap<>();
        for (JsonNode interval : stats(log, "--interval=10m").path("intervals")) {
            assertThat(interval.path("length").asLong()).isEqualTo(600_000_000);
            actual.put(interval.path("from").asText(),
                    new long[] {interval.path("rows").asLong(), interval.path("bytes").asLong(), interval.path("transactions").asLong()});
        }
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void replication(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        JsonNode stats = stats(log);
        long[] delays = events.ofType(EventQueries.GTID).stream().mapToLong(event -> event.at("/body/immediate_commit_timestamp").asLong()
                - event.at("/body/original_commit_timestamp").asLong()).sorted().toArray();
        JsonNode delay = stats.at("/replication/0");
        assertThat(delay.path("count").asLong()).isEqualTo(delays.length);
        assertThat(delay.path("max").asLong()).isEqualTo(delays[delays.length - 1]);
        List<Long> groups = events.parallelGroups();
        JsonNode group = stats.at("/replication/1");
        assertThat(group.path("count").asLong()).isEqualTo(groups.size());
        assertThat(group.path("max").asLong()).isEqualTo(groups.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertThat(group.path("mean").asDouble()).isCloseTo(groups.stream().mapToLong(Long::longValue).average().orElseThrow(), within(1e-9));
        assertThat(column(stats.path("servers"), "server_id", "events"))
                .isEqualTo(events.sum(event -> event.at("/header/server_id").asText(), _ -> 1));
        assertThat(column(stats.path("servers"), "server_id", "bytes"))
                .isEqualTo(events.sum(event -> event.at("/header/server_id").asText(), EventQueries::logBytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, GTIDS, MORE_GTIDS, STATEMENTS, COMPRESSED})
    void sessions(String log) throws Exception {
        EventQueries events = new EventQueries("testdata/" + log);
        JsonNode stats = stats(log);
        Map<String, long[]> expected = new TreeMap<>();
        for (Transaction transaction : events.transactions()) {
            long[] counts = expected.computeIfAbsent(Long.toString(transaction.thread()), _ -> new long[4]);
            counts[0]++;
            counts[2] += transaction.rows();
            counts[3] += transaction.bytes();
        }
        events.statements().forEach(event -> expected.get(event.at("/body/thread_id").asText())[1]++);
        Map<String, long[]> actual = new TreeMap<>();
        for (JsonNode thread : stats.path("threads")) {
            actual.put(thread.path("thread").asText(), new long[] {thread.path("transactions").asLong(), thread.path("statements").asLong(),
                    thread.path("rows").asLong(), thread.path("bytes").asLong()});
        }
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        Map<String, Long> users = new TreeMap<>();
        for (JsonNode event : events.statements()) {
            JsonNode invoker = event.at("/body/status_vars/INVOKER");
            if (!invoker.isMissingNode()) {
                users.merge(invoker.path("user").asText() + "@" + invoker.path("host").asText(), 1L, Long::sum);
            }
        }
        assertThat(column(stats.path("users"), "user", "statements")).isEqualTo(users);
        assertThat(stats.path("ddl")).extracting(row -> row.path("position").asLong())
                .isEqualTo(events.ddl().stream().map(event -> event.path("position").asLong()).toList());
    }

    /// Rows before, and what the log adds and takes away, are the rows after.
    @ParameterizedTest
    @ValueSource(strings = {SHOP, TYPES, "fk-and-keys/binlog.000001", "image-full/binlog.000001", "image-minimal/binlog.000001",
        "image-noblob/binlog.000001", "partial-json/binlog.000001", "rows-query/binlog.000001"})
    void rowsBeforeAndAfter(String log) throws Exception {
        Path state = Path.of("testdata", log).resolveSibling("state");
        Map<String, Long> rows = rowsOf(state, "before");
        assertThat(rows).isNotEmpty();
        for (JsonNode table : stats(log).path("tables")) {
            rows.merge(table.path("table").asText(), table.path("inserts").asLong() - table.path("deletes").asLong(), Long::sum);
        }
        rows.values().removeIf(count -> count == 0);
        assertThat(rows).isEqualTo(rowsOf(state, "after"));
    }

    private static Map<String, Long> rowsOf(Path state, String when) throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        String database = "";
        for (String line : text(state.resolve(when + ".sql")).split("\n")) {
            Matcher use = USE.matcher(line);
            Matcher insert = INSERT.matcher(line);
            if (use.matches()) {
                database = use.group(1);
            } else if (insert.matches()) {
                rows.merge(database + "." + insert.group(1), 1L, Long::sum);
            }
        }
        return rows;
    }

    private static String text(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static JsonNode stats(String log, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("stats", "--format=json", "--top=100000"));
        words.addAll(List.of(more));
        words.add("testdata/" + log);
        Invocation stats = Invocation.of(words.toArray(String[]::new));
        assertThat(stats.exit()).as(stats.err()).isEqualTo(ExitCode.OK);
        return JSON.readTree(stats.out());
    }

    private static Map<String, Long> column(JsonNode rows, String key, String value) {
        Map<String, Long> numbers = new TreeMap<>();
        rows.forEach(row -> numbers.put(row.path(key).asText(), row.path(value).asLong()));
        return numbers;
    }

    private static long sum(List<JsonNode> events, ToLongFunction<JsonNode> number) {
        return events.stream().mapToLong(number).sum();
    }

    /// `uuid:1-3:5, …` one by one.
    private static TreeSet<String> singleGtids(String set) {
        TreeSet<String> gtids = new TreeSet<>();
        for (String source : set.isEmpty() ? new String[0] : set.split(",\\s*")) {
            String[] parts = source.split(":");
            String name = parts[0];
            for (int i = 1; i < parts.length; i++) {
                if (!Character.isDigit(parts[i].charAt(0))) {
                    name = parts[0] + ":" + parts[i];
                    continue;
                }
                String[] bounds = parts[i].split("-");
                for (long gno = Long.parseLong(bounds[0]); gno <= Long.parseLong(bounds[bounds.length - 1]); gno++) {
                    gtids.add(name + ":" + gno);
                }
            }
        }
        return gtids;
    }

    private static String utc(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
