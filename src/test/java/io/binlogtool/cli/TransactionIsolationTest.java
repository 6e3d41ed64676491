package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With `--table`, `--filter` and `--type` nothing is to be seen of transactions in which nothing is selected, and all that frames the others is.
class TransactionIsolationTest {

    private static final String HEADER_LINES = "Log_name|.*\t(Format_desc|Previous_gtids|Rotate|Stop)\t.*";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gtid-on      | --type=delete                                          | Delete_rows | .*",
        "gtid-off     | --type=delete                                          | Delete_rows | .*",
        "rows-query   | --type=update --type=delete                            | [UD][a-z]+_rows | .*",
        "compressed   | --type=delete                                          | Delete_rows | .*",
        "mixed        | --type=insert                                          | Write_rows | .*",
        "fk-and-keys  | --type=insert,update,delete --table=org.emp            | .* | org.emp",
        "gtid-on      | --type=insert,update,delete --table=bank.journal       | .* | bank.journal",
        "gtid-off     | --type=insert,update,delete --filter=exclude:*.*,include:bank.transfer | .* | bank.transfer",
        "compressed   | --type=insert,update,delete --table=zip.entries_copy   | .* | zip.entries_copy",
        "image-full   | --type=delete --table=imgs.with_pk                     | Delete_rows | imgs.with_pk",
    })
    void whatIsListedIsWhatFramesTheSelectedRows(String set, String options, String type, String table) {
        String log = "testdata/" + set + "/binlog.000001";
        List<String> expected = expected(Invocation.of("events", log).lines(), (rows, of) -> rows.matches(type) && of.matches(table));
        List<String> listed = Invocation.of(("events " + options + " " + log).split(" ")).lines();
        assertThat(withoutLogsOwn(listed)).isEqualTo(expected).isNotEmpty();
    }

    private static List<String> withoutLogsOwn(List<String> lines) {
        return lines.stream().filter(line -> !line.matches(HEADER_LINES) && !line.startsWith("Log_name")).toList();
    }

    /// The same from the list of all events: which of them are shown if those rows are selected.
    private static List<String> expected(List<String> all, BiPredicate<String, String> selected) {
        List<String> expected = new ArrayList<>();
        Set<String> prepared = new HashSet<>();
        List<String> transaction = new ArrayList<>();
        for (String line : withoutLogsOwn(all)) {
            if (type(line).endsWith("Gtid")) {
                expected.addAll(shown(transaction, selected, prepared));
                transaction.clear();
            }
            transaction.add(line);
        }
        expected.addAll(shown(transaction, selected, prepared));
        return expected;
    }

    private static List<String> shown(List<String> transaction, BiPredicate<String, String> selected, Set<String> prepared) {
        Map<String, String> tables = new HashMap<>();
        List<String> kept = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < transaction.size(); i++) {
            String line = transaction.get(i);
            if (type(line).equals("Table_map")) {
                tables.put(tableId(line), line.substring(line.indexOf('(') + 1, line.length() - 1));
            }
            boolean keeps = switch (type(line)) {
                case "Table_map", "Rows_query" -> isWanted(transaction, i, tables, selected);
                case "Write_rows", "Update_rows", "Delete_rows" -> selected.test(type(line), tables.get(tableId(line)));
                case "Query" -> info(line).matches("BEGIN|COMMIT|ROLLBACK|(SAVEPOINT|XA|ROLLBACK TO) .*");
                case "Intvar", "Rand", "User_var", "Begin_load_query", "Append_block", "Execute_load_query" -> false;
                default -> true;
            };
            any |= keeps && type(line).endsWith("_rows") || info(line).matches("XA (COMMIT|ROLLBACK) .*") && prepared.contains(xid(line));
            if (keeps) {
                kept.add(line);
            }
        }
        if (any) {
            transaction.stream().filter(line -> type(line).equals("XA_prepare")).forEach(line -> prepared.add(xid(line)));
        }
        return any ? kept : List.of();
    }

    /// Whether rows that are selected follow in the same statement, of the table that the line at `from` may name.
    private static boolean isWanted(List<String> transaction, int from, Map<String, String> tables, BiPredicate<String, String> selected) {
        Map<String, String> known = new HashMap<>(tables);
        String first = transaction.get(from);
        for (int i = from + 1; i < transaction.size(); i++) {
            String line = transaction.get(i);
            if (type(line).equals("Table_map")) {
                known.put(tableId(line), line.substring(line.indexOf('(') + 1, line.length() - 1));
            } else if (!type(line).endsWith("_rows")) {
                return false;
            } else if ((type(first).equals("Rows_query") || tableId(first).equals(tableId(line))) && selected.test(type(line), known.get(tableId(line)))) {
                return true;
            } else if (line.contains("STMT_END_F")) {
                return false;
            }
        }
        return false;
    }

    private static String type(String line) {
        return line.split("\t")[2];
    }

    private static String info(String line) {
        return line.substring(line.lastIndexOf('\t') + 1);
    }

    private static String xid(String line) {
        return info(line).replaceFirst("XA [A-Z]+ ", "");
    }

    private static String tableId(String line) {
        return info(line).split(" ")[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"--table=bank.journal", "--type=delete", "--filter=exclude:*.*,include:bank.transfer", "--thread-id=10", "--xid=26",
        "--type=ddl", "--type=insert --table=bank.account"})
    void textAndJsonShowTheSameEvents(String options) {
        String log = "testdata/gtid-on/binlog.000001";
        List<String> listed = Invocation.of(("events " + options + " " + log).split(" ")).lines().stream().skip(1).map(line -> line.split("\t")[1]).toList();
        List<String> text = Invocation.of(("dump " + options + " " + log).split(" ")).lines().stream().filter(line -> line.startsWith("# at "))
                .map(line -> line.substring("# at ".length())).toList();
        List<String> json = Invocation.of(("dump --format=json --json-shape=events " + options + " " + log).split(" ")).lines().stream()
                .map(line -> line.replaceFirst(".*?\"position\":(\\d+).*", "$1")).toList();
        assertThat(text).isEqualTo(listed).hasSizeGreaterThan(3);
        assertThat(json).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on", "compressed", "statement", "mixed", "rows-query"})
    void ofOtherTablesNothingIsSeen(String set) {
        String log = "testdata/" + set + "/binlog.000001";
        assertThat(withoutLogsOwn(Invocation.of("events", "--table=no.such", log).lines())).isEmpty();
        assertThat(Invocation.of("dump", "-vv", "--table=no.such", log).out()).doesNotContain("GTID_NEXT= '0", "BEGIN", "COMMIT", "compressed", "#Q>")
                .contains("# at 127").contains("\n# at 4\n");
    }

    /// The text replays: the transaction is there with its GTID and its end.
    @Test
    void aSelectedTransactionIsWholeInTheText() {
        String text = Invocation.of("dump", "--type=delete", "--table=org.emp", "testdata/fk-and-keys/binlog.000001").out();
        assertThat(text.lines().filter("BEGIN"::equals)).hasSameSizeAs(text.lines().filter("COMMIT/*!*/;"::equals).toList()).isNotEmpty();
        assertThat(text).doesNotContain("added by mysqlbinlog */ /*!*/;\n# at", "COMMIT /* added by mysqlbinlog");
    }

    @Test
    void aPipeIsLookedAheadInToo() throws IOException {
        Path log = Path.of("testdata/gtid-on/binlog.000001");
        Invocation piped = Invocation.reading(new ByteArrayInputStream(Files.readAllBytes(log)), "dump", "-v", "--table=bank.journal", "-");
        assertThat(piped.out()).isEqualTo(Invocation.of("dump", "-v", "--table=bank.journal", log.toString()).out());
    }

    /// What a statement is prepared by is left out with it.
    @Test
    void variablesGoWithTheirStatement() throws IOException {
        Path log = new LogBuilder().format(0).gtid().query("BEGIN").intvar().query("INSERT INTO d.other VALUES (1)").userVar()
                .query("INSERT INTO d.t VALUES (@a)").xid().write(folder);
        assertThat(Invocation.of("events", "--table=d.t", log.toString()).lines()).extracting(line -> line.split("\t")[2])
                .containsExactly("Event_type", "Format_desc", "Anonymous_Gtid", "Query", "User var", "Query", "Xid");
    }

    /// Rows that meet no condition on values are as good as rows of another table.
    @Test
    void conditionsOnValuesDecideAboutTransactions() {
        String filter = "--filter=exclude: *.*, include: org.emp.no = 9";
        List<String> json = Invocation.of("dump", "--format=json", "--json-shape=events", "--schema=testdata/fk-and-keys/schema.sql", filter,
                "testdata/fk-and-keys/binlog.000001").lines();
        assertThat(json).filteredOn(line -> line.contains("_ROWS\"")).isNotEmpty().allMatch(line -> line.contains("\"no\":9"));
        assertThat(json).filteredOn(line -> line.contains("\"type\":\"XID\"")).hasSizeBetween(1, 3);
    }

    /// What a statement changes is known ahead of the run, so that no GTID is left of one that rules leave out.
    @Test
    void definitionsThatRulesLeaveOutLeaveNoGtid() {
        List<String> types = Invocation.of("dump", "--format=json", "--json-shape=events", "--schema=testdata/ddl-evolution/schema.sql",
                "--filter=exclude: second_db.*", "testdata/ddl-evolution/binlog.000001").lines().stream()
                .map(line -> line.replaceFirst(".*?\"type\":\"(\\w+)\".*", "$1")).toList();
        assertThat(types).contains("GTID", "QUERY").hasSizeLessThan(Invocation.of("events", "testdata/ddl-evolution/binlog.000001").lines().size() - 10);
        assertThat(String.join(" ", types)).doesNotContain("GTID GTID");
    }

    /// Options of mysqlbinlog leave what it leaves.
    @Test
    void databasesAreSelectedAsByMysqlbinlog() {
        Invocation dump = Invocation.of("dump", "--database=none", "testdata/gtid-on/binlog.000001");
        assertThat(dump.out()).contains("BEGIN\n", "GTID_NEXT= 'e7bac618-e703-11f1-a0ed-02fc00000001:1'");
    }
}
