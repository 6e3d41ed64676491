package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalvageTest {

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

    @Test
    void soundLogsComeOutTheSame() {
        String log = "testdata/compressed/binlog.000001";
        assertThat(Invocation.of("dump", "-v", "--salvage", log).bytes()).isEqualTo(Invocation.of("dump", "-v", log).bytes());
    }

    @Test
    void statsCountsUnreadableBytes() {
        Invocation stats = Invocation.of("stats", "--salvage", "--format=csv", "--section=files", "testdata/damaged/flipped-bit.000001");
        assertThat(stats.out().lines().toList().getLast()).contains(",3318,46,").contains(",false,61,");
    }

    @Test
    void withoutItDamageEndsTheRun() {
        Invocation stats = Invocation.of("stats", "testdata/damaged/huge-length.000001");
        assertThat(stats.exit()).isEqualTo(ExitCode.DATA);
        assertThat(stats.err()).contains("huge-length.000001: at 2347: an event of 2147483632 bytes is too big");
    }
}
