package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.binlogtool.event.raw.EventHeader;

/// Events that the tool does not decode: an output that is to tell all changes ends at one that may hold some.
class UnreadEventsTest {

    private static final int NEW_LOAD = 12;
    private static final int SLAVE = 7;
    private static final int BEYOND = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sql", "dump --format=json", "rollback"})
    void anEventThatMayChangeDataIsNotLeftOut(String command) throws IOException {
        Invocation run = run(command, NEW_LOAD, 0);
        assertThat(run.err()).contains("events of type 12 (New_load) cannot be read, and may change data");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "dump --format=json", "rollback", "dump"})
    void aTypeThatTheLogDoesNotCountIsRefusedWhateverItsFlags(String command) throws IOException {
        Invocation run = run(command, BEYOND, EventHeader.FLAG_IGNORABLE);
        assertThat(run.err()).contains("events of type 200 are not known");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @CsvSource({"sql, 12, 128", "sql, 7, 0", "dump --format=json, 12, 128", "rollback, 7, 0", "dump, 12, 128"})
    void whatIsIgnorableOrHarmlessIsPassedOver(String command, int type, int flags) throws IOException {
        assertThat(run(command, type, flags).exit()).isEqualTo(ExitCode.OK);
    }

    /// Rows of no table end a statement that changed nothing of its own.
    @ParameterizedTest
    @ValueSource(strings = {"sql", "dump --format=json", "dump --format=json --json-shape=events", "rollback", "dump -v", "stats", "events", "verify"})
    void rowsOfNoTableAreNoFault(String command) throws IOException {
        Path log = new LogBuilder().format(0).query("BEGIN").dummyRows().xid().write(folder);
        Invocation run = Invocation.of((command + " " + log).split(" "));
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theTextRefusesWhatItCannotDecodeEvenIfItIsNotSelected() throws IOException {
        Invocation run = run("dump --server-id=99", SLAVE, 0);
        assertThat(run.err()).contains(": events of type 7 (Slave) cannot be read\n");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 5", "40, 35, 40", "66, 0, 31", "30, 10, 13"})
    void aVariableThatIsNoDecimalIsNotWritten(int precision, int scale, int packedSize) throws IOException {
        LogBuilder log = new LogBuilder().format(0).decimalVariable(precision, scale, packedSize).query("INSERT INTO d.t VALUES (@a)");
        for (String command : List.of("dump", "sql", "events")) {
            Invocation run = Invocation.of(command, log.write(folder).toString());
            assertThat(run.err()).contains(": at 127 (User var): a user variable of type DECIMAL(" + precision + "," + scale + ")");
            assertThat(run.exit()).isEqualTo(ExitCode.DATA);
            assertThat(run.out()).doesNotContain(":=").doesNotContain("@`a`");
        }
    }

    /// As mysqlbinlog takes them.
    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0", "3, 1, 9, 0.0", "65, 30, 30, 0.000000000000000000000000000000"})
    void aDecimalMayHaveNoDigitsOrMoreBytes(int precision, int scale, int packedSize, String value) throws IOException {
        LogBuilder log = new LogBuilder().format(0).decimalVariable(precision, scale, packedSize).query("INSERT INTO d.t VALUES (@a)");
        assertThat(Invocation.of("dump", log.write(folder).toString()).out()).contains("SET @`a`:=" + value + "/*!*/;\n");
    }

    @Test
    void statsTellsWhatIsNotCounted() throws IOException {
        Invocation run = run("stats --format=json", NEW_LOAD, 0);
        assertThat(run.err()).endsWith("WARNING: events of type 12 (New_load) cannot be read: what such events (1) changed is not counted\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    private Invocation run(String command, int type, int flags) throws IOException {
        Path log = new LogBuilder().format(0).other(type, flags).write(folder);
        return Invocation.of((command + " " + log).split(" "));
    }
}
