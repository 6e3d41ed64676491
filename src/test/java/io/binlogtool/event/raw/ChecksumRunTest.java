package io.binlogtool.event.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// Runs of events give the verdicts that single events do.
class ChecksumRunTest {

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on/binlog.000001", "charset/binlog.000001", "statement/binlog.000001", "partial-json/binlog.000001"})
    void everySmallEventOfASoundLogIsProven(String log) throws IOException {
        ChecksumRun run = new ChecksumRun();
        int small = 0;
        int proven = 0;
        try (EventReader reader = new EventReader(LogInput.open("testdata/" + log, null))) {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                boolean isProven = run.proves(event);
                if (event.type() != EventType.FORMAT_DESCRIPTION && event.length() < 1000) {
                    small++;
                    proven += isProven ? 1 : 0;
                }
            }
        }
        assertThat(small).isGreaterThan(10);
        assertThat(proven).isEqualTo(small);
    }

    /// Several events are damaged at once, in any combination, some of them in their checksum.
    @ParameterizedTest
    @ValueSource(strings = {"gtid-on/binlog.000001", "charset/binlog.000001", "partial-json/binlog.000001"})
    void damagedEventsAreFoundOneByOne(String name) throws IOException {
        byte[] log = Files.readAllBytes(Path.of("testdata", name));
        List<long[]> events = events(log);
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = log.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                long[] event = events.get(random.nextInt(events.size()));
                // Not in the header: the events are to stay where they are.
                damaged[(int) (event[0] + random.nextLong(EventHeader.SIZE, event[1]))] ^= (byte) (1 << random.nextInt(8));
            }
            Checksum single = new Checksum();
            Checksum inRuns = new Checksum();
            List<Long> expected = mismatches(damaged, event -> single.compute(event) != (int) event.checksum());
            assertThat(expected).isNotEmpty();
            assertThat(mismatches(damaged, event -> !inRuns.matches(event))).isEqualTo(expected);
        }
    }

    /// Someone may go on in the middle of an event of a run that was found sound, where the bytes are no event at all.
    @Test
    void aJumpIntoTheMiddleOfAnEventIsNoticed() throws IOException {
        String log = "testdata/gtid-on/binlog.000001";
        List<long[]> events = events(Files.readAllBytes(Path.of(log)));
        for (int target = 0; target < 3000; target++) {
            Checksum checksum = new Checksum();
            try (EventReader reader = new EventReader(LogInput.open(log, null))) {
                assertThat(checksum.matches(reader.next())).isTrue();
                assertThat(checksum.matches(reader.next())).isTrue();
                reader.seek(reader.position() + target);
                long at = reader.position();
                RawEvent event = reader.next();
                if (event != null) {
                    boolean isEvent = events.stream().anyMatch(e -> e[0] == at);
                    assertThat(checksum.matches(event)).as("at " + at).isEqualTo(isEvent || !event.hasChecksum());
                }
            } catch (MalformedBinlogException e) {
                // Most places cannot even be the beginning of an event.
            }
        }
    }

    /// Position and length of every event but the FORMAT_DESCRIPTION.
    private static List<long[]> events(byte[] log) throws IOException {
        List<long[]> events = new ArrayList<>();
        try (EventReader reader = new EventReader(LogInput.ofStream("stream", new ByteArrayInputStream(log)))) {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.type() != EventType.FORMAT_DESCRIPTION) {
                    events.add(new long[] {event.position(), event.length()});
                }
            }
        }
        return events;
    }

    private static List<Long> mismatches(byte[] log, Predicate<RawEvent> isDamaged) throws IOException {
        List<Long> mismatches = new ArrayList<>();
        try (EventReader reader = new EventReader(LogInput.ofStream("stream", new ByteArrayInputStream(log)))) {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.hasChecksum() && isDamaged.test(event)) {
                    mismatches.add(event.position());
                }
            }
        }
        return mismatches;
    }
}
