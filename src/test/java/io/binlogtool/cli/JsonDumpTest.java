package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `dump --format json` through the command line: names, filters, both shapes.
class JsonDumpTest {

    /// The exact value of a double has up to 1075 digits behind the point.
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(1100).build()).build());
    private static final String SHOP = "testdata/maxwell-shop/";
    private static final String IMAGES = "testdata/maxwell-image-minimal/";

    @TempDir
    private Path folder;

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Invocation json(String... more) {
        return Invocation.of(Stream.concat(Stream.of("dump", "--format", "json"), Stream.of(more)).toArray(String[]::new));
    }

    /// What `mysqldump --no-data DATABASE` prints has neither CREATE DATABASE nor USE.
    @Test
    void ddlIsShownWithItsDatabaseIfTheSchemaNamesNone() throws IOException {
        Path named = Path.of("testdata/ddl-evolution/schema.sql");
        Path unnamed = Files.writeString(folder.resolve("s.sql"), Files.readString(named).replaceAll("(?m)^(USE|CREATE DATABASE) .*$", ""));
        String[] ddl = {"--output-ddl", "--table=evolve.users", "--type=ddl", "testdata/ddl-evolution/binlog.000001", "--schema"};
        List<String> shown = new ArrayList<>(List.of(ddl));
        shown.add(unnamed.toString());
        List<String> expected = new ArrayList<>(List.of(ddl));
        expected.add(named.toString());
        assertThat(json(shown.toArray(String[]::new)).lines()).hasSize(7).isEqualTo(json(expected.toArray(String[]::new)).lines());
    }

    private List<String> ddlRecords(String... statements) throws IOException {
        LogBuilder log = new LogBuilder().format(0);
        for (String statement : statements) {
            log.query(statement);
        }
        Path file = Files.write(folder.resolve("binlog.000001"), log.toByteArray());
        return json("--output-ddl", file.toString()).lines().stream().map(line -> line.replaceAll(",\"ts\":.*|.*\"def\":", "")).toList();
    }

    private String columns(String... statements) throws IOException {
        return ddlRecords(statements).getLast().replaceAll(".*\"columns\":\\[|\\],\"primary-key.*", "");
    }

    /// The server has made a `mediumtext`, `blob`, `double` … of them.
    @Test
    void ddlRecordsHaveTypesAsTheyWereDeclared() throws IOException {
        assertThat(columns("CREATE TABLE d.t (a TEXT, b TINYTEXT CHARACTER SET latin1, c BLOB) CHARSET latin1", "ALTER TABLE d.t CONVERT TO CHARACTER SET utf8mb4",
            "ALTER TABLE d.t ADD d TEXT"))
            .isEqualTo("{\"type\":\"text\",\"name\":\"a\",\"charset\":\"utf8mb4\"},{\"type\":\"tinytext\",\"name\":\"b\",\"charset\":\"utf8mb4\"},"
                + "{\"type\":\"blob\",\"name\":\"c\",\"charset\":\"binary\"},{\"type\":\"text\",\"name\":\"d\",\"charset\":\"latin1\"}");
        assertThat(columns("CREATE TABLE d.t (a TEXT(64), b TEXT(255), c TEXT(256), d BLOB(255)) CHARSET utf8mb4"))
            .contains("\"tinytext\",\"name\":\"a\"", "\"tinytext\",\"name\":\"b\"", "\"text\",\"name\":\"c\"", "\"tinyblob\",\"name\":\"d\"");
        assertThat(columns("CREATE TABLE d.t (a TEXT CHARACTER SET binary, b VARCHAR(5) CHARACTER SET binary, c CHAR BYTE, d TEXT(9) BYTE)"))
            .isEqualTo("{\"type\":\"text\",\"name\":\"a\",\"charset\":\"binary\"},{\"type\":\"varchar\",\"name\":\"b\",\"charset\":\"binary\"},"
                + "{\"type\":\"binary\",\"name\":\"c\",\"charset\":\"binary\"},{\"type\":\"tinyblob\",\"name\":\"d\",\"charset\":\"binary\"}");
        assertThat(columns("CREATE TABLE d.t (a LONGTEXT, b FLOAT(30), c GEOMETRYCOLLECTION, d VARCHAR(70000)) CHARSET binary"))
            .isEqualTo("{\"type\":\"longtext\",\"name\":\"a\",\"charset\":\"binary\"},{\"type\":\"float\",\"name\":\"b\"},"
                + "{\"type\":\"geometrycollection\",\"name\":\"c\"},{\"type\":\"varchar\",\"name\":\"d\",\"charset\":\"binary\"}");
    }

    /// A collation alone names none, and the case is that of the statement.
    @Test
    void ddlRecordsHaveCharacterSetsAsTheyWereNamed() throws IOException {
        assertThat(ddlRecords("CREATE DATABASE d COLLATE latin1_bin", "ALTER DATABASE d COLLATE latin2_bin", "ALTER DATABASE d CHARSET Latin1"))
            .containsExactly("{\"type\":\"database-create\",\"database\":\"d\",\"charset\":\"utf8mb4\"",
                "{\"type\":\"database-alter\",\"database\":\"d\",\"charset\":null", "{\"type\":\"database-alter\",\"database\":\"d\",\"charset\":\"Latin1\"");
        assertThat(ddlRecords("CREATE DATABASE d CHARSET latin1", "CREATE TABLE d.t (a TEXT, b TEXT COLLATE utf8mb4_bin) COLLATE koi8r_bin",
            "ALTER TABLE d.t COLLATE utf8mb4_bin, ADD c CHAR(3) CHARACTER SET UTF8MB4").getLast())
            .isEqualTo("{\"database\":\"d\",\"charset\":\"latin1\",\"table\":\"t\",\"columns\":[{\"type\":\"text\",\"name\":\"a\",\"charset\":\"latin1\"},"
                + "{\"type\":\"text\",\"name\":\"b\",\"charset\":\"latin1\"},{\"type\":\"char\",\"name\":\"c\",\"charset\":\"UTF8MB4\"}],\"primary-key\":[]}");
    }

    @Test
    void dropIfExistsOfAnotherTableLeavesNames() throws IOException {
        Path log = Files.write(folder.resolve("binlog.000001"), new LogBuilder().format(0).query("CREATE TABLE d.T (a FLOAT)")
            .query("DROP TABLE IF EXISTS `d`.`t` /* generated by server */").insertFloat("d", "T", 1.5f).toByteArray());
        assertThat(json("--output-ddl", log.toString()).out()).contains("\"data\":{\"a\":1.5}").doesNotContain("table-drop");
    }

    @Test
    void aScriptWithoutADatabaseNamesTheColumnsOfOneDatabase() throws IOException {
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE t (a FLOAT)");
        Path log = Files.write(folder.resolve("binlog.000001"), new LogBuilder().format(0).insertFloat("n1", "t", 1.5f).insertFloat("n2", "t", 2.5f)
            .query("DROP TABLE n2.t").insertFloat("n1", "t", 3.5f).toByteArray());
        Invocation run = json("--schema", schema.toString(), log.toString());
        assertThat(run.out()).contains("\"data\":{\"a\":1.5}", "\"data\":{\"@1\":2.5}", "\"data\":{\"a\":3.5}");
        assertThat(run.err()).contains("table `n2`.`t`").contains("the script that defines a table `t` names no database, and it was taken for that of `n1`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset", "compressed", "gtid-off", "gtid-on", "image-full", "partial-json", "rows-query", "statement", "types-full",
        "v1rows"})
    void everyLineOfBothShapesIsAnObject(String name) throws IOException {
        Path set = Path.of("testdata", name);
        for (String shape : List.of("maxwell", "events")) {
            Path schema = set.resolve("schema.sql");
            Invocation run = json("--json-shape", shape, "--schema", (Files.exists(schema) ? schema : set.resolve("schema.sql.gz")).toString(),
                    "--output-ddl", set.resolve("binlog.000001").toString());
            assertThat(run.exit()).isZero();
            assertThat(run.lines()).isNotEmpty().allSatisfy(line -> assertThat(parse(line).isObject()).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxwell", "events"})
    void whatIsPrintedBeforeAnErrorIsWholeLines(String shape) throws IOException {
        try (Stream<Path> logs = Files.list(Path.of("testdata/damaged"))) {
            for (Path log : logs.filter(file -> file.toString().endsWith(".000001")).toList()) {
                Invocation run = json("--json-shape", shape, log.toString());
                assertThat(run.out()).satisfiesAnyOf(out -> assertThat(out).isEmpty(), out -> assertThat(out).endsWith("}\n"));
                assertThat(run.lines()).allSatisfy(line -> assertThat(parse(line).isObject()).isTrue());
            }
        }
    }

    @Test
    void anEventThatFailsWhileItIsPrintedLeavesNothingBehind() {
        Invocation run = json("--json-shape", "events", "testdata/damaged/unknown-table-id.000001");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no table map before these rows");
        assertThat(run.lines()).extracting(line -> parse(line).get("header").get("type").asText()).endsWith("DELETE_ROWS", "TABLE_MAP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldHoldsOnlyWhatPrintsDifferently(boolean nullZeroDates) {
        Invocation run = json("--schema", "testdata/times/schema.sql", "--output-null-zerodates=" + nullZeroDates, "--type=update",
                "testdata/times/binlog.000002");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).isNotEmpty().allSatisfy(line -> {
            JsonNode row = parse(line);
            row.path("old").properties().forEach(old -> assertThat(old.getValue()).isNotEqualTo(row.get("data").get(old.getKey())));
        });
    }

    @Test
    void withoutASchemaColumnsAreNumberedAndOneWarningATableSaysSo() {
        Invocation run = json(IMAGES + "binlog.000002");
        assertThat(run.lines().getFirst()).endsWith("\"data\":{\"@2\":1,\"@3\":\"jW5BjA==\",\"@5\":\"it's\"}}");
        assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.contains("are shown as @1, @2"));
    }

    @Test
    void aSchemaOfOtherColumnsIsNotBelieved() throws IOException {
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE images; USE images; CREATE TABLE with_key (x int, id int);"
                + "CREATE TABLE no_key (x varchar(9), picture blob, y varchar(20));");
        Invocation run = json("--schema", schema.toString(), "--table", "with_key", "--table", "no_key", IMAGES + "binlog.000002");
        assertThat(run.lines()).allMatch(line -> line.contains("\"@"));
        assertThat(run.err()).contains("`with_key`: the schema does not fit the log (2 columns, where the log has 6)")
                .contains("`no_key`: the schema does not fit the log (column `x` is of another type)");
    }

    @Test
    void changesThatAreNotInTheLogAsRowsAreTold() {
        Invocation run = Invocation.of("dump", "--format=json", "testdata/statement/binlog.000001");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("WARNING: what was logged as statements, not as rows, is not in the output: 62 that may have changed rows, "
                + "the first at binlog.000001:361\n");
    }

    @Test
    void xaTransactionsThatWereRolledBackAreTold() throws IOException {
        Path log = new LogBuilder().format(0).query("XA ROLLBACK X'61',X'',1").write(folder);
        assertThat(Invocation.of("dump", "--format=json", log.toString()).err()).isEqualTo("WARNING: transactions that were rolled "
                + "back: 1, the first at log:127; what they did is in the output, as far as it was selected\n");
    }

    @Test
    void theEventsShapeHasTheDatabasesThatAStatementChanged() {
        assertThat(Invocation.of("dump", "--format=json", "--json-shape=events", "testdata/ddl-evolution/binlog.000001").out())
                .contains("\"UPDATED_DB_NAMES\":[\"evolve\"]");
    }

    @Test
    void filteredTablesNeedNoSchema() {
        Invocation run = json("--filter", "exclude: *.*", IMAGES + "binlog.000002");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("WARNING: nothing was selected").hasLineCount(1);
    }

    @Test
    void aRuleThatCannotBeParsedIsPointedAt() {
        Invocation run = json("--filter", "exclude: *.*, inklude: shop.*", SHOP + "binlog.000002");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines().toList()).contains("exclude: *.*, inklude: shop.*", "              ^");
    }

    @Test
    void rulesAboutValuesNeedRows() {
        Invocation run = Invocation.of("dump", "--filter", "exclude: shop.orders.status = new", SHOP + "binlog.000002");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("only JSON and SQL can show");
    }

    @Test
    void selectsByTypeThreadAndXid() {
        List<String> all = json("--schema", SHOP + "schema.sql", "--output-thread-id", SHOP + "binlog.000002").lines();
        JsonNode first = parse(all.getFirst());
        assertThat(json("--schema", SHOP + "schema.sql", "--type", "delete", SHOP + "binlog.000002").lines())
                .isNotEmpty().allMatch(line -> parse(line).get("type").asText().equals("delete"));
        assertThat(json("--schema", SHOP + "schema.sql", "--output-thread-id", "--xid", first.get("xid").asText(), SHOP + "binlog.000002").lines())
                .containsExactlyElementsOf(all.stream().filter(line -> parse(line).get("xid").equals(first.get("xid"))).toList());
        String thread = first.get("thread_id").asText();
        assertThat(json("--schema", SHOP + "schema.sql", "--output-thread-id", "--thread-id", thread, SHOP + "binlog.000002").lines())
                .containsExactlyElementsOf(all.stream().filter(line -> parse(line).get("thread_id").asText().equals(thread)).toList())
                .hasSizeLessThan(all.size());
    }

    @Test
    void aStreamGivesTheSameAsTheFile() throws IOException {
        Path gzipped = folder.resolve("binlog.000002");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
            Files.copy(Path.of(SHOP, "binlog.000002"), out);
        }
        String[] options = {"--schema", SHOP + "schema.sql", "--output-binlog-position"};
        String[] fromFile = {options[0], options[1], options[2], SHOP + "binlog.000002"};
        String[] fromStream = {options[0], options[1], options[2], gzipped.toString()};
        assertThat(json(fromStream).lines()).isNotEmpty().isEqualTo(json(fromFile).lines());
    }

    @Test
    void aStartPositionInTheMiddleKeepsTheNamesOfThatPlace() {
        String[] options = {"--schema", "testdata/ddl-evolution/schema.sql", "--output-binlog-position", "testdata/ddl-evolution/binlog.000001"};
        List<String> all = json(options).lines();
        String later = all.get(all.size() / 2);
        String position = parse(later).get("position").asText().split(":")[1];
        String[] fromThere = {"-j", position, options[0], options[1], options[2], options[3]};
        // Begun inside the transaction there is no table map before the rows: begin at the one after.
        Invocation run = json(fromThere);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no table map before these rows");
    }

    @Test
    void aValueThatPrintsAsNullIsNoChangeFromNull() throws IOException {
        Path log = new LogBuilder().format(0).query("BEGIN").updateFromNullToZero().xid().write(folder);
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE d.t (id int, e enum('a', 'b'), at timestamp NULL)");
        String[] nulls = {"--schema", schema.toString(), "--output-null-zerodates", log.toString()};
        String[] zeros = {"--schema", schema.toString(), log.toString()};
        assertThat(json(nulls).out()).endsWith("\"data\":{\"id\":1,\"e\":null,\"at\":null}}\n");
        assertThat(json(zeros).out()).endsWith("\"data\":{\"id\":1,\"e\":null,\"at\":\"0000-00-00 00:00:00\"},\"old\":{\"at\":null}}\n");
    }

    @Test
    void eventsTellHeaderAndBody() {
        List<String> lines = json("--json-shape", "events", "--schema", IMAGES + "schema.sql", IMAGES + "binlog.000002").lines();
        JsonNode format = parse(lines.getFirst());
        assertThat(format.get("header").get("type").asText()).isEqualTo("FORMAT_DESCRIPTION");
        assertThat(format.get("body").get("server_version").asText()).startsWith("9.7");
        JsonNode rows = lines.stream().map(JsonDumpTest::parse).filter(line -> line.get("header").get("type").asText().equals("UPDATE_ROWS"))
                .findFirst().orElseThrow().get("body");
        assertThat(rows.get("table").asText()).isEqualTo("with_key");
        assertThat(rows.get("rows").get(0)).hasToString("{\"before\":{\"id\":1},\"after\":{\"id\":1001}}");
    }

    @Test
    void timestampsFollowTheTimeZone() {
        String[] options = {"--schema", SHOP + "schema.sql", "--filter", "exclude: *.*, include: *.*.updated = /20/", "--time-zone", "+00:00",
            SHOP + "binlog.000002"};
        Invocation utc = json(options);
        options[5] = "+05:30";
        Invocation there = json(options);
        assertThat(utc.lines()).isNotEmpty().hasSameSizeAs(there.lines());
        for (int i = 0; i < utc.lines().size(); i++) {
            assertThat(updated(there.lines().get(i))).isEqualTo(updated(utc.lines().get(i)).plusMinutes(5 * 60 + 30));
        }
    }

    private static LocalDateTime updated(String line) {
        return LocalDateTime.parse(parse(line).get("data").get("updated").asText().replace(' ', 'T'));
    }

    @Test
    void pointsOfServersBeforeSpatialReferenceSystemsAreInTheOrderTheyAreStored() {
        assertThat(Invocation.of("dump", "--format=json", "testdata/old-servers/5.5-geometry.000001").out()).contains("\"POINT (3 4)\"")
                .doesNotContain("POINT (4 3)");
    }

    @Test
    void rulesOnColumnsSeeThoseThatOnlyTheImageBeforeHas() {
        Invocation run = json("--schema=testdata/image-minimal/schema.sql", "--type=update", "--filter=exclude: *.*, include: imgs.with_pk.id=1",
                "testdata/image-minimal/binlog.000001");
        assertThat(run.lines().getFirst()).endsWith("\"data\":{\"qty\":11,\"id\":1}}");
        assertThat(run.lines()).allSatisfy(line -> assertThat(parse(line).at("/data/id").asInt()).isEqualTo(1));
    }

    @Test
    void aUniqueKeyIsNoPrimaryKeyWhereTheSchemaSaysSo() {
        String log = "testdata/fk-and-keys/binlog.000001";
        assertThat(json("--output-primary-key-columns", "--table=org.multi_uk", log).out()).contains("\"primary_key_columns\":[\"b\",\"c\"]");
        assertThat(json("--output-primary-key-columns", "--table=org.multi_uk", "--schema=testdata/fk-and-keys/schema.sql", log).out())
                .contains("\"primary_key_columns\":[]").doesNotContain("[\"b\"");
    }

    /// They could forge lines of the terminal.
    @Test
    void warningsShowNoControlCharactersOfTheLog(@TempDir Path folder) throws IOException {
        Path log = new LogBuilder().format(0).insertFloat("d", "t\u001b[31m", 1).write(folder);
        assertThat(Invocation.of("dump", "--format=json", log.toString()).err()).contains("`t\ufffd[31m`").doesNotContain("\u001b");
    }

    /// Where a transaction ends in ROLLBACK, only what its tables could not undo has stayed.
    @Test
    void aRollbackIsNoCommit(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").insertFloat(1).query("ROLLBACK").query("BEGIN").insertFloat(2).query("COMMIT");
        Invocation json = Invocation.of("dump", "--format=json", log.write(folder).toString());
        assertThat(json.lines()).hasSize(2);
        assertThat(json.lines().getFirst()).doesNotContain("\"commit\"");
        assertThat(json.lines().getLast()).contains("\"commit\":true");
        assertThat(json.err()).contains("transactions that were rolled back: 1, the first at ");
    }

    /// As the server that wrote the log would tell it.
    @Test
    void positionsInACompressedCopyAreThoseOfTheLog() {
        Invocation json = Invocation.of("dump", "--format=json", "--output-binlog-position", "testdata/shop/binlog.000001.gz");
        assertThat(json.lines()).isNotEmpty().allMatch(line -> line.contains("\"position\":\"binlog.000001:"));
    }
}
