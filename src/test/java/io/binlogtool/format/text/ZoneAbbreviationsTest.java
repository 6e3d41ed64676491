package io.binlogtool.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneAbbreviationsTest {

    private static final int CHANGE = 1000;

    @ParameterizedTest
    @CsvSource({"UTC, 0, UTC", "Europe/Berlin, 1700000000, CET", "Europe/Berlin, 1720000000, CEST", "America/New_York, 1700000000, EST",
        "America/New_York, 1720000000, EDT", "Asia/Kolkata, 1720000000, IST"})
    void namesOfZonesThatJavaAndTheSystemAgreeOn(String zone, long second, String name) {
        assertThat(new ZoneAbbreviations(ZoneId.of(zone)).at(Instant.ofEpochSecond(second))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"+05:30, +0530", "-02:00, -02"})
    void offsetsAreNumbers(String zone, String name) {
        assertThat(new ZoneAbbreviations(ZoneId.of(zone)).at(Instant.EPOCH)).isEqualTo(name);
    }

    @Test
    void aFilesChangesAndThenItsRule() {
        TimeZoneFile file = TimeZoneFile.parse(file("<+04>-4<+05>,M3.5.0,M10.5.0"));
        assertThat(file.abbreviationAt(CHANGE - 1, 0)).isEqualTo("LMT");
        assertThat(file.abbreviationAt(CHANGE, 0)).isEqualTo("MID");
        assertThat(file.abbreviationAt(2 * CHANGE, 4 * 3600)).isEqualTo("+04");
        assertThat(file.abbreviationAt(2 * CHANGE, 5 * 3600)).isEqualTo("+05");
    }

    @Test
    void withoutARuleTheLastChangeLasts() {
        assertThat(TimeZoneFile.parse(file("")).abbreviationAt(5 * CHANGE, 0)).isEqualTo("END");
    }

    @Test
    void aBrokenFileIsNone() throws IOException {
        byte[] whole = file("X-1");
        assertThat(IntStream.range(0, whole.length - 5).mapToObj(length -> TimeZoneFile.parse(Arrays.copyOf(whole, length)))).containsOnlyNulls();
    }

    /// Types LMT, MID and END, with changes to the latter two.
    private static byte[] file(String rule) {
        byte[] abbreviations = "LMT\0MID\0END\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(200);
        header(out, 0, 0, 0);
        header(out, 2, 3, abbreviations.length);
        out.putLong(CHANGE).putLong(2 * CHANGE).put((byte) 1).put((byte) 2);
        for (int type = 0; type < 3; type++) {
            out.putInt(0).put((byte) 0).put((byte) (4 * type));
        }
        out.put(abbreviations).put((byte) '\n').put(rule.getBytes(StandardCharsets.US_ASCII)).put((byte) '\n');
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void header(ByteBuffer out, int changes, int types, int characters) {
        out.putInt(0x545a6966).put((byte) '2').position(out.position() + 15);
        out.putInt(0).putInt(0).putInt(0).putInt(changes).putInt(types).putInt(characters);
    }
}
