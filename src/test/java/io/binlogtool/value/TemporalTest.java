package io.binlogtool.value;

import static io.binlogtool.value.HexBytes.hex;
import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.Bytes;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalTest {

    private static final LocalDatetimes UTC = new LocalDatetimes(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "5dd00f, 2024-02-29, 2024:02:29, false",
        "000000, 0000-00-00, 0000:00:00, true",
        "00ce0f, 2023-00-00, 2023:00:00, true",
        "a0ce0f, 2023-05-00, 2023:05:00, true",
        "9f4f4e, 10023-12-31, 10023:12:31, false",
        "ff4f4e, 10023-15-31, 10023:15:31, false"})
    void dates(String bytes, String sql, String mysqlbinlog, boolean zeroPart) {
        int date = PackedDate.decode(hex(bytes), 0);

        assertThat(written(sink -> PackedDate.write(sink, date))).isEqualTo(sql);
        assertThat(written(sink -> PackedDate.writeWithColons(sink, date))).isEqualTo(mysqlbinlog);
        assertThat(PackedDate.hasZeroPart(date)).isEqualTo(zeroPart);
        assertThat(PackedDate.isZero(date)).isEqualTo(sql.equals("0000-00-00"));
        assertThat(PackedDate.of(PackedDate.year(date), PackedDate.month(date), PackedDate.day(date))).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 99b2bac8b8,       2024-02-29 12:34:56",
        "6, 99b2bac8b801e240, 2024-02-29 12:34:56.123456",
        "5, 99b2bac8b801e240, 2024-02-29 12:34:56.12345",
        "3, 99b2bac8b804ce,   2024-02-29 12:34:56.123",
        "1, 99b2bac8b80a,     2024-02-29 12:34:56.1",
        "0, 8000000000,       0000-00-00 00:00:00",
        "2, 800000000000,     0000-00-00 00:00:00.00",
        "2, 99b2bac8b8ff,     2024-02-29 12:34:56.255",
        "0, 99b2bfffff,       2024-02-31 31:63:63",
        "0, 664d453748,       2024-02-29 12:34:56"})
    void datetimes(int decimals, String bytes, String text) {
        long datetime = PackedDatetime.decode(hex(bytes), 0, decimals);

        assertThat(PackedDatetime.size(decimals)).isEqualTo((int) hex(bytes).size());
        assertThat(written(sink -> PackedDatetime.write(sink, datetime, decimals))).isEqualTo(text);
        assertThat(written(sink -> PackedDatetime.writeDate(sink, datetime))).isEqualTo(text.substring(0, 10));
        assertThat(PackedDatetime.isZero(datetime)).isEqualTo(text.startsWith("0000"));
        assertThat(PackedDatetime.hasZeroPart(datetime)).isEqualTo(text.startsWith("0000"));
    }

    @Property
    void datetimeParts(@ForAll @IntRange(max = 9999) int year, @ForAll @IntRange(max = 12) int month, @ForAll @IntRange(max = 31) int day,
            @ForAll @IntRange(max = 23) int hour, @ForAll @IntRange(max = 59) int minute, @ForAll @IntRange(max = 999_999) int micros) {
        long packed = PackedDatetime.of(year, month, day, hour, minute, 59, micros);
        ByteBuffer stored = ByteBuffer.allocate(8).putLong(packed + (1L << 63));
        long decoded = PackedDatetime.decode(Bytes.copyOf(stored.array()), 0, 6);

        assertThat(decoded).isEqualTo(packed);
        assertThat(written(sink -> PackedDatetime.write(sink, decoded, 6))).isEqualTo(
                "%04d-%02d-%02d %02d:%02d:59.%06d".formatted(year, month, day, hour, minute, micros));
        assertThat(PackedDatetime.hasZeroPart(decoded)).isEqualTo(year * month * day == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 7f3748,       -12:34:56",
        "3, 7ffffeec78,   -00:00:01.500",
        "6, 4b9105000000, -838:59:59.000000",
        "6, 800000000000, 00:00:00.000000",
        "0, 800000,       00:00:00",
        "1, 7ffffffa,     -00:00:00.0",
        "1, 7fffffce,     -00:00:00.5",
        "2, 7fffff9d,     -00:00:00.99",
        "4, 80c8b81edc,   12:34:56.7900",
        "6, 7fffffffffff, -00:00:00.000001",
        "0, b46efb,       838:59:59",
        "0, bfffff,       1023:63:63"})
    void times(int decimals, String bytes, String text) {
        long time = PackedTime.decode(hex(bytes), 0, decimals);

        assertThat(PackedTime.size(decimals)).isEqualTo((int) hex(bytes).size());
        assertThat(written(sink -> PackedTime.write(sink, time, decimals))).isEqualTo(text);
        assertThat(PackedTime.isNegative(time)).isEqualTo(text.startsWith("-"));
    }

    @Property
    void timesOfEveryPrecision(@ForAll boolean negative, @ForAll @IntRange(max = 838) int hours, @ForAll @IntRange(max = 59) int minute,
            @ForAll @IntRange(max = 999_999) int micros, @ForAll @IntRange(max = 6) int decimals) {
        int unit = (int) Math.pow(10, 6 - decimals);
        int kept = micros / unit * unit;
        long packed = PackedTime.of(negative, hours, minute, 1, kept);
        Bytes stored = Bytes.copyOf(storedTime(packed, decimals));

        assertThat(PackedTime.decode(stored, 0, decimals)).isEqualTo(packed);
        assertThat(written(sink -> PackedTime.write(sink, packed, 6))).isEqualTo(
                "%s%02d:%02d:01.%06d".formatted(negative ? "-" : "", hours, minute, kept));
        assertThat(PackedTime.hours(packed) * 60 + PackedTime.minute(packed)).isEqualTo(hours * 60 + minute);
        assertThat(PackedTime.second(packed)).isEqualTo(1);
    }

    /// The server's way: the signed whole number and, for 1 to 4 digits, a signed fraction in units of the last stored digit.
    private static byte[] storedTime(long packed, int decimals) {
        ByteBuffer out = ByteBuffer.allocate(PackedTime.size(decimals));
        if (decimals > 4) {
            return out.putShort((short) (packed + 0x8000_0000_0000L >> 32)).putInt((int) packed).array();
        }
        long absolute = Math.abs(packed);
        int fraction = (int) (absolute & 0xff_ffff) / (decimals > 2 ? 100 : 10_000);
        long whole = absolute >> 24;
        if (packed < 0) {
            whole = -whole - (fraction == 0 ? 0 : 1);
            fraction = -fraction;
        }
        whole += 0x80_0000;
        out.put((byte) (whole >> 16)).putShort((short) whole);
        return switch (decimals) {
            case 0 -> out.array();
            case 1, 2 -> out.put((byte) fraction).array();
            default -> out.putShort((short) fraction).array();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "0, 65e079f0,       1709210096,        2024-02-29 12:34:56",
        "2, 65e079f04e,     1709210096.78,     2024-02-29 12:34:56.78",
        "6, 65e079f00000 01, 1709210096.000001, 2024-02-29 12:34:56.000001",
        "0, 00000000,       0,                 0000-00-00 00:00:00",
        "0, ffffffff,       4294967295,        2106-02-07 06:28:15"})
    void timestamps(int decimals, String bytes, String unix, String utc) {
        long timestamp = PackedTimestamp.decode(hex(bytes), 0, decimals);

        assertThat(PackedTimestamp.size(decimals)).isEqualTo((int) hex(bytes).size());
        assertThat(written(sink -> PackedTimestamp.write(sink, timestamp, decimals))).isEqualTo(unix);
        assertThat(written(sink -> PackedDatetime.write(sink, UTC.of(timestamp), decimals))).isEqualTo(utc);
        assertThat(PackedTimestamp.isZero(timestamp)).isEqualTo(unix.equals("0"));
    }

    @Test
    void oldTimestamps() {
        long timestamp = PackedTimestamp.decodeOld(hex("f079e065"), 0);

        assertThat(PackedTimestamp.seconds(timestamp)).isEqualTo(1_709_210_096);
        assertThat(written(sink -> PackedTimestamp.write(sink, PackedTimestamp.decodeOld(hex("ffffffff"), 0), 0))).isEqualTo("-1");
    }

    @ParameterizedTest
    @CsvSource({
        "20240229123456,       2024-02-29 12:34:56,         false",
        "0,                    0000-00-00 00:00:00,         true",
        "20230000010203,       2023-00-00 01:02:03,         true",
        "20241599256199,       2024-15-99 25:61:99,         false",
        "-1,                   1844674407-37-09 55:16:15,   false"})
    void oldDatetimes(long number, String text, boolean zeroPart) {
        byte[] stored = ByteBuffer.allocate(8).putLong(Long.reverseBytes(number)).array();
        long datetime = OldDatetime.decode(Bytes.copyOf(stored), 0);

        assertThat(written(sink -> OldDatetime.write(sink, datetime))).isEqualTo(text);
        assertThat(OldDatetime.hasZeroPart(datetime)).isEqualTo(zeroPart);
    }

    @ParameterizedTest
    @CsvSource({
        "40e201, 12:34:56,   12:34:56",
        "c01dfe, -12:34:56,  1665:37:60",
        "ffff7f, 838:86:07,  838:86:07",
        "000000, 00:00:00,   00:00:00"})
    void oldTimes(String bytes, String text, String mysqlbinlog) {
        int time = OldTime.decode(hex(bytes), 0);

        assertThat(written(sink -> OldTime.write(sink, time))).isEqualTo(text);
        assertThat(written(sink -> OldTime.writeAsUnsigned(sink, time))).isEqualTo(mysqlbinlog);
        assertThat(OldTime.isZero(time)).isEqualTo(text.equals("00:00:00"));
    }

    @ParameterizedTest
    @CsvSource({"7c, 2024, 2024", "00, 0000, 1900", "01, 1901, 1901", "ff, 2155, 2155"})
    void years(String bytes, String text, String mysqlbinlog) {
        int year = MysqlYear.decode(hex(bytes), 0);

        assertThat(written(sink -> MysqlYear.write(sink, year))).isEqualTo(text);
        assertThat(written(sink -> MysqlYear.writeFrom1900(sink, year))).isEqualTo(mysqlbinlog);
    }

    @ParameterizedTest
    @CsvSource({
        "9,  0155,             b'101010101',        341",
        "4,  05,               b'0101',             5",
        "1,  01,               b'1',                1",
        "16, 0500,             b'0000010100000000', 1280",
        "64, ffffffffffffffff, b'1111111111111111111111111111111111111111111111111111111111111111', -1"})
    void bits(int count, String bytes, String text, long number) {
        assertThat(Bits.size(count)).isEqualTo((int) hex(bytes).size());
        assertThat(written(sink -> Bits.write(sink, hex(bytes), 0, count))).isEqualTo(text);
        assertThat(Bits.decode(hex(bytes), 0, count)).isEqualTo(number);
    }

    @Property
    void nothingThatIsStoredFailsToPrint(@ForAll @Size(8) byte[] bytes, @ForAll @IntRange(max = 6) int decimals) {
        Bytes stored = Bytes.copyOf(bytes);

        assertThat(written(sink -> {
            PackedDate.write(sink, PackedDate.decode(stored, 0));
            sink.put('|');
            PackedDatetime.write(sink, PackedDatetime.decode(stored, 0, decimals), decimals);
            sink.put('|');
            PackedTime.write(sink, PackedTime.decode(stored, 0, decimals), decimals);
            sink.put('|');
            PackedTimestamp.write(sink, PackedTimestamp.decode(stored, 0, decimals), decimals);
            sink.put('|');
            PackedDatetime.write(sink, UTC.of(PackedTimestamp.decode(stored, 0, decimals)), decimals);
            sink.put('|');
            OldDatetime.write(sink, OldDatetime.decode(stored, 0));
            sink.put('|');
            OldTime.write(sink, OldTime.decode(stored, 0));
            sink.put('|');
            OldTime.writeAsUnsigned(sink, OldTime.decode(stored, 0));
        })).matches("[0-9:|. -]+").doesNotContain("--");
    }
}
