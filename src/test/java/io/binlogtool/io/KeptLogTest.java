package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KeptLogTest {

    private static final int SIZE = 5 * KeptLog.BLOCK / 2;

    private static byte[] log() {
        byte[] log = new byte[SIZE];
        new Random(7).nextBytes(log);
        return log;
    }

    private static LogInput once(byte[] log) {
        return LogInput.ofUndetectedStream("log", new ByteArrayInputStream(log));
    }

    @Test
    void isReadAnywhereAndAgain() throws IOException {
        byte[] log = log();
        try (LogInput once = once(log); KeptLog kept = KeptLog.of(once, SIZE * 2L); LogInput input = kept.input("kept")) {
            assertThat(input.available(0, 1)).isEqualTo(SIZE);
            Random random = new Random(8);
            for (int i = 0; i < 1000; i++) {
                int at = i % 2 == 0 ? random.nextInt(SIZE) : SIZE - 1 - i * 2000;
                int length = random.nextInt(Math.min(SIZE - at, i % 10 == 0 ? SIZE : 10_000) + 1);
                byte[] read = input.view(at, length).array(0, length);
                assertThat(read).inHexadecimal().isEqualTo(Arrays.copyOfRange(log, at, at + length));
            }
            assertThat(kept.stream().readAllBytes()).isEqualTo(log);
            assertThat(kept.stream().readAllBytes()).isEqualTo(log);
        }
    }

    @Test
    void isNotKeptAboveItsLimit() {
        try (LogInput once = once(log())) {
            assertThat(KeptLog.of(once, SIZE / 2)).isNull();
        }
    }
}
