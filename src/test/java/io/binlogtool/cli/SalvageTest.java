package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalvageTest {

    private static final String IMAGES = "testdata/image-full/binlog.000001";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "flipped-bit  | # Gap: 61 bytes from 1504 to 1565 cannot be read: Delete_rows: wrong checksum: | # at 1565",
        "huge-length  | # Gap: 62 bytes from 2347 to 2409 cannot be read: an event of 2147483632 bytes is too big | # at 2409",
        "tiny-length  | # Gap: 62 bytes from 2347 to 2409 cannot be read: corrupted data: an event of 7 bytes | # at 2409",
        "zero-tail    | # Gap: 200 bytes from 3318 to 3518 cannot be read: corrupted data | # End of log file"})
    void dumpSaysWhatItPassedOverAndGoesOn(String damage, String gap, String next) {
        Invocation dump = Invocation.of("dump", "--salvage", "testdata/damaged/" + damage + ".000001");
        assertThat(dump.exit()).as(dump.err()).isEqualTo(ExitCode.OK);
        assertThat(dump.out()).containsOnlyOnce("# Gap: ").containsSubsequence(gap, next);
    }

    /// What a statement with damaged rows left behind is not printed again with those after it: here the first table map (at 320) describes a
    /// DECIMAL(2,12).
    @Test
    void damagedRowsCostTheirOwnStatementOnly(@TempDir Path folder) throws IOException {
        String soundLog = "testdata/checksum-crc32/binlog.000001";
        byte[] log = Files.readAllBytes(Path.of(soundLog));
        ByteBuffer bytes = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort(320 + 46)).isEqualTo((short) 0x020c);
        bytes.putShort(320 + 46, (short) 0x0c02);
        seal(log, 320);
        Invocation damaged = Invocation.of("dump", "-v", "--salvage", Files.write(folder.resolve("log"), log).toString());
        assertThat(damaged.out()).containsOnlyOnce("# Gap: ");
        assertThat(damaged.lines().stream().filter(line -> line.startsWith("### ")))
                .isSubsetOf(Invocation.of("dump", "-v", soundLog).lines()).contains("### DELETE FROM `sums`.`acc`");
    }

    @Test
    void soundLogsComeOutTheSame() {
        String log = "testdata/compressed/binlog.000001";
        assertThat(Invocation.of("dump", "-v", "--salvage", log).bytes()).isEqualTo(Invocation.of("dump", "-v", log).bytes());
    }

    /// A payload (at 1358, 298 bytes) that cannot be decompressed costs its own transaction only: what follows is not taken for a part of it.
    @ParameterizedTest
    @ValueSource(strings = {"events", "dump --format=json --json-shape=events", "dump --format=json --output-binlog-position"})
    void aDamagedPayloadEndsWhereItEnds(String command, @TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of("testdata/compressed/binlog.000001"));
        log[1358 + 258] ^= 0x55;
        seal(log, 1358);
        Path damaged = Files.write(folder.resolve("binlog.000001"), log);
        List<String> expected = Invocation.of((command + " testdata/compressed/binlog.000001").split(" ")).lines();
        List<String> lines = Invocation.of((command + " --salvage " + damaged).split(" ")).lines();
        assertThat(lines).hasSizeGreaterThan(100).hasSizeLessThan(expected.size());
        int behind = lines.size() - 25;
        assertThat(lines.subList(behind, lines.size())).isEqualTo(expected.subList(expected.size() - 25, expected.size()));
        assertThat(lines.stream().filter(line -> !line.startsWith("# Gap") && !line.contains("TRANSACTION_PAYLOAD"))).isSubsetOf(expected);
    }

    /// Comments of the output are not enough: `mysql` and `grep` swallow them.
    @ParameterizedTest
    @ValueSource(strings = {"dump", "dump -v", "events", "sql --schema=testdata/checksum-crc32/schema.sql", "dump --format=json", "dump --format=json --json-shape=events", "stats --by=table"})
    void noGapIsPassedOverInSilence(String command) {
        Invocation run = Invocation.of((command + " --salvage testdata/damaged/flipped-bit.000001").split(" "));
        assertThat(run.err()).contains("flipped-bit.000001: 61 bytes from 1504 to 1565 cannot be read: Delete_rows: wrong checksum");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    /// A log in use may end inside an event; if sound ones follow, the length of that event is damaged.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDamagedLengthIsNotTheEndOfALogInUse(boolean asStream, @TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of("testdata/rows-query/binlog.000001"));
        log[4 + 17] |= 1; // the format description's in-use flag
        log[1484 + 9 + 2] |= 0x20;
        Path file = Files.write(folder.resolve("log"), log);
        Invocation verify = run(asStream, file, "verify");
        assertThat(verify.out()).contains(": at 1484: the log ends inside this event: ").contains("; 252 bytes unreadable");
        assertThat(verify.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run(asStream, file, "events", "--salvage").lines()).contains("# Gap: 252 bytes from 1484 to 1736 cannot be read: the log ends inside this event: "
                + (log.length - 1484) + " of 2097404 bytes are there").hasSizeGreaterThan(90);
        assertThat(run(asStream, file, "dump")).returns(ExitCode.OK, Invocation::exit).extracting(Invocation::err).asString()
                .contains("at 1484: the log is in use, and ends with an event that is not all there; but sound events follow (--salvage reads them)");
        for (String command : List.of("sql --schema=testdata/rows-query/schema.sql", "stats", "events", "dump --format=json")) {
            Invocation other = run(asStream, file, command.split(" "));
            assertThat(other.err()).contains("at 1484: this event is not all there, but sound events follow (--salvage reads them)");
            assertThat(other.exit()).isEqualTo(ExitCode.DATA);
        }
    }

    /// A statement of which a gap cut the end is not printed with the next one, in another transaction: here the rows at 382 lack the flag that ends
    /// their statement, and the XID at 427 is damaged.
    @Test
    void aStatementThatIsCutIsNotPartOfTheNext(@TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of(IMAGES));
        log[382 + 19 + 6] ^= 1;
        seal(log, 382);
        log[427 + 20] ^= 1;
        Invocation dump = Invocation.of("dump", "-v", "--salvage", Files.write(folder.resolve("log"), log).toString());
        assertThat(dump.out()).containsSubsequence("# Gap: 31 bytes from 427 to 458 cannot be read: ",
                "# The statement in front of the gap is not complete, and left out.\n", "GTID_NEXT= 'a02c9da1-e703-11f1-a7e4-02fc00000001:2'");
        List<String> rows = rowsOf(Invocation.of("dump", "-v", IMAGES));
        assertThat(rowsOf(dump)).isEqualTo(rows.subList(rows.size() - rowsOf(dump).size(), rows.size())).hasSizeLessThan(rows.size());
    }

    private static List<String> rowsOf(Invocation dump) {
        return dump.lines().stream().filter(line -> line.startsWith("### ")).toList();
    }

    /// What belongs to a statement is not printed in front of another: here the INTVAR at 329 is of the statement at 361.
    @Test
    void variablesOfAStatementThatIsCutAreLeftOut(@TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of("testdata/statement/binlog.000001"));
        log[361 + 30] ^= 1;
        Invocation dump = Invocation.of("dump", "--salvage", Files.write(folder.resolve("log"), log).toString());
        assertThat(dump.out()).containsSubsequence("# Gap: ", "left out.\n", "BEGIN");
        assertThat(dump.out().substring(0, dump.out().indexOf("BEGIN", dump.out().indexOf("# Gap: ")))).doesNotContain("INSERT_ID");
    }

    /// Rows behind a gap are not of the transaction in front of it: here the GTID at 458 is damaged.
    @Test
    void rowsBehindAGapHaveNoGtid(@TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of(IMAGES));
        log[458 + 30] ^= 1;
        String[] json = {"dump", "--format=json", "--output-gtid-position", "--salvage", Files.write(folder.resolve("log"), log).toString()};
        String first = "\"gtid\":\"a02c9da1-e703-11f1-a7e4-02fc00000001:1\"";
        assertThat(Invocation.of(json).lines().stream().filter(line -> line.contains(first))).hasSize(1);
        assertThat(Invocation.of(json).lines().stream().filter(line -> !line.contains("\"gtid\":"))).isNotEmpty();
    }

    /// Makes the checksum of the event at `at` right again.
    private static void seal(byte[] log, int at) {
        ByteBuffer bytes = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(at + 9);
        CRC32 checksum = new CRC32();
        checksum.update(log, at, length - 4);
        bytes.putInt(at + length - 4, (int) checksum.getValue());
    }

    private static Invocation run(boolean asStream, Path file, String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add(asStream ? "-" : file.toString());
        return Invocation.reading(Files.newInputStream(file), arguments.toArray(String[]::new));
    }

    @Test
    void statsCountsUnreadableBytes() {
        Invocation stats = Invocation.of("stats", "--salvage", "--format=csv", "--section=files", "testdata/damaged/flipped-bit.000001");
        assertThat(stats.out().lines().toList().getLast()).contains(",3318,46,").contains(",false,61,");
    }

    private static String sql(String log, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sql", "--salvage", "--schema", "testdata/checksum-crc32/schema.sql"));
        arguments.addAll(List.of(options));
        arguments.add("testdata/damaged/" + log + ".000001");
        Invocation sql = Invocation.of(arguments.toArray(String[]::new));
        assertThat(sql.exit()).as(sql.err()).isEqualTo(ExitCode.OK);
        assertThat(sql.err()).contains("WARNING: testdata/damaged/" + log + ".000001: ")
                .contains(" cannot be read: ").contains("; of a transaction that this cuts nothing is committed");
        return sql.out();
    }

    @Test
    void sqlCommitsNothingOfATransactionThatAGapCuts() {
        assertThat(sql("flipped-bit")).containsSubsequence("BEGIN;\nDELETE FROM `sums`.`acc` WHERE `id` = 8;\nROLLBACK;\n"
                + "-- Gap: 61 bytes from 1504 to 1565 cannot be read: Delete_rows: wrong checksum: ", "\n-- testdata/damaged/flipped-bit.000001:1719 at ")
                .containsOnlyOnce("-- Gap: ").doesNotContain("`id` = 11").doesNotContain("VALUES (12,").contains("VALUES (13,");
        // A COMMIT that cannot be read is none.
        assertThat(sql("flipped-xid")).containsPattern("VALUES \\(3, [^\n]*\nROLLBACK;\n-- Gap: 31 bytes from 444 to 475 ").contains("VALUES (4,");
        assertThat(sql("huge-length")).containsPattern("VALUES \\(15, [^\n]*\nROLLBACK;\n-- Gap: 62 bytes ").contains("CREATE TABLE more");
        // Damage inside of rows shows before half a statement is written.
        assertThat(sql("bad-column-count")).contains("-- Gap: ").endsWith("sql_safe_updates = @old_sql_safe_updates;\n");
    }

    /// MariaDB's GTIDs begin transactions without a BEGIN behind them.
    @Test
    void aLostEndCostsNoOtherTransaction(@TempDir Path folder) throws IOException {
        int gtid = 162;
        LogBuilder log = new LogBuilder().formatOfMariaDb().other(gtid, 0).insertFloat(1);
        int end = log.size();
        byte[] bytes = Files.readAllBytes(log.xid().other(gtid, 0).insertFloat(2).xid().write(folder));
        bytes[end + 12] = 0x7f;
        Path schema = Files.writeString(folder.resolve("schema.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT);");
        Invocation sql = Invocation.of("sql", "--salvage", "--schema", schema.toString(), Files.write(folder.resolve("log"), bytes).toString());
        assertThat(sql.out()).containsPattern("VALUES \\(1[^\\n]*\nROLLBACK;\n-- Gap: ").containsPattern("VALUES \\(2[^\\n]*\nCOMMIT;\n");
    }

    @Test
    void rollbackRefusesGapsBetweenWhatItUndoes() {
        String[] rollback = {"rollback", "--salvage", "--skip-ddl", "--schema", "testdata/checksum-crc32/schema.sql", "testdata/damaged/huge-length.000001"};
        Invocation refused = Invocation.of(rollback);
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("at 2347: 62 bytes from 2347 to 2409 cannot be read").contains("can be undone only after those inside it");
    }

    /// Other commands go on with a warning; what changes data must not.
    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback"})
    void aWrongChecksumEndsSql(String command) {
        Invocation run = Invocation.of(command, "--schema", "testdata/checksum-crc32/schema.sql", "testdata/damaged/flipped-bit.000001");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run.out()).doesNotContain("`id` = 11");
        assertThat(run.err()).contains("at 1504 (Delete_rows): wrong checksum: ");
    }

    @Test
    void salvagedSqlNeedsTransactions() {
        Invocation sql = Invocation.of("sql", "--salvage", "--no-transactions", "testdata/damaged/flipped-bit.000001");
        assertThat(sql.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(sql.err()).contains("--salvage rolls back what a gap cuts");
    }

    @Test
    void withoutItDamageEndsTheRun() {
        Invocation stats = Invocation.of("stats", "testdata/damaged/huge-length.000001");
        assertThat(stats.exit()).isEqualTo(ExitCode.DATA);
        assertThat(stats.err()).contains("huge-length.000001: at 2347: an event of 2147483632 bytes is too big");
    }
}
