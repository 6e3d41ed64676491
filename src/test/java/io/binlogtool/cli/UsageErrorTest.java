package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Wrong usage: one sentence that says what was meant, if that can be told.
class UsageErrorTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            rolback f, binlogtool: there is no command 'rolback'; did you mean rollback? (see binlogtool --help)
            dump --tabel=x f, binlogtool dump: Unknown option: '--tabel=x'; did you mean --table? (see binlogtool dump --help)
            dump --output-nuls f, binlogtool dump: Unknown option: '--output-nuls'; did you mean --output-nulls? (see binlogtool dump --help)
            dump --starttime=x f, binlogtool dump: Unknown option: '--starttime=x'; did you mean --start-datetime? (see binlogtool dump --help)
            sql --skip-ddl f, binlogtool sql: Unknown option: '--skip-ddl'; it is an option of rollback (see binlogtool sql --help)
            stats -v f, binlogtool stats: Unknown option: '-v'; it is an option of dump (see binlogtool stats --help)
            shell f, binlogtool: there is no command 'shell' (see binlogtool --help)
            dmp --help, binlogtool: there is no command 'dmp'; did you mean dump? (see binlogtool --help)
            dump --hepl, binlogtool dump: Unknown option: '--hepl'; did you mean --help? (see binlogtool dump --help)
            dump --format=jason f, "binlogtool dump: Invalid value for option '--format': 'jason' is none of text, json; did you mean json? (see binlogtool dump --help)"
            verify, "binlogtool verify: a FILE is missing: a log, an .index file, or - for standard input"
            dump -h f, "binlogtool dump: this tool reads files only, it does not connect to a server (-h is --host, as for mysqlbinlog; --help shows help)"
            sql --sleep-every=0 testdata/gtid-on/binlog.000001, binlogtool sql: --sleep-every must be at least 1
            events --table= testdata/gtid-on/binlog.000001, binlogtool events: --table: the table's name is missing
            stats --format=csv --section=ddl --section=files f, binlogtool stats: --format=csv writes one section: --by or --section says which (see binlogtool stats --help)
            dump -R f, "binlogtool dump: this tool reads files only, it does not connect to a server"
            dump - -, "binlogtool dump: standard input (-) can be read only once"
            dump --time-zone=x f, binlogtool dump: --time-zone: there is no time zone x
            dump --zzzzqqq f, binlogtool dump: Unknown option: '--zzzzqqq' (see binlogtool dump --help)
            """, quoteCharacter = '"')
    void isExplained(String line, String message) {
        Invocation run = Invocation.of(line.split(" "));
        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    /// A wrong value is shown with its option, and the place in it.
    @Test
    void aWrongFilterIsPointedAt() {
        Invocation run = Invocation.of("events", "--type=update,deletes", "testdata/gtid-on/binlog.000001");
        assertThat(run.err()).isEqualTo("""
                binlogtool events: --type: unknown type 'deletes' (did you mean delete?); valid are insert, update, delete, ddl, statement, transaction, \
                control
                update,deletes
                       ^
                """);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    }

    /// The exit code is mysqlbinlog's.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--start-datetime=14:05 | --start-datetime: Incorrect date and time argument: 14:05 (wanted is a date and at least the hour, such as '2026-03-01 14:05:00')",
        "--stop-datetime=2026-01-01 | --stop-datetime: Incorrect date and time argument: 2026-01-01 (wanted is a date and at least the hour, such as '2026-03-01 14:05:00')",
        "--include-gtids=0-1-5 | --include-gtids: 0-1-5 is a GTID of MariaDB: those cannot be selected yet",
        "--exclude-gtids=0-1-5,1-1-7 | --exclude-gtids: 0-1-5,1-1-7 is a GTID of MariaDB: those cannot be selected yet",
    })
    void valuesThatMysqlbinlogRefuses(String option, String message) {
        Invocation run = Invocation.of("dump", option, "testdata/gtid-on/binlog.000001");
        assertThat(run.err()).isEqualTo("binlogtool dump: " + message + "\n");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "events", "stats", "sql", "rollback", "verify"})
    void helpHasALetter(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.out()).startsWith("Usage: binlogtool " + command);
        assertThat(Invocation.of(command, "-h").out()).isEqualTo(help.out());
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
    }
}
