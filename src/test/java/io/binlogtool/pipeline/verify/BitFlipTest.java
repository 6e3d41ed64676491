package io.binlogtool.pipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.pipeline.Progress;

class BitFlipTest {

    private static final List<String> STANDARD_INPUT = List.of("-");

    @Test
    void findsEveryFlippedBitOfALogWithChecksums() throws IOException {
        byte[] log = Files.readAllBytes(Path.of("testdata/multi-file/binlog.000003"));
        assertThat(verify(log).isSound()).isTrue();
        List<String> missed = new ArrayList<>();
        for (int bit = 0; bit < log.length * 8; bit++) {
            log[bit / 8] ^= (byte) (1 << bit % 8);
            if (verify(log).isSound()) {
                missed.add("bit " + bit % 8 + " of byte " + bit / 8);
            }
            log[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(missed).isEmpty();
    }

    private static FileVerdict verify(byte[] log) {
        List<FileVerdict> verdicts = new ArrayList<>();
        new VerifyRun().run(STANDARD_INPUT, new ByteArrayInputStream(log), Progress.NONE, verdicts::add);
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }
}
