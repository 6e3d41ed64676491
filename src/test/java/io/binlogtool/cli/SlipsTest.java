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

    /// The log lacks old values, and is damaged for `sql`.
    @ParameterizedTest
    @ValueSource(strings = {"sql --schema=testdata/image-full/schema.sql testdata/damaged/flipped-bit.000001", "rollback " + SCHEMA + " " + LOG})
    void aFileIsLeftAsItWasUnlessTheResultIsComplete(String command, @TempDir Path folder) throws IOException {
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
        Invocation expected = Invocation.of("sql", SCHEMA, LOG);
        assertThat(Invocation.of("sql", SCHEMA, LOG, "-r", link.toString()).err()).isEqualTo(expected.err());
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(expected.bytes());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Invocation.of("sql", SCHEMA, LOG, "-r", "/dev/null").exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of("sql", SCHEMA, LOG, "-r", folder + "/none/res.sql").err()).isEqualTo("ERROR: " + folder
                + "/none/res.sql: there is no such folder\n");
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
