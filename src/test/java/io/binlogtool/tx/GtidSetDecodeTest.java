package io.binlogtool.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtidSetDecodeTest {

    private static final String UUID = "46e6b63be70011f1a0f002fc00000001";
    private static final String UUID_TEXT = "46e6b63b-e700-11f1-a0f0-02fc00000001";

    @Test
    void untagged() {
        assertThat(decode("0100000000000000" + UUID + number(2) + number(1) + number(0x45) + number(0x50) + number(0x51)))
                .hasToString(UUID_TEXT + ":1-68:80");
    }

    @Test
    void taggedAsMySql97WritesIt() {
        assertThat(decode("0102000000000001" + UUID + "00" + number(1) + number(1) + number(0x45)
                + UUID + "0e7461675f6f6e65" + number(1) + number(1) + number(2)))
                .hasToString(UUID_TEXT + ":1-68:tag_one:1");
    }

    @Test
    void empty() {
        assertThat(decode("0000000000000000")).isEqualTo(GtidSet.EMPTY);
        assertThat(decode("0100000000000001")).isEqualTo(GtidSet.EMPTY);
    }

    @Test
    void onlyTheGivenRangeIsRead() {
        byte[] bytes = HexFormat.of().parseHex("ff" + "0100000000000000" + UUID + number(1) + number(3) + number(4) + "ffff");

        assertThat(GtidSet.decode(Bytes.copyOf(bytes), 1, bytes.length - 2)).hasToString(UUID_TEXT + ":3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0000000000000002 |                                                        | GTID set of unknown format 2",
        "0000000000000080 |                                                        | GTID set of unknown format 128",
        "0001000000000001 |                                                        | GTID set of format 1 that says 0 in its first byte",
        "0000000000000000 | 00                                                     | 1 bytes are left behind the GTID set",
        "ffffffffffffff00 |                                                        | does not fit into 0 bytes",
        "0100000000000000 | UUID ffffffffffffffff                                  | 18446744073709551615 intervals of GTIDs "
                + "do not fit into 0 bytes",
        "0100000000000000 | UUID 0200000000000000 0100000000000000 0200000000000000 | 2 intervals of GTIDs do not fit into 16 bytes",
        "0100000000000000 | UUID 0100000000000000 0000000000000000 0200000000000000 | interval of GTIDs from 0 to before 2",
        "0100000000000000 | UUID 0100000000000000 0300000000000000 0300000000000000 | interval of GTIDs from 3 to before 3",
        "0100000000000000 | UUID 0100000000000000 0300000000000000 0000000000000080 | interval of GTIDs from 3 to before -9223372036854775808",
        "0101000000000001 | UUID 42 0000000000000000 0000000000000000               | GTID tag of over 32 characters",
        "0101000000000001 | UUID 01 0000000000000000 0000000000000000               | GTID tag of over 32 characters",
        "0101000000000001 | UUID 0241 0000000000000000 0000000000000000             | GTID tag with characters that no tag can have",
        "0101000000000001 | UUID 0231 0000000000000000 0000000000000000             | GTID tag with characters that no tag can have",
        "0101000000000001 | UUID 04c3a4 0000000000000000 0000000000000000           | GTID tag with characters that no tag can have",
    })
    void malformed(String header, String rest, String reason) {
        String hex = header + (rest == null ? "" : rest.replace("UUID", UUID).replace(" ", ""));

        assertThatThrownBy(() -> decode(hex)).isInstanceOf(MalformedBinlogException.class).hasMessageContaining(reason);
    }

    @Test
    void intervalsMayNotTouchOrOverlap() {
        String first = "0100000000000000" + UUID + number(2) + number(1) + number(5);

        assertThatThrownBy(() -> decode(first + number(5) + number(7))).isInstanceOf(MalformedBinlogException.class)
                .hasMessage("interval of GTIDs from 5 to before 7, behind one to before 5");
        assertThatThrownBy(() -> decode(first + number(2) + number(3))).isInstanceOf(MalformedBinlogException.class);
        assertThat(decode(first + number(6) + number(7))).hasToString(UUID_TEXT + ":1-4:6");
    }

    @Test
    void truncatedAnywhere() {
        byte[] whole = GtidSetEncoder.encode(GtidSet.parse(UUID_TEXT + ":1-5:7:tag:2,00000000-0000-0000-0000-000000000001:9"));

        for (int length = 0; length < whole.length; length++) {
            Bytes part = Bytes.copyOf(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GtidSet.decode(part, 0, part.size())).isInstanceOf(MalformedBinlogException.class);
        }
    }

    @Test
    void anyFlippedBitGivesAnotherSetOrTheTypedException() {
        GtidSet set = GtidSet.parse(UUID_TEXT + ":1-5:7:tag:2,00000000-0000-0000-0000-000000000001:9");
        byte[] whole = GtidSetEncoder.encode(set);

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(GtidSet.decode(Bytes.copyOf(flipped), 0, flipped.length)).isNotEqualTo(set);
            } catch (MalformedBinlogException e) {
                assertThat(e.offset()).isBetween(0L, (long) flipped.length);
            }
        }
    }

    private static GtidSet decode(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return GtidSet.decode(Bytes.copyOf(bytes), 0, bytes.length);
    }

    private static String number(long value) {
        return HexFormat.of().toHexDigits(Long.reverseBytes(value));
    }
}
