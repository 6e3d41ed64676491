package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.LogInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command on logs that are damaged at random: it ends with 0 or with 1 and a sentence, never with a mistake of ours, and whatever JSON it wrote
/// is whole lines. `-Ddamaged.copies=N -Ddamaged.seed=S` make it go through more copies, and others.
class DamagedLogCommandsTest {

    private static final int COPIES = Integer.getInteger("damaged.copies", 10);
    private static final long SEED = Long.getLong("damaged.seed", 20_261_126);
    private static final List<String> COMMANDS = List.of("dump", "dump -vv --base64-output=decode-rows --print-table-metadata", "dump --salvage --hexdump",
            "dump --format json --output-ddl --output-primary-keys", "dump --format json --json-shape events", "stats --format json",
            "stats --salvage", "events", "events --type=delete --filter=exclude:shop.nosuch", "dump --salvage --type=insert", "verify --format json", "sql", "sql --salvage --table=?*", "rollback --skip-ddl --where=all");
    /// Doubles inside documents have up to 1,077 characters (docs/decisions/0014-where-json-follows-maxwell.md).
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(2000).build()).build());

    /// The damaged log, and what LOAD DATA statements leave behind.
    @TempDir
    Path folder;

    /// Where an event of the sound log is.
    private record Place(int at, int length, boolean hasChecksum) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on/binlog.000001", "statement/binlog.000001", "types-full/binlog.000001", "compressed/binlog.000001",
        "partial-json/binlog.000001", "v1rows/binlog.000001", "ddl-evolution/binlog.000001", "image-minimal/binlog.000001"})
    void everyCommandEndsWell(String log) throws IOException {
        Path sound = Path.of("testdata", log);
        byte[] bytes = Files.readAllBytes(sound);
        List<Place> events = events(sound);
        SplittableRandom random = new SplittableRandom(SEED + log.hashCode());
        int refusals = 0;
        for (int copy = 0; copy < COPIES; copy++) {
            Path damaged = folder.resolve("binlog.000001");
            Files.write(damaged, damage(bytes.clone(), events, random));
            for (String command : COMMANDS) {
                int exit = check(command, sound.resolveSibling("schema.sql"), damaged, "copy " + copy + " of " + log + ", seed " + SEED + ": " + command);
                refusals += exit == ExitCode.DATA ? 1 : 0;
            }
        }
        assertThat(refusals).as("runs that noticed").isPositive();
    }

    /// @return the exit code
    private int check(String command, Path schema, Path log, String what) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (command.contains("--format json --output") || command.startsWith("sql") || command.startsWith("rollback")) {
            words.add("--schema=" + schema);
        }
        if (command.startsWith("dump") && !command.contains("json")) {
            words.add("--local-load=" + folder);
        }
        words.add(log.toString());
        Invocation run = Invocation.of(words.toArray(String[]::new));
        assertThat(run.exit()).as(what).isIn(ExitCode.OK, ExitCode.DATA);
        assertThat(run.err()).as(what).doesNotContain(Main.INTERNAL_ERROR);
        if (run.exit() == ExitCode.DATA && !command.startsWith("verify")) {
            assertThat(run.err()).as(what).isNotBlank();
        }
        if (command.contains("json")) {
            for (String line : run.out().lines().toList()) {
                assertThat(JSON.readTree(line)).as(what).isNotNull();
            }
        }
        return run.exit();
    }

    private static List<Place> events(Path log) throws IOException {
        List<Place> events = new ArrayList<>();
        try (EventReader reader = new EventReader(LogInput.open(log.toString(), null))) {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(new Place((int) event.position(), event.length(), event.hasChecksum()));
            }
        }
        return events;
    }

    /// Cuts the log, or damages a few of its events; most of these get a checksum that is right again, so that readers go on to what they say.
    private static byte[] damage(byte[] log, List<Place> events, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(log, random.nextInt(log.length));
        }
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            Place event = events.get(random.nextInt(events.size()));
            for (int bytes = random.nextInt(1, 4); bytes > 0; bytes--) {
                int at = event.at() + random.nextInt(event.length());
                log[at] = (byte) switch (random.nextInt(4)) {
                    case 0 -> 0xff;
                    case 1 -> random.nextInt();
                    default -> log[at] ^ 1 << random.nextInt(8);
                };
            }
            if (event.hasChecksum() && random.nextInt(5) != 0) {
                CRC32 checksum = new CRC32();
                int end = event.at() + event.length() - Integer.BYTES;
                checksum.update(log, event.at(), end - event.at());
                ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) checksum.getValue());
            }
        }
        return log;
    }
}
