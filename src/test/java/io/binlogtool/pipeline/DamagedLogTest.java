package io.binlogtool.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.HeaderSelection;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.format.text.TextFormatter;
import io.binlogtool.format.text.TextOptions;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// Whatever is wrong with a log, reading it ends in the typed error or not at all: no other exception, no endless loop. What stands before
/// the damage is always written.
class DamagedLogTest {

    private static final RunOptions ALL = new RunOptions(4, Long.MAX_VALUE, HeaderSelection.Limits.NONE, null, null, false, null,
            ContentSelection.ALL, Map.of(),
            false, false, false, true);

    /// Where the files of LOAD DATA statements go.
    @TempDir
    Path loaded;

    private record Outcome(String text, String error) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksum-crc32/binlog.000001", "multi-file/binlog.000003", "gtid-on/binlog.000002", "multi-file/binlog.000002"})
    void cutAtEveryByte(String log) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testdata", log));
        String text = dump(whole).text();
        for (int length = 0; length < whole.length; length++) {
            Outcome cut = dump(Arrays.copyOf(whole, length));
            int frame = cut.text().lastIndexOf("DELIMITER ;");
            assertThat(frame).as("the frame is closed at length " + length).isPositive();
            int lastEvent = cut.text().lastIndexOf("\n# at ", frame);
            assertThat(text).as("length " + length).startsWith(cut.text().substring(0, Math.max(lastEvent, 0)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksum-crc32/binlog.000001", "gtid-on/binlog.000001", "statement/binlog.000001", "v1rows/binlog.000001",
        "image-full/binlog.000001", "compressed/binlog.000001"})
    void flippedBits(String log) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testdata", log));
        SplittableRandom random = new SplittableRandom(20_260_301);
        int step = whole.length / 800 + 1;
        int errors = 0;
        for (int at = random.nextInt(step); at < whole.length; at += step) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            errors += dump(flipped).error() == null ? 0 : 1;
        }
        assertThat(errors).isPositive();
    }

    /// Whole bytes overwritten, several at once: lengths and counts of any size.
    @ParameterizedTest
    @ValueSource(strings = {"checksum-crc32/binlog.000001", "partial-json/binlog.000001", "types-full/binlog.000001"})
    void overwrittenBytes(String log) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testdata", log));
        byte[] start = Arrays.copyOf(whole, Math.min(whole.length, 60_000));
        SplittableRandom random = new SplittableRandom(20_260_302);
        int errors = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = start.clone();
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            errors += dump(damaged).error() == null ? 0 : 1;
        }
        assertThat(errors).isPositive();
    }

    private Outcome dump(byte[] log) {
        ByteSink out = new ByteSink();
        TextOptions options = new TextOptions(2, TextOptions.Base64Output.AUTO, false, false, true, 0xffff_ffffL, false, false, false, false,
                null, loaded, true, false, true, ZoneOffset.UTC);
        List<String> warnings = new ArrayList<>();
        LogRun run = new LogRun(ALL, new TextFormatter(options, out, warnings::add), warnings::add);
        try {
            run.run(List.of(LogInput.STANDARD_INPUT), new ByteArrayInputStream(log));
            return new Outcome(out.toString(), null);
        } catch (MalformedBinlogException | OutputRefusedException e) {
            assertThat(e.getMessage()).doesNotContain("\n").isNotBlank();
            return new Outcome(out.toString(), e.getMessage());
        } catch (IOException e) {
            throw new AssertionError("a log of bytes cannot fail to be opened", e);
        } finally {
            for (File file : loaded.toFile().listFiles()) {
                file.delete();
            }
        }
    }
}
