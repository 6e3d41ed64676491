package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of `stats` against what the real mysqlbinlog printed for the same logs, and what a real server listed.
class StatsCommandTest {

    private static final Pattern ROW = Pattern.compile("^### (INSERT INTO|UPDATE|DELETE FROM) `(.+)`\\.`(.+)`$");

    /// Rows by table and kind of change: as many as mysqlbinlog -v shows.
    @ParameterizedTest
    @ValueSource(strings = {"compressed", "gtid-off", "image-minimal", "mixed", "partial-json", "ddl-evolution", "fk-and-keys"})
    void countsTheRowsThatMysqlbinlogShows(String set) throws IOException {
        Map<String, long[]> expected = new TreeMap<>();
        for (String line : text(Path.of("testdata", set, "expected", "vv-decode.txt.gz"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                long[] counts = expected.computeIfAbsent(row.group(2) + "." + row.group(3), _ -> new long[3]);
                counts[List.of("INSERT INTO", "UPDATE", "DELETE FROM").indexOf(row.group(1))]++;
            }
        }
        Map<String, long[]> actual = new TreeMap<>();
        csv(set, "tables").forEach(row -> actual.put(row[0], new long[] {Long.parseLong(row[2]), Long.parseLong(row[3]), Long.parseLong(row[4])}));
        actual.values().removeIf(counts -> Arrays.stream(counts).sum() == 0);
        assertThat(actual).isNotEmpty().usingRecursiveComparison().isEqualTo(expected);
    }

    /// Events by type: as many as a server lists; and outside of payloads, their bytes.
    @ParameterizedTest
    @ValueSource(strings = {"compressed", "gtid-on", "statement", "types-full", "mixed", "gtid-off"})
    void countsTheEventsThatAServerLists(String set) throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        List<String> lines = text(Path.of("testdata", set, "events", "binlog.000001.txt.gz"));
        lines.stream().skip(1).forEach(line -> expected.merge(line.split("\t")[2], 1L, Long::sum));
        Map<String, Long> actual = new TreeMap<>();
        csv(set, "types").forEach(row -> actual.put(row[0], Long.parseLong(row[2])));
        assertThat(actual).isEqualTo(expected);
        long transactions = lines.stream().filter(line -> line.contains("\tSET @@SESSION.GTID_NEXT= ")).count();
        assertThat(csv(set, "transactions").getFirst()[1]).isEqualTo(Long.toString(transactions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on", "types-full", "compressed", "statement"})
    void everyByteIsCountedOnce(String set) throws IOException {
        long size = Files.size(Path.of("testdata", set, "binlog.000001"));
        String[] file = csv(set, "files").getFirst();
        assertThat(file[2]).isEqualTo(Long.toString(size));
        long servers = csv(set, "servers").stream().mapToLong(row -> Long.parseLong(row[2])).sum();
        assertThat(servers).isEqualTo(size - 4);
    }

    /// The size of a transaction is what its GTID event says (transaction_length).
    @Test
    void sizesOfTransactionsAreThoseOfTheirGtidEvents() throws IOException {
        long[] lengths = text(Path.of("testdata/compressed/expected/vv-decode.txt.gz")).stream()
                .filter(line -> line.contains("transaction_length="))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('=') + 1))).sorted().toArray();
        String[] bytes = csv("compressed", "transactions").get(1);
        assertThat(bytes[0]).isEqualTo("bytes");
        assertThat(bytes[3]).isEqualTo(Long.toString(Arrays.stream(lengths).sum()));
        assertThat(bytes[8]).isEqualTo(Long.toString(lengths[lengths.length - 1]));
        assertThat(csv("compressed", "largest").getFirst()[6]).isEqualTo(bytes[8]);
    }

