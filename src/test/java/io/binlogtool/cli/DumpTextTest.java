package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `dump` prints for logs that no server at hand writes; each was tried on mysqlbinlog 9.7.
class DumpTextTest {

    private static final String END_OF_LOG = "SET @@SESSION.GTID_NEXT= 'AUTOMATIC' /* added by mysqlbinlog */ /*!*/;";

    @TempDir
    private Path folder;

    private Invocation dump(LogBuilder log, String... options) throws IOException {
        Stream<String> arguments = Stream.of(Stream.of("dump"), Stream.of(options), Stream.of(log.write(folder).toString())).flatMap(all -> all);
        return Invocation.of(arguments.toArray(String[]::new));
    }

    @Test
    void theSourcesFormatInARelayLogEndsNoLog() throws IOException {
        assertThat(dump(new LogBuilder().format(LogBuilder.RELAY_LOG).format(0)).lines()).containsOnlyOnce(END_OF_LOG);
        assertThat(dump(new LogBuilder().format(LogBuilder.RELAY_LOG).format(0).format(0)).lines()).filteredOn(END_OF_LOG::equals).hasSize(2);
    }

    @Test
    void rowsBehindNothingButTheReplicasOwnFormatAreRefused() throws IOException {
        Invocation refused = dump(new LogBuilder().format(LogBuilder.RELAY_LOG).rows(1));
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains("no format description");
    }

    @Test
    void unknownRowsFlagsAreShown() throws IOException {
        assertThat(dump(new LogBuilder().format(0).rows(0x161)).out()).contains("table id 5 flags: STMT_END_F UNKNOWN_FLAG(0x160)\n");
    }

    /// More than is read from a file in one go stands between the two.
    @Test
    void theFormatInFrontOfAStartPositionIsTheLogs() throws IOException {
        LogBuilder log = new LogBuilder().format(0).previousGtids(8000).query("CREATE TABLE d.t (a INT)").query("DROP TABLE d.t");
        String block = dump(log).out().lines().dropWhile(line -> !line.startsWith("BINLOG")).takeWhile(line -> !line.startsWith("'"))
                .collect(Collectors.joining("\n"));
        assertThat(dump(log, "--start-position=320211").out()).contains(block).contains("DROP TABLE d.t").doesNotContain("CREATE TABLE");
    }

    @Test
    void aWrongChecksumOfTheFormatIsToldOnce() throws IOException {
        Path log = new LogBuilder().format(0).previousGtids(1).query("DROP TABLE d.t").write(folder);
        byte[] bytes = Files.readAllBytes(log);
        bytes[4 + 19 + 52] ^= 1;
        Files.write(log, bytes);
        assertThat(Invocation.of("dump", "--start-position=194", log.toString()).err()).containsOnlyOnce("wrong checksum").contains("at 4 (Format_desc)");
    }

