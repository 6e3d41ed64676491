package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damage in logs without checksums, where nothing but the place that an event says tells it from others.
class LostBytesTest {

    private static final int MAGIC_SIZE = 4;

    /// Twenty statements, the fifth of which ends at the returned position.
    private static int statements(LogBuilder log) {
        int end = 0;
        for (int i = 1; i <= 20; i++) {
            log.query("DROP TABLE t" + i);
            end = i == 5 ? log.size() : end;
        }
        return end;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static List<String> salvaged(byte[] log) {
        Invocation file = Invocation.reading(new ByteArrayInputStream(log), "events", "--salvage", "-");
        assertThat(file.exit()).as(file.err()).isEqualTo(ExitCode.OK);
        return file.lines();
    }

    private static long dropped(byte[] log) {
        return salvaged(log).stream().filter(line -> line.contains("DROP TABLE t")).count();
    }

    /// Bytes that are too many or too few cost the event they are in, and may be the one behind it.
    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "4, 0", "500, 0", "0, 1", "0, 2", "0, 4", "0, 9"})
    void bytesTooManyOrTooFewDoNotMakeTheRestUnreadable(int inserted, int removed, @TempDir Path folder) throws IOException {
        LogBuilder builder = new LogBuilder().format(0);
        int fifth = statements(builder);
        byte[] log = builder.toByteArray();
        int at = fifth - 10;
        byte[] damaged = joined(Arrays.copyOf(log, at), new byte[inserted], Arrays.copyOfRange(log, at + removed, log.length));
        assertThat(dropped(damaged)).isBetween(18L, 20L);
        Path file = Files.write(folder.resolve("log"), damaged);
        assertThat(Invocation.of("events", "--salvage", file.toString()).lines().stream().map(line -> line.replaceFirst("^log", "standard input")))
                .as("a file and a stream").isEqualTo(salvaged(damaged));
    }

    @Test
    void severalPlacesMayBeDamaged() {
        LogBuilder builder = new LogBuilder().format(0);
        int fifth = statements(builder);
        byte[] log = builder.toByteArray();
        int second = fifth + 240;
        byte[] damaged = joined(Arrays.copyOf(log, fifth - 5), new byte[2], Arrays.copyOfRange(log, fifth - 5, second),
                Arrays.copyOfRange(log, second + 3, log.length));
        assertThat(dropped(damaged)).isGreaterThanOrEqualTo(16);
    }

    /// In a relay log positions are those of the source's log.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDamagedLengthInARelayLogCostsOneEvent(boolean inUse) {
        LogBuilder source = new LogBuilder().format(0);
        int fifth = statements(source);
        byte[] events = Arrays.copyOfRange(source.toByteArray(), MAGIC_SIZE, source.size());
        byte[] own = new LogBuilder().format(LogBuilder.RELAY_LOG).previousGtids(3).toByteArray();
        byte[] relay = joined(own, events);
        int sixth = own.length + fifth - MAGIC_SIZE;
        relay[sixth + 9 + 2] |= 0x40;
        relay[MAGIC_SIZE + 17] |= (byte) (inUse ? 1 : 0);
        assertThat(salvaged(relay)).anyMatch(line -> line.startsWith("# Gap: ") && line.contains(" from " + sixth + " to "));
        assertThat(dropped(relay)).isEqualTo(19);
    }

    /// Somebody may have stored a log in a table: its events are a value.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLogInsideOfADamagedEventIsNotPartOfTheLog(boolean inUse) {
        LogBuilder stored = new LogBuilder().format(0).query("CREATE TABLE stored (a INT)").query("DROP TABLE stored").query("DROP TABLE stored");
        LogBuilder builder = new LogBuilder().format(0).query("DROP TABLE t1");
        int block = builder.size();
        builder.appendBlock(1, joined("...".getBytes(), stored.toByteArray(), "...".getBytes())).query("DROP TABLE t2").query("DROP TABLE t3");
        byte[] log = builder.toByteArray();
        log[block + 9 + 3] |= 0x10;
        log[MAGIC_SIZE + 17] |= (byte) (inUse ? 1 : 0);
        assertThat(salvaged(log)).noneMatch(line -> line.contains("stored"))
                .anyMatch(line -> line.startsWith("# Gap: ") && line.contains(" from " + block + " to "))
                .anyMatch(line -> line.contains("DROP TABLE t2")).anyMatch(line -> line.contains("DROP TABLE t3"));
    }

    /// Every sixth event is followed by a byte too many.
    @Test
    void damageEverywhereTakesNoLongerThanItsLength() {
        LogBuilder six = new LogBuilder().intvar().intvar().intvar().intvar().intvar().intvar();
        byte[] chain = Arrays.copyOfRange(six.toByteArray(), MAGIC_SIZE, six.size());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(new LogBuilder().format(0).toByteArray());
        for (int i = 0; i < 20_000; i++) {
            log.writeBytes(chain);
            log.write(0xff);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThatCode(() -> salvaged(log.toByteArray())).doesNotThrowAnyException());
    }
}