    @Test
    void unchangedBytesAreThoseOfColumnsThatAnUpdateLeavesAlone() {
        String[] account = csv("gtid-on", "tables").stream().filter(row -> row[0].equals("bank.account")).findFirst().orElseThrow();
        assertThat(Long.parseLong(account[12])).isPositive().isLessThan(Long.parseLong(account[11]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--start-datetime=2036-01-01 00:00:00", "--stop-datetime=2024-05-18 02:45:00", "--start-position=8345",
        "--stop-position=8345", "--start-position=10000000", "--offset=3"})
    void aLogIsAsLargeAsItsFileWhateverIsSelected(String option) throws IOException {
        assertThat(csv("gtid-on", "files", option).getFirst()[2]).isEqualTo(Long.toString(Files.size(Path.of("testdata/gtid-on/binlog.000001"))));
    }

    @Test
    void aLogInUseIsAsLargeAsItsFile() throws IOException {
        Path log = Path.of("testdata/damaged/in-use-cut.000001");
        String size = "\"size\":" + Files.size(log) + ",";
        assertThat(Invocation.of("stats", "--format=json", "--by=file", log.toString()).out()).contains(size);
        try (InputStream in = Files.newInputStream(log)) {
            assertThat(Invocation.reading(in, "stats", "--format=json", "--by=file", "-").out()).contains(size);
        }
        try (InputStream in = Files.newInputStream(log)) {
            assertThat(Invocation.reading(in, "stats", "--format=json", "--by=file", "--stop-datetime=2000-01-01 00:00:00", "-").out())
                    .contains("\"size\":127,");
        }
    }

    @Test
    void writesEveryFormat() {
        String log = "testdata/mixed/binlog.000001";
        assertThat(Invocation.of("stats", log).out()).contains("Tables\n", "stmts.items", "Largest transactions\n");
        assertThat(Invocation.of("stats", "--format=json", "--by=server", log).out())
                .isEqualTo("{\"replication\":[{\"measure\":\"commit_delay\",\"count\":32,\"mean\":0,\"p50\":0,\"p90\":0,\"p99\":0,\"max\":0},"
                        + "{\"measure\":\"parallel_group\",\"count\":32,\"mean\":1.0,\"p50\":1,\"p90\":1,\"p99\":1,\"max\":1}],"
                        + "\"servers\":[{\"server_id\":1,\"events\":160,\"bytes\":13486}]}\n");
        assertThat(Invocation.of("stats", "--format=prometheus", log).out())
                .contains("# TYPE binlogtool_table_inserts gauge\n", "binlogtool_table_inserts{table=\"stmts.loaded\"} 29\n");
        assertThat(Invocation.of("stats", "--format=html", log).out())
                .startsWith("<!DOCTYPE html>").contains("<svg", "stmts.items").doesNotContain("http:", "https:", "src=");
    }

    @Test
    void transactionsThatDidNothingThatIsSelectedAreNotCounted() {
        String log = "testdata/ddl-evolution/binlog.000001";
        assertThat(Invocation.of("stats", "--by=transaction", log).lines().get(2)).startsWith("  rows                53 ");
        // Seven with rows, and eight statements that name the table.
        assertThat(Invocation.of("stats", "--by=transaction", "--table=evolve.users", log).lines().get(2)).startsWith("  rows                15 ");
    }

    /// Rows are those of tables, of transactions, of intervals and of threads alike, whatever is selected.
    @ParameterizedTest
    @CsvSource({"gtid-on, --type=update", "gtid-on, --type=insert", "gtid-on, --start-position=8644", "gtid-on, --stop-position=8763",
        "gtid-on, --start-datetime=2024-05-18 03:01:00", "compressed, --type=update", "compressed, --type=delete", "gtid-off, --type=insert",
        "gtid-off, --database=bank", "fk-and-keys, --type=delete", "fk-and-keys, --table=org.emp", "mixed, --skip-gtids"})
    void everySectionCountsTheSameRows(String set, String option) {
        String[] all = {"tables", "intervals", "threads"};
        int[] columns = {1, 2, 3};
        String total = csv(set, "transactions", option).getFirst()[3];
        assertThat(total).isNotEqualTo("0");
        for (int i = 0; i < all.length; i++) {
            int column = columns[i];
            assertThat(csv(set, all[i], option).stream().mapToLong(row -> Long.parseLong(row[column])).sum()).as(all[i]).isEqualTo(Long.parseLong(total));
        }
    }

    @Test
    void tablesWithoutSelectedRowsAreNotThere() {
        assertThat(csv("fk-and-keys", "tables", "--type=update")).isNotEmpty().allMatch(row -> Long.parseLong(row[3]) > 0);
        assertThat(csv("compressed", "tables", "--type=delete")).isNotEmpty().allMatch(row -> Long.parseLong(row[4]) > 0);
        long tableMaps = csv("gtid-on", "types", "--type=delete").stream().filter(row -> row[0].equals("Table_map")).count();
        long payloads = csv("compressed", "types", "--type=delete").stream().filter(row -> row[0].equals("Transaction_payload")).count();
        assertThat(tableMaps).isEqualTo(payloads).isEqualTo(1);
    }

    /// What selected rows belong to is told by events that are not selected.
    @Test
    void aTransactionIsKnownByEventsThatAreLeftOut() {
        String[] whole = csv("gtid-on", "largest").getFirst();
        String[] inserts = csv("gtid-on", "largest", "--type=insert", "--top=100").stream().filter(row -> row[1].equals(whole[1])).findFirst().orElseThrow();
        assertThat(Arrays.asList(inserts).subList(0, 5)).isEqualTo(Arrays.asList(whole).subList(0, 5));
    }

    /// Without GTIDs, statements outside of BEGIN and COMMIT are transactions, too.
    @ParameterizedTest
    @ValueSource(strings = {"gtid-on", "statement", "mixed", "ddl-evolution", "compressed"})
    void transactionsAreAsManyWithoutGtids(String set) {
        assertThat(csv(set, "transactions", "--skip-gtids").getFirst()[1]).isEqualTo(csv(set, "transactions").getFirst()[1]);
    }

    @Test
    void logsWithoutGtidEventsHaveTransactions(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("CREATE TABLE d.t (a INT)").intvar().query("INSERT INTO d.t VALUES (1)").query("BEGIN")
                .query("INSERT INTO d.t VALUES (2)").query("INSERT INTO d.t VALUES (3)").xid().query("DROP TABLE d.t").write(folder).toString();
        Invocation stats = Invocation.of("stats", "--by=transaction", "--format=json", log);
        assertThat(stats.out()).contains("{\"measure\":\"rows\",\"transactions\":4,").contains("\"position\":127,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on", "compressed"})
    void bytesAreThoseInTheLogUnderAnotherDatabaseName(String set) {
        String rename = set.equals("gtid-on") ? "--rewrite-db=bank->a_name_that_is_much_longer" : "--rewrite-db=zip->a_name_that_is_much_longer";
        for (String section : List.of("files", "types", "transactions", "servers")) {
            assertThat(csv(set, section, rename)).as(section).usingRecursiveComparison().isEqualTo(csv(set, section));
        }
        assertThat(csv(set, "tables", rename).getFirst()[6]).isEqualTo(csv(set, "tables").getFirst()[6]);
    }

    @Test
    void tableNamesAreToldApart(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).insertFloat("x.y", "z", 1).insertFloat("x", "y.z", 1).insertFloat("x", "y", 1)
                .insertFloat("a`b", "c", 1).write(folder).toString();
        assertThat(Invocation.of("stats", "--format=prometheus", log).out().lines().filter(line -> line.startsWith("binlogtool_table_bytes")))
                .extracting(line -> line.substring(0, line.indexOf('}') + 1))
                .containsExactlyInAnyOrder("binlogtool_table_bytes{table=\"`x.y`.z\"}", "binlogtool_table_bytes{table=\"x.`y.z`\"}",
                        "binlogtool_table_bytes{table=\"x.y\"}", "binlogtool_table_bytes{table=\"`a``b`.c\"}");
        assertThat(Invocation.of("stats", "--format=json", "--by=table", log).out()).contains("\"table\":\"`x.y`.z\"", "\"table\":\"x.`y.z`\"");
    }