    @Test
    void thePartitionOfRowsIsShownEvenIfTheirTableIsUnknown() throws IOException {
        assertThat(dump(new LogBuilder().format(0).rowsOfUnknownTable(), "-v").out())
                .contains("### Extra row info for partitioning: partition: 3\n### Row event for unknown table #9");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"\"db->new\", new", "\"db -> new\", new", "\"db->new \", \"new \"", "\" db->new\", db"})
    void blanksAroundTheArrowDoNotCountInRewrites(String rule, String shown) {
        assertThat(Invocation.of("dump", "--rewrite-db=" + rule.replace("db", "chain"), "testdata/multi-file/binlog.000003").out())
                .contains("Table_map: `" + shown.replace("db", "chain") + "`.`links`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exclude: *.*, include: x.* | CREATE DATABASE x | true",
        "exclude: *.*, include: x.* | DROP SCHEMA IF EXISTS `x` | true",
        "exclude: *.*, include: x.* | DROP DATABASE y | false",
        "exclude: *.*, include: x.t | DROP DATABASE x | false",
    })
    void statementsOnDatabasesAreSelectedInTheTextAsInSql(String filter, String statement, boolean isSelected) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("CREATE DATABASE x").query("CREATE DATABASE y").query(statement);
        assertThat(dump(log, "--filter=" + filter).out().lines().filter(statement::equals).count() > 0).isEqualTo(isSelected);
        assertThat(Invocation.of("sql", "--filter=" + filter, log.write(folder).toString()).lines().contains(statement)).isEqualTo(isSelected);
    }

    @Test
    void userVariablesAreNoRowsInsideATransaction() throws IOException {
        assertThat(dump(new LogBuilder().format(0).userVar().xid(), "--require-row-format").exit()).isEqualTo(ExitCode.OK);
        assertThat(dump(new LogBuilder().format(0).query("BEGIN").userVar().xid(), "--require-row-format").exit()).isEqualTo(ExitCode.DATA);
    }

    /// In front of a start position the first event that does not describe the log must be one; those behind it are not looked at.
    @Test
    void theFirstEventInFrontOfAStartPositionMustBeOne() throws IOException {
        LogBuilder bad = new LogBuilder().format(0).other(77, 0).query("DROP TABLE d.t").query("DROP TABLE d.u");
        Invocation refused = dump(bad, "--start-position=201");
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.out()).doesNotContain("# at ");
        assertThat(refused.err()).contains(": at 127: events of type 77 are not known");
        LogBuilder badLater = new LogBuilder().format(0).query("DROP TABLE d.t").other(77, 0).query("DROP TABLE d.u");
        assertThat(dump(badLater, "--start-position=201").out()).contains("DROP TABLE d.u");
    }

    @Test
    void aBlockOfAnUnknownFileIsShownAndWarnedOf() throws IOException {
        Invocation dump = dump(new LogBuilder().format(0).appendBlock(9));
        assertThat(dump.out()).contains("\n#Append_block: file_id: 9  block_len: 3\n");
        assertThat(dump.err()).contains("Ignoring Append_block").contains("file_id: 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES (1)", "CREATE TABLE t (a INT)", "DROP TABLE t", "DROP /* x */ TEMPORARY TABLE t", "SAVEPOINT s"})
    void rowFormatAllowsOutsideATransaction(String statement) throws IOException {
        assertThat(dump(new LogBuilder().format(0).query(statement), "--require-row-format").exit()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TEMPORARY TABLE t (a INT)", "drop temporary table t"})
    void rowFormatRefusesTemporaryTables(String statement) throws IOException {
        assertThat(dump(new LogBuilder().format(0).query(statement), "--require-row-format").exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @CsvSource({"SAVEPOINT s, 0", "CREATE TABLE t (a INT), 0", "ROLLBACK, 0", "BEGIN, 0", "XA END X'61', 0",
        "INSERT INTO t VALUES (1), 1", "ROLLBACK TO `s`, 1", "XA COMMIT X'61', 1", "DROP TABLE t, 1"})
    void rowFormatAllowsInsideATransactionOnlyWhatSteersIt(String statement, int exit) throws IOException {
        assertThat(dump(new LogBuilder().format(0).query("BEGIN").query(statement), "--require-row-format").exit()).isEqualTo(exit);
    }

    @Test
    void rowFormatForgetsTheTransactionAtItsEnd() throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").xid().query("INSERT INTO t VALUES (1)");
        assertThat(dump(log, "--require-row-format").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void rowFormatLooksAtEventsThatAreNotSelected() throws IOException {
        LogBuilder log = new LogBuilder().format(0).intvar();
        assertThat(dump(log, "--require-row-format", "--offset=99").exit()).isEqualTo(ExitCode.DATA);
        assertThat(dump(log, "--require-row-format", "--server-id=3").exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void anOptionGivenTwiceCountsAsGivenLastAndKeepsTheOthers() throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").xid();
        Invocation dump = dump(log, "--offset=2", "--hexdump", "--stop-position=4", "--stop-position=4000", "--base64-output=never", "--base64-output=auto");
        assertThat(dump.out()).doesNotContain("BEGIN").contains("Xid = 7", "# Position", "BINLOG '");
    }

    @Test
    void serverIdNumbersAreAdjustedAsByMysqlbinlog() throws IOException {
        Invocation dump = dump(new LogBuilder().format(0).query("BEGIN"), "--server-id=0", "--server-id-bits=1");
        assertThat(dump.err()).contains("'server-id-bits'").contains("1 adjusted to 7");
        assertThat(dump.out()).contains("server id 1 ").contains("BEGIN");
    }
}
