package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people get wrong on a command line that is right as such: it is noticed, before it does harm.
class SlipsTest {

    private static final String SECOND = "testdata/multi-file/binlog.000002";
    private static final String THIRD = "testdata/multi-file/binlog.000003";
    private static final String FOURTH = "testdata/multi-file/binlog.000004";
    private static final String WRONG_ORDER = "the log was begun before binlog.000004, which is given in front of it: logs are to be given in the order in "
            + "which they were written, and once\n";
    private static final String SCHEMA = "--schema=testdata/image-minimal/schema.sql";
    private static final String[] UNDONE = {"rollback", "--type=insert", "--table=imgs.uniq", "--schema=testdata/image-full/schema.sql",
            "testdata/image-full/binlog.000001"};
    private static final String LOG = "testdata/image-minimal/binlog.000001";
    private static final String NOTHING_SELECTED = "WARNING: nothing was selected: no rows and no statements in what was read meet all conditions\n";

    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback"})
    void logsInTheWrongOrderChangeNothing(String command) {
        Invocation run = Invocation.of(command, "--schema=testdata/multi-file/schema.sql", "--table=none.such", FOURTH, THIRD);
        assertThat(run.err()).contains("ERROR: " + THIRD + ": " + WRONG_ORDER);
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(Invocation.of(command, "--table=none.such", THIRD, FOURTH).exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void logsInTheWrongOrderAreReportedWhereTheyOnlyInform() {
        assertThat(Invocation.of("dump", FOURTH, THIRD).err()).isEqualTo("WARNING: " + THIRD + ": " + WRONG_ORDER);
        assertThat(Invocation.of("stats", SECOND, THIRD).err()).isEmpty();
    }

    /// A session can set the time at which a log begins, so that nothing is certain.
    @ParameterizedTest
    @ValueSource(strings = {"sql --schema=testdata/multi-file/schema.sql", "dump"})
    void logsJoinedInTheWrongOrderAreReported(String command, @TempDir Path folder) throws IOException {
        Path right = joined(folder.resolve("right"), THIRD, FOURTH);
        Path wrong = joined(folder.resolve("wrong"), FOURTH, THIRD);
        Invocation run = Invocation.of((command + " " + wrong).split(" "));
        assertThat(run.err()).contains("WARNING: " + wrong + ": the log joined to it at " + Files.size(Path.of(FOURTH)) + " was begun before the one in "
                + "front of it: logs are to be joined in the order in which they were written, and once\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of((command + " " + right).split(" ")).err()).doesNotContain("WARNING");
        assertThat(Invocation.of("verify", wrong.toString()).out()).contains(": ok (the log joined to it at 3532 was begun before the one in front of it");
        assertThat(Invocation.of("verify", right.toString()).out()).isEqualTo(right + ": ok\n");
    }

    private static Path joined(Path file, String... logs) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (String log : logs) {
                Files.copy(Path.of(log), out);
            }
        }
        return file;
    }

    @Test
    void transactionsOfALogThatIsJoinedTwiceAreFound(@TempDir Path folder) throws IOException {
        String log = "testdata/gtid-on/binlog.000002";
        Path twice = joined(folder.resolve("twice"), log, log);
        assertThat(Invocation.of("verify", twice.toString()).out()).contains("the logs before held transactions that this one does not know: ");
        Path inOrder = joined(folder.resolve("in-order"), "testdata/gtid-on/binlog.000001", log);
        assertThat(Invocation.of("verify", inOrder.toString()).exit()).isEqualTo(ExitCode.OK);
    }

    /// The second log was begun by a session that had set its time to the future.
    @Test
    void numbersAndTimesThatDisagreeRefuseNothing() {
        Invocation run = Invocation.of("sql", "--table=none.such", THIRD, SECOND);
        assertThat(run.err()).contains("WARNING: " + SECOND + ": the log's number is not higher than that of binlog.000003");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aLogGivenTwiceIsNoticed(@TempDir Path folder) throws IOException {
        assertThat(Invocation.of("sql", "--table=none.such", SECOND, SECOND).err()).contains("begun before binlog.000002");
        Path compressed = folder.resolve("binlog.000002.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(Path.of(SECOND), out);
        }
        assertThat(Invocation.of("sql", "--table=none.such", compressed.toString(), compressed.toString()).exit()).isEqualTo(ExitCode.DATA);
    }

    /// Names without numbers leave the times of the logs.
    @Test
    void renamedLogsAreOrderedByTime(@TempDir Path folder) throws IOException {
        Path earlier = Files.copy(Path.of("testdata/gtid-on/binlog.000001"), folder.resolve("z"));
        byte[] bytes = Files.readAllBytes(earlier);
        bytes[4]++;
        Path later = Files.write(folder.resolve("a"), bytes);
        assertThat(Invocation.of("dump", earlier.toString(), later.toString()).err()).doesNotContain("begun before");
        assertThat(Invocation.of("dump", later.toString(), earlier.toString()).err()).contains(earlier + ": the log was begun before a, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump --table=imgs.tpyo", "stats --table=imgs.tpyo", "sql --table=imgs.tpyo", "rollback --table=imgs.tpyo",
        "dump --format=json --start-datetime=2038-01-01T00:00:00", "events --database=none", "dump --xid=1"})
    void conditionsThatNothingMeetsAreReported(String command) {
        Invocation run = Invocation.of((command + " " + LOG).split(" "));
        assertThat(run.err()).startsWith(NOTHING_SELECTED);
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "dump --table=imgs.*", "dump --type=control", "events --type=transaction", "events --table=imgs.tpyo --limit=1",
        "dump --start-position=158", "dump --start-position=100000"})
    void otherSelectionsAreNot(String command) {
        assertThat(Invocation.of((command + " " + LOG).split(" ")).err()).doesNotContain("nothing was selected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--type=delete --type=insert | --type=delete,insert",
        "--thread-id=10 --thread-id=1 | --thread-id=10",
        "--xid=18 --xid=20 --xid=1 | --include-gtids=a4d3e54b-e703-11f1-878c-02fc00000001:1-2",
        "--filter=exclude:*.*, --filter=include:imgs.uniq | --filter=exclude:*.*,include:imgs.uniq"})
    void optionsGivenMoreThanOnceAddUp(String given, String sameAs) {
        Invocation run = Invocation.of(("sql --type=insert " + SCHEMA + " " + given + " " + LOG).split(" "));
        assertThat(run.out()).isEqualTo(Invocation.of(("sql --type=insert " + SCHEMA + " " + sameAs + " " + LOG).split(" ")).out());
        assertThat(run.out()).contains("INSERT");
    }

    /// Those are mysqlbinlog's options, of which the last one holds.
    @ParameterizedTest
    @CsvSource({"--database=imgs -d none, --database=none, --database", "--server-id=1 --server-id=2, --server-id=2, --server-id",
        "--include-gtids= --include-gtids=a02c9da1-e703-11f1-a7e4-02fc00000001:7, --include-gtids=a02c9da1-e703-11f1-a7e4-02fc00000001:7, --include-gtids"})
    void ofMysqlbinlogsOptionsTheLastOneHolds(String given, String sameAs, String name) {
        Invocation run = Invocation.of(("dump " + given + " " + LOG).split(" "));
        Invocation last = Invocation.of(("dump " + sameAs + " " + LOG).split(" "));
        assertThat(run.out()).isEqualTo(last.out());
        assertThat(run.err()).startsWith("WARNING: " + name + " was given more than once: only the last one holds, ");
        assertThat(last.err()).doesNotContain("more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "sql", "rollback", "events", "dump --format=json"})
    void aStartPositionInsideAnEventIsNoDamage(String command) {
        Invocation run = Invocation.of((command + " --start-position=300 " + LOG).split(" "));
        assertThat(run.err()).contains("ERROR: " + LOG + ": the start position 300 is not where an event begins (237 and 312 are)\n");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    /// Where the events in front of it cannot be walked, nothing is said of the start position: here the length at 2347 is damaged.
    @Test
    void damageInFrontOfTheStartPositionIsNotInTheWay() {
        Invocation run = Invocation.of("events", "--start-position=2409", "testdata/damaged/huge-length.000001");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        Invocation misplaced = Invocation.of("events", "--start-position=2410", "testdata/damaged/huge-length.000001");
        assertThat(misplaced.err()).contains("ERROR: testdata/damaged/huge-length.000001: at 2410").doesNotContain("is not where an event begins");
        assertThat(misplaced.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "sql", "rollback", "events"})
    void aStartPositionBehindTheLogIsReported(String command) throws IOException {
        Invocation run = Invocation.of((command + " --start-position=99999999 " + LOG).split(" "));
        long size = Files.size(Path.of(LOG));
        assertThat(run.err()).startsWith("WARNING: " + LOG + ": the log ends at " + size + ", in front of the start position 99999999\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of((command + " --start-position=" + size + " " + LOG).split(" ")).err()).doesNotContain("the log ends at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--start-datetime=2024-01-02T03 --stop-datetime=2024-01-02T03 | --start-datetime is not before --stop-datetime: no time lies between them",
        "--start-position=500 --stop-position=400 | --start-position is not in front of --stop-position: nothing lies between them"})
    void aWindowThatEndsBeforeItBeginsIsReported(String options, String warning) {
        assertThat(Invocation.of(("dump " + options + " " + LOG).split(" ")).err()).startsWith("WARNING: " + warning + "\n");
    }

    @Test
    void aConditionOnAColumnThatIsNotThereIsReportedOnce() {
        Invocation run = Invocation.of("sql", "--filter=exclude: *.*, include: imgs.pair.nosuch = 5, exclude: *.*.other = 6", LOG);
        assertThat(run.err()).containsOnlyOnce("WARNING: imgs.pair has no column nosuch: the condition is never met\n").doesNotContain("other");
    }

    @Test
    void aConditionOnAColumnWhoseNameIsNotKnownIsReported() {
        Invocation run = Invocation.of("dump", "--format=json", "--filter=exclude: *.*, include: rq.words.id = 9", "testdata/rows-query/binlog.000001");
        assertThat(run.err()).containsOnlyOnce("WARNING: rq.words: the names of its columns are not known (--schema=FILE tells them): the condition on id "
                + "is never met\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSchemaWithoutTablesIsReported() {
        Invocation run = Invocation.of("sql", "--schema=" + LOG, "--table=none.such", LOG);
        assertThat(run.err()).startsWith("WARNING: " + LOG + ": no table is defined here: a script with CREATE TABLE is needed, such as mysqldump --no-data "
                + "writes\n");
    }

    /// A database that is to have another name has it in the schema, too.
    @Test
    void rewrittenDatabasesKeepTheirSchema() {
        Invocation plain = Invocation.of("sql", SCHEMA, LOG);
        Invocation rewritten = Invocation.of("sql", "--rewrite-db=imgs->copy", SCHEMA, LOG);
        assertThat(rewritten.out()).isEqualTo(plain.out().replace("`imgs`.", "`copy`.").replace("use `imgs`", "use `copy`"));
        assertThat(rewritten.exit()).isEqualTo(ExitCode.OK);
    }

    /// The schema may define the database of the new name as well: what is written goes by the log's own.
    @Test
    void aRewrittenDatabaseReplacesTheOneOfItsNewName(@TempDir Path folder) throws IOException {
        Path schema = Files.writeString(folder.resolve("s.sql"), Files.readString(Path.of("testdata/image-minimal/schema.sql"))
                + "CREATE DATABASE imgs_test; CREATE TABLE imgs_test.with_pk (c1 int, c2 int, c3 int, c4 int, c5 int, c6 int);");
        for (String name : new String[] {"imgs_test", "copy"}) {
            assertThat(Invocation.of("sql", "--rewrite-db=imgs->" + name, "--schema=" + schema, LOG).out())
                    .isEqualTo(Invocation.of("sql", "--rewrite-db=imgs->" + name, SCHEMA, LOG).out()).doesNotContain("`c1`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback", "events", "stats", "dump --format=json"})
    void aMissingLogIsNamedBeforeAnythingIsWritten(String command) {
        Invocation run = Invocation.of((command + " " + SECOND + " no-such-log").split(" "));
        assertThat(run.err()).isEqualTo("ERROR: no-such-log: no such file\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback", "dump", "dump --format=json"})
    void whatIsReadIsNotOverwritten(String command, @TempDir Path folder) throws IOException {
        Path log = Files.copy(Path.of(SECOND), folder.resolve("log"));
        Path otherName = Files.createSymbolicLink(folder.resolve("other"), log);
        Invocation run = Invocation.of((command + " --result-file=" + otherName + " " + THIRD + " " + log).split(" "));
        assertThat(run.err()).endsWith(otherName + " is " + log + ", one of the files to be read, and would be overwritten\n");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(log).hasSameBinaryContentAs(Path.of(SECOND));
    }

    /// The log lacks old values.
    @Test
    void aRollbackIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        String command = "rollback " + SCHEMA + " " + LOG;
        Path file = Files.writeString(folder.resolve("res.sql"), "of yesterday");
        Invocation refused = Invocation.of((command + " -r " + file).split(" "));
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains("WARNING: " + file + " was left as it was\n");
        assertThat(file).hasContent("of yesterday");
        Invocation.of((command + " -r " + folder.resolve("other.sql")).split(" "));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileIsReplacedWhereItsLinkLeads(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("res.sql"), "of yesterday");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Invocation expected = Invocation.of(UNDONE);
        assertThat(undone("-r", link.toString()).err()).isEqualTo(expected.err());
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(expected.bytes());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(undone("-r", "/dev/null").exit()).isEqualTo(ExitCode.OK);
        assertThat(undone("-r", folder + "/none/res.sql").err()).isEqualTo("ERROR: " + folder + "/none/res.sql: there is no such folder\n");
    }

    private static Invocation undone(String... options) {
        return Invocation.of(Stream.concat(Arrays.stream(UNDONE), Arrays.stream(options)).toArray(String[]::new));
    }

    /// What came before damage is not lost, wherever it is written to.
    @Test
    void sqlInFrontOfDamageIsInTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("res.sql");
        String[] sql = {"sql", "--schema=testdata/checksum-crc32/schema.sql", "testdata/damaged/flipped-bit.000001"};
        Invocation run = Invocation.of(sql[0], sql[1], sql[2], "-r", file.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(file).hasBinaryContent(Invocation.of(sql).bytes()).content().contains("DELETE FROM `sums`.`acc` WHERE `id` = 8;\nROLLBACK;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback --type=insert --table=imgs.uniq"})
    void theSummaryComesLast(String command) {
        String[] arguments = (command + " --schema=testdata/image-full/schema.sql testdata/image-full/binlog.000001").split(" ");
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        assertThat(Main.run(arguments, InputStream.nullInputStream(), terminal, terminal)).isEqualTo(ExitCode.OK);
        assertThat(terminal.toString(StandardCharsets.UTF_8).lines().toList().getLast()).startsWith(arguments[0] + ": ");

        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(Main.run(arguments, InputStream.nullInputStream(), full, messages)).isEqualTo(ExitCode.DATA);
        assertThat(messages.toString(StandardCharsets.UTF_8)).endsWith("ERROR: writing failed: No space left on device\n")
                .doesNotContain("bytes of SQL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fd377a585a0000 | it is compressed by xz: unpack it first",
        "425a6839314159 | it is compressed by bzip2: unpack it first",
        "504b0304140000 | it is a zip archive: unpack it first",
        "2e2f62696e6c6f672e3030303030310a2e2f62 | it looks like an index file: one is known by its name, which has to end in .index"})
    void otherFilesAreRecognised(String hexadecimal, String hint, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), HexFormat.of().parseHex(hexadecimal));
        assertThat(Invocation.of("dump", file.toString()).err())
                .isEqualTo("ERROR: " + file + ": at 0: bad magic number: this is not a binary log; " + hint + "\n");
    }

    @Test
    void aTarArchiveIsRecognised(@TempDir Path folder) throws IOException {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        Path file = Files.write(folder.resolve("file"), tar);
        assertThat(Invocation.of("dump", file.toString()).err()).endsWith("; it is a tar archive: unpack it first\n");
    }

    @Test
    void aLogThatIsMissingInBetweenIsNoticed() {
        Invocation run = Invocation.of("sql", "--table=none.such", SECOND, FOURTH);
        assertThat(run.err()).contains("WARNING: " + FOURTH + ": between binlog.000002 and this log at least binlog.000003 is missing\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void logsOfTwoServersWithTheSameIdMissNothing(@TempDir Path folder) throws IOException {
        Path other = Files.copy(Path.of(FOURTH), folder.resolve("binlog.000004"));
        assertThat(Invocation.of("stats", SECOND, other.toString()).err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--format=json -vv --base64-output=decode-rows | with --format=json: --verbose, --base64-output",
        "--json-shape=events --output-nulls=false | without --format=json: --json-shape, --output-nulls",
        "--format=json --json-shape=events --exclude-columns=a | with --json-shape=events: --exclude-columns"})
    void optionsOfAnotherFormatAreToldToDoNothing(String options, String sentence) {
        Invocation run = Invocation.of(("dump " + options + " testdata/gtid-on/binlog.000002").split(" "));
        assertThat(run.err()).contains("WARNING: no effect " + sentence + "\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anAtSignIsPartOfAName() {
        assertThat(Invocation.of("dump", "@testdata/multi-file/binlog.index").err()).isEqualTo("ERROR: @testdata/multi-file/binlog.index: no such file\n");
    }

    @Test
    void aReaderWhoGoesAwayIsToldNothing() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(new String[] {"sql", "testdata/shop/binlog.000001.gz"}, InputStream.nullInputStream(), closed, err);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isEqualTo(ExitCode.OK);
    }

    @Test
    void helpIsACommandToo() {
        assertThat(Invocation.of("help", "dump").out()).isEqualTo(Invocation.of("dump", "--help").out()).contains("binlogtool dump");
        assertThat(Invocation.of("help").out()).isEqualTo(Invocation.of("--help").out()).contains("COMMAND");
        assertThat(Invocation.of("help", "rolback").err()).startsWith("binlogtool: there is no command 'rolback'; did you mean rollback?");
    }
}
