package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wrong usage: one sentence that says what was meant, if that can be told.
class UsageErrorTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            rolback f, binlogtool: there is no command 'rolback'; did you mean rollback? (see binlogtool --help)
            dump --tabel=x f, binlogtool dump: Unknown option: '--tabel=x'; did you mean --table? (see binlogtool dump --help)
            dump --output-nuls f, binlogtool dump: Unknown option: '--output-nuls'; did you mean --output-nulls? (see binlogtool dump --help)
            dump -R f, "binlogtool: this tool reads files only, it does not connect to a server"
            dump - -, "binlogtool: standard input (-) can be read only once"
            dump --time-zone=x f, binlogtool: --time-zone: there is no time zone x
            dump --zzzzqqq f, binlogtool dump: Unknown option: '--zzzzqqq' (see binlogtool dump --help)
            """, quoteCharacter = '"')
    void isExplained(String line, String message) {
        Invocation run = Invocation.of(line.split(" "));
        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }
}
