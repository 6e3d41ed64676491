package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that are not where they say, because something was done to the log; and logs in which they are not, although nothing was.
class EventOrderTest {

    private static final Path LOG = Path.of("testdata/checksum-crc32/binlog.000001");
    private static final String SCHEMA = "--schema=testdata/checksum-crc32/schema.sql";
    private static final String WRONG = ": events are missing, doubled or in another order";
    /// Of a rows event in [#LOG], and of what follows.
    private static final int REMOVED = 382;
    private static final int BEHIND = 444;

    @TempDir
    Path folder;

    /// The events of a relay log say where they are in the source's log. A server before 5.6 does not say that it is one.
    @ParameterizedTest
    @ValueSource(strings = {"relay-5.5-of-5.5.000006", "relay-5.5-of-5.6.000005", "relay-5.6-of-5.5.000005", "relay-5.6-of-5.6.000006"})
    void relayLogsOfOldServersAreInOrder(String name) {
        String log = "testdata/old-servers/" + name;
        for (String command : new String[] {"dump", "sql", "stats --by=type", "events"}) {
            Invocation run = Invocation.of((command + " " + log).split(" "));
            assertThat(run.err()).as(command).doesNotContain("WARNING", "ERROR");
            assertThat(run.exit()).as(command).isEqualTo(ExitCode.OK);
        }
        assertThat(Invocation.of("dump", "testdata/old-servers/relay-5.5-of-5.6.000005").out()).contains("Rotate to relay.000006  pos: 4");
    }

    /// Every event is sound in itself, and where it says no more: in turn one is taken out, doubled, and changed for the next.
    @ParameterizedTest
    @CsvSource({"382, 62, 444, 31, removed", "382, 62, 444, 31, doubled", "382, 62, 444, 31, swapped"})
    void eventsThatAreNotWhereTheySayChangeNothing(int at, int length, int next, int nextLength, String what) throws IOException {
        byte[] log = Files.readAllBytes(LOG);
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(log, 0, at);
        switch (what) {
            case "removed" -> spliced.write(log, next, nextLength);
            case "doubled" -> {
                spliced.write(log, at, length);
                spliced.write(log, at, length);
                spliced.write(log, next, nextLength);
            }
            default -> {
                spliced.write(log, next, nextLength);
                spliced.write(log, at, length);
            }
        }
        spliced.write(log, next + nextLength, log.length - next - nextLength);
        String file = Files.write(folder.resolve("log"), spliced.toByteArray()).toString();
        for (String command : new String[] {"sql", "rollback"}) {
            Invocation run = Invocation.of(command, SCHEMA, file);
            assertThat(run.err()).contains("end_log_pos is ").contains(WRONG);
            assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        }
        Invocation stats = Invocation.of("stats", file);
        assertThat(stats.err()).contains("WARNING: " + file + ": at ").contains(WRONG);
        assertThat(stats.exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of("sql", "--salvage", SCHEMA, file).out()).contains("-- Gap: at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql --stop-position=382", "sql --start-position=413", "rollback --skip-ddl --start-position=413"})
    void whatIsWrongOutsideOfTheSelectionRefusesNothing(String command) throws IOException {
        byte[] log = Files.readAllBytes(LOG);
        Path file = write(Arrays.copyOf(log, REMOVED), Arrays.copyOfRange(log, BEHIND, log.length));
        Invocation run = Invocation.of((command + " " + SCHEMA + " " + file).split(" "));
        assertThat(run.err()).doesNotContain(WRONG);
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    /// A replica writes a FORMAT_DESCRIPTION of its own in front of what it received.
    @ParameterizedTest
    @ValueSource(strings = {"sql", "rollback --skip-ddl", "stats", "verify"})
    void theEventsOfARelayLogAreWhereTheyWereInAnotherLog(String command) throws IOException {
        byte[] received = Files.readAllBytes(LOG);
        Path file = write(bytes(new LogBuilder().format(LogBuilder.RELAY_LOG)), Arrays.copyOfRange(received, 4, received.length));
        Invocation run = Invocation.of((command + (command.matches("sql|rollback.*") ? " " + SCHEMA : "") + " " + file).split(" "));
        assertThat(run.err()).doesNotContain("end_log_pos");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aPartThatWasCopiedFromAPositionOnIsReadWithAWarning() throws IOException {
        byte[] log = bytes(new LogBuilder().format(0).query("CREATE TABLE d.t (a INT)").query("CREATE TABLE d.u (a INT)"));
        int format = log.length - 2 * (19 + 13 + 1 + 24);
        Path file = write(Arrays.copyOf(log, format), Arrays.copyOfRange(log, format + 57, log.length));
        Invocation run = Invocation.of("sql", file.toString());
        assertThat(run.err()).startsWith("WARNING: " + file + ": at " + format + " (Query): end_log_pos is " + log.length + ", but the event ends at "
                + (format + 57) + ": the events in front of it are not in this log\n");
        assertThat(run.out()).contains("CREATE TABLE d.u").doesNotContain("CREATE TABLE d.t");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aPartBehindItsOwnLogIsRefused() throws IOException {
        byte[] log = Files.readAllBytes(LOG);
        Path part = write(Arrays.copyOf(log, 158), Arrays.copyOfRange(log, 475, log.length));
        Invocation run = Invocation.of("sql", SCHEMA, LOG.toString(), part.toString());
        assertThat(run.err()).contains(part + ": at 158 (Anonymous_Gtid): end_log_pos is 554, but the event ends at 237" + WRONG);
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void theSecondOfTwoLogsOnAStreamCanBeBegunAnywhere() throws IOException {
        ByteArrayOutputStream logs = new ByteArrayOutputStream();
        Files.copy(Path.of("testdata/multi-file/binlog.000001"), logs);
        Files.copy(Path.of("testdata/multi-file/binlog.000002"), logs);
        Invocation run = Invocation.reading(new ByteArrayInputStream(logs.toByteArray()), "sql", "--schema=testdata/multi-file/schema.sql",
                "--start-position=2868", "-");
        assertThat(run.err()).startsWith("sql: 3 transactions, 36 rows (14 inserted, 16 updated, 6 deleted) of 1 table");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    /// What stands in a value that is not all there is no event of this log, however sound.
    @ParameterizedTest
    @ValueSource(strings = {"sql", "sql --salvage", "verify"})
    void aLogInsideOfAnUnfinishedEventIsNotRead(String command) throws IOException {
        byte[] log = Files.readAllBytes(LOG);
        log[4 + 17] |= 1; // the format description's in-use flag
        byte[] stored = Files.readAllBytes(Path.of("testdata/gtid-on/binlog.000001"));
        int length = 2 * stored.length;
        byte[] header = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN).putInt(0).put((byte) 30).putInt(1).putInt(length)
                .putInt(REMOVED + length).putShort((short) 0).array();
        Path file = write(Arrays.copyOf(log, REMOVED), header, stored);
        Invocation run = Invocation.of((command + (command.equals("verify") ? "" : " " + SCHEMA) + " " + file).split(" "));
        assertThat(run.out() + run.err()).containsAnyOf("ends with an event that is not all there", "bytes are not yet a whole event")
                .doesNotContain("Gap: ").doesNotContain("follow");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    private Path write(byte[]... parts) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            log.writeBytes(part);
        }
        return Files.write(folder.resolve("log"), log.toByteArray());
    }

    private byte[] bytes(LogBuilder log) throws IOException {
        return Files.readAllBytes(log.write(folder));
    }
}