    @Test
    void typesOfOneNameAreOneSeries(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).other(99, 0x80).other(100, 0x80).write(folder).toString();
        assertThat(Invocation.of("stats", "--format=prometheus", log).out().lines().filter(line -> line.contains("_events{type=\"Unknown\"}")))
                .containsExactly("binlogtool_events{type=\"Unknown\"} 2");
    }

    @Test
    void controlCharactersDoNotReachTheScreen(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).insertFloat("d", "t\u001b[31m\u0007\n\t\u202e", 1).query("CREATE USER u IDENTIFIED AS '\u0001\u001f'")
                .write(folder).toString();
        assertThat(Invocation.of("stats", log).out()).contains("d.t\ufffd[31m\ufffd\ufffd\ufffd\ufffd ").contains("'\ufffd\ufffd'");
        String html = Invocation.of("stats", "--format=html", log).out();
        assertThat(html).contains("d.t\ufffd[31m").contains("'\ufffd\ufffd'");
        assertThat(html.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
        assertThat(Invocation.of("stats", "--format=json", log).out()).contains("\\u001B[31m\\u0007\\n\\t").contains("'\\u0001\\u001F'");
        assertThat(Invocation.of("stats", "--format=csv", "--section=tables", log).out()).contains("\"d.t\u001b[31m\u0007\n\t\u202e\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999d", "9223372036854775807s", "106751991167d", "49711d"})
    void intervalsThatAreTooLongAreRefused(String interval) {
        Invocation stats = Invocation.of("stats", "--interval=" + interval, "testdata/gtid-on/binlog.000001");
        assertThat(stats.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(stats.err()).contains("'" + interval + "' is too long: times of events span 49710d at most");
        assertThat(Invocation.of("stats", "--by=interval", "--interval=49710d", "testdata/gtid-on/binlog.000001").out()).contains(" 49710 d ");
    }

    @Test
    void barsOfTheTimeLineAreInsideThePicture(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().at(1_000_000_000).format(0).query("CREATE TABLE d.t (a INT)").at(1_700_000_000).query("DROP TABLE d.t")
                .write(folder).toString();
        assertThat(Invocation.of("stats", "--format=html", "--by=interval", "--interval=1s", log).out())
                .contains("viewBox=\"0 0 900 ", " x=\"0.00\" ", " x=\"899.00\" y=").doesNotContain(" x=\"900.00\" y=\"20.00\"");
    }

    /// Accounts are defined by SET, too.
    @Test
    void setOfAccountsIsDdl(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("SET DEFAULT ROLE r TO u").query("/* c */ set password FOR u = 'x'").query("SET @a = 1")
                .write(folder).toString();
        assertThat(Invocation.of("stats", "--format=csv", "--section=ddl", log).out().lines().skip(1)).hasSize(2)
                .anyMatch(line -> line.endsWith("SET DEFAULT ROLE r TO u")).anyMatch(line -> line.contains("set password"));
    }

    @Test
    void ddlOfTablesThatAreLeftOutIsNotThere(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("CREATE TABLE d.t (a INT)").query("CREATE TABLE d.u (a INT)").query("DROP TABLE d.t")
                .query("CREATE USER x").write(folder).toString();
        for (String filter : List.of("exclude: d.t", "exclude: d.*, include: d.u", "exclude: d.*, include: d.u, exclude: d.t")) {
            assertThat(Invocation.of("stats", "--format=csv", "--section=ddl", "--filter=" + filter, log).out().lines().skip(1)).as(filter)
                    .hasSize(2).noneMatch(line -> line.contains("d.t"));
        }
        Invocation text = Invocation.of("stats", "--section=transactions", "--filter=exclude: d.t", log);
        assertThat(text.out()).contains("rows                 2 ");
        assertThat(text.err()).isEmpty();
    }

    @Test
    void ddlIsReadInTheCharacterSetOfTheClient(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("CREATE TABLE `caf\u00e9` (a INT)".getBytes(StandardCharsets.ISO_8859_1), 8)
                .query("CREATE USER \u4f60".getBytes("GBK"), 28).query("CREATE USER \u00fc").write(folder).toString();
        assertThat(Invocation.of("stats", "--format=csv", "--section=ddl", log).out())
                .contains("CREATE TABLE `caf\u00e9` (a INT)", "CREATE USER \u4f60", "CREATE USER \u00fc");
    }

    @Test
    void rowsOfNoTableAreTold(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("BEGIN").rowsOfUnknownTable().rowsOfUnknownTable().xid().write(folder).toString();
        Invocation stats = Invocation.of("stats", "--format=json", log);
        assertThat(stats.out()).contains("\"row_events\":2,", "\"tables\":[]");
        assertThat(stats.err()).isEqualTo("WARNING: log: at 165: no table map before these rows says what table they are of; "
                + "the rows of such events (2) are not counted\n");
        assertThat(Invocation.of("stats", "--by=server", log).err()).isEmpty();
    }

    /// As many as the JSON of rows warns of.
    @ParameterizedTest
    @CsvSource({"statement, 62, 361", "mixed, 14, 353", "gtid-on, 0, 0"})
    void statementsThatMayHaveChangedRowsAreTold(String set, int statements, long first) {
        String log = "testdata/" + set + "/binlog.000001";
        for (String subject : List.of("table", "transaction")) {
            Invocation stats = Invocation.of("stats", "--format=json", "--by=" + subject, log);
            assertThat(stats.out()).contains("\"statements\":[" + (statements == 0 ? "]" : "{\"log\":\"binlog.000001\",\"statements\":" + statements
                    + ",\"first_position\":" + first + "}]"));
            assertThat(stats.err()).isEqualTo(statements == 0 ? "" : "WARNING: what was logged as statements, not as rows, is not counted as changes of rows: "
                    + statements + " that may have changed some, the first at binlog.000001:" + first + "\n");
        }
        String json = Invocation.of("dump", "--format=json", "--schema=testdata/" + set + "/schema.sql", log).err();
        assertThat(json.contains(": " + statements + " that may have changed rows, the first at binlog.000001:" + first)).isEqualTo(statements > 0);
        assertThat(Invocation.of("stats", "--by=type", log).err()).isEmpty();
    }

    /// The events are of second 1000, and of 1002 the last; commit times are those of this server and of the one where the transaction was made.
    @ParameterizedTest
    @CsvSource({
        "1_005_650_000,     1_005_650_000,     4_650_000",
        "1_000_900_000,     1_000_900_000,     0",
        "9_000_000_000,     1_005_650_000,     4_650_000",
        "9_000_000_000,     0,                 2_000_000",
        "999_999_999,       999_999_999,       2_000_000",
        "605_800_000_000,   605_800_000_000,   604_799_000_000",
        "605_800_000_001,   605_800_000_001,   2_000_000"})
    void aTransactionLastsUntilItsCommit(String immediate, String original, String lasts, @TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).at(1002).gtidCommittedAt(number(immediate), number(original)).at(1000).query("BEGIN")
                .query("INSERT INTO d.t VALUES (1)").at(1002).xid().write(folder).toString();
        Invocation stats = Invocation.of("stats", "--format=json", "--by=transaction", log);
        assertThat(stats.out()).contains("{\"measure\":\"duration\",\"transactions\":1,").contains(",\"total\":" + number(lasts) + ",")
                .contains(number(lasts) == 0 ? "\"longest\":[]" : "\"duration\":" + number(lasts) + ",");
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @ParameterizedTest
    @CsvSource({"+00:00, 1d", "+05:30, 1d", "-08:00, 1d", "+05:30, 1h"})
    void intervalsBeginWhenTheClockSaysSo(String zone, String interval) {
        assertThat(Invocation.of("stats", "--by=interval", "--interval=" + interval, "--time-zone=" + zone, "testdata/gtid-on/binlog.000001").lines().get(2))
                .contains(interval.equals("1d") ? " 00:00:00 " : ":00:00 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"file | files", "Tables | tables,statements", "type | types", "transactions | transactions,largest,longest,statements",
        "largest | largest", "longest | longest", "statement | statements", "interval | intervals,bursts", "bursts | bursts", "replication | replication",
        "server | replication,servers", "ddl | ddl", "threads | threads,users", "user | users", "user,file | files,users"})
    void everySectionIsASubject(String subject, String sections) {
        Invocation stats = Invocation.of("stats", "--format=json", "--by=" + subject, "testdata/gtid-on/binlog.000001");
        assertThat(stats.exit()).as(stats.err()).isEqualTo(ExitCode.OK);
        assertThat(Pattern.compile("\"(\\w+)\":\\[").matcher(stats.out()).results().map(found -> found.group(1))).containsExactly(sections.split(","));
        String one = subject.contains(",") ? "file" : subject;
        assertThat(Invocation.of("stats", "--format=csv", "--by=" + one, "testdata/gtid-on/binlog.000001").bytes())
                .isEqualTo(Invocation.of("stats", "--format=csv", "--section=" + one, "testdata/gtid-on/binlog.000001").bytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--section=tables --by=file              | --section and --by do not go together: --by takes the names of sections, too",
        "--format=csv --by=file,table            | --format=csv writes one section: --by or --section says which",
        "--format=prometheus --by=ddl,user       | --format=prometheus has no metrics of what was asked for, only of file,",
        "--by=table --interval=1m                | --interval is about the time line, which is not asked for",
        "--by=session                            | 'session' is none of files, tables, types,"})
    void whatDoesNotGoTogetherIsRefused(String options, String sentence) {
        Invocation stats = Invocation.of(("stats " + options + " testdata/gtid-on/binlog.000001").split(" +"));
        assertThat(stats.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(stats.err()).contains(sentence);
        assertThat(stats.out()).isEmpty();
    }

    /// Rows without a BEGIN before them are of no session that the log tells, and without a GTID.
    @Test
    void whatIsUnknownIsNull(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).insertFloat(1).xid().gtid(7, 0, 1).query("BEGIN").xid().write(folder).toString();
        String json = Invocation.of("stats", "--format=json", log).out();
        assertThat(json).contains("\"gtid\":null,\"time\":null,\"thread\":null,", "\"gtid\":\"00000000-0000-0000-0000-000000000000:7\",\"time\":null,\"thread\":1,",
                "{\"thread\":null,\"transactions\":1,");
        assertThat(Invocation.of("stats", "--format=csv", "--by=largest", log).lines()).anyMatch(line -> line.startsWith("log,127,,,,1,") && line.endsWith(",0,d.t"));
        List<String> threads = Invocation.of("stats", "--by=thread", log).lines();
        assertThat(threads.get(1)).startsWith("  thread  transactions ");
        assertThat(threads.subList(2, 4)).allMatch(line -> line.startsWith("               ") || line.startsWith("       1       "));
    }

    @Test
    void severalLogsAreATable() {
        List<String> lines = Invocation.of("stats", "--by=file", "testdata/multi-file/binlog.000001", "testdata/multi-file/binlog.000002").lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("  log            server_version  ");
        assertThat(lines.get(3)).startsWith("  binlog.000002  ");
    }

    @Test
    void csvNeedsASection() {
        assertThat(Invocation.of("stats", "--format=csv", "testdata/mixed/binlog.000001").exit()).isEqualTo(ExitCode.USAGE);
    }

    private static List<String[]> csv(String set, String section, String... options) {
        List<String> arguments = new ArrayList<>(List.of("stats", "--format=csv", "--section=" + section, "--time-zone=UTC"));
        arguments.addAll(List.of(options));
        arguments.add("testdata/" + set + "/binlog.000001");
        Invocation stats = Invocation.of(arguments.toArray(String[]::new));
        assertThat(stats.exit()).as(stats.err()).isEqualTo(ExitCode.OK);
        return stats.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static List<String> text(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
        }
    }
}
