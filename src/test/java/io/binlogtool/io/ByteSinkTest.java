package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ByteSinkTest {

    @Property(tries = 500)
    void decimals(@ForAll long value, @ForAll @IntRange(min = 0, max = 63) int shift) {
        long number = value >> shift;
        ByteSink sink = new ByteSink();
        sink.decimal(number);
        sink.put(' ');
        sink.unsignedDecimal(number);
        assertThat(sink.toString()).isEqualTo(number + " " + Long.toUnsignedString(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 99_999_999, 100_000_000, 999_999_999, 1_000_000_000, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L,
        9_999_999_999_999_999L, 10_000_000_000_000_000L, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void decimalsAtTheEdges(long number) {
        ByteSink sink = new ByteSink();
        sink.decimal(number);
        sink.put(' ');
        sink.unsignedDecimal(number);
        assertThat(sink.toString()).isEqualTo(number + " " + Long.toUnsignedString(number));
    }

    @Property(tries = 500)
    void hexadecimals(@ForAll long value, @ForAll @IntRange(min = 1, max = 16) int digits) {
        ByteSink sink = new ByteSink();
        sink.hex(value, digits);
        assertThat(sink.toString()).isEqualTo(HexFormat.of().toHexDigits(value).substring(16 - digits));
    }

    @Test
    void paddedAndHexadecimal() {
        ByteSink sink = new ByteSink();
        sink.zeroPadded(42, 6);
        sink.zeroPadded(1_234_567, 3);
        sink.put(' ');
        sink.hex(0xbeefL, 8);
        sink.put(' ');
        Bytes bytes = Bytes.copyOf((byte) 0, (byte) 0xab, (byte) 0xff);
        sink.hexLower(bytes, 0, 3);
        sink.hexUpper(bytes, 1, 2);
        assertThat(sink).hasToString("0000421234567 0000beef 00abffABFF");
    }

    @Property(tries = 500)
    void base64(@ForAll @Size(max = 40) byte[] value, @ForAll @IntRange(max = 10) int before, @ForAll @IntRange(max = 20) int missing) {
        int at = Math.min(before, value.length);
        int length = value.length - at;
        ByteSink sink = new ByteSink();
        sink.base64(Bytes.over(value), at, length);
        sink.put('|');
        sink.base64(Bytes.over(value), at, length, length + missing);
        assertThat(sink).hasToString(Base64.getEncoder().encodeToString(Arrays.copyOfRange(value, at, value.length)) + "|"
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(value, at, value.length + missing)));
    }

    @Test
    void base64HasAllItsDigits() {
        byte[] value = new byte[48];
        for (int i = 0; i < Byte.SIZE * 8; i++) {
            for (int bit = 0; bit < 6; bit++) {
                int place = i * 6 + bit;
                value[place / Byte.SIZE] |= (byte) ((i >> 5 - bit & 1) << 7 - place % Byte.SIZE);
            }
        }
        ByteSink sink = new ByteSink();
        sink.base64(Bytes.over(value), 0, value.length);
        assertThat(sink).hasToString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    }

    @Test
    void aWordBetweenFragments() {
        ByteSink sink = new ByteSink();
        sink.put(Fragment.of(",\""), LittleEndian.getLong("key?????".getBytes(StandardCharsets.US_ASCII), 0), 3, Fragment.of("\":"));
        assertThat(sink).hasToString(",\"key\":");
    }

    @Test
    void holdsWhatWasWrittenAndIsNotDrained() {
        ByteSink text = new ByteSink();
        text.ascii("value");
        ByteSink sink = new ByteSink(new ByteArrayOutputStream());
        sink.ascii("a value, values");
        assertThat(sink.holds(2, 7, text)).isTrue();
        assertThat(sink.holds(9, 14, text)).isTrue();
        assertThat(sink.holds(9, 15, text)).isFalse();
        assertThat(sink.holds(3, 8, text)).isFalse();
        sink.flush();
        sink.ascii("value");
        assertThat(sink.holds(2, 7, text)).isFalse();
        assertThat(sink.holds(15, 20, text)).isTrue();
    }

    @Property(tries = 100)
    void fragmentsAreWhatTheyWereMadeOf(@ForAll @StringLength(max = 40) String text) {
        ByteSink sink = new ByteSink();
        sink.put(Fragment.of(text));
        sink.put('|');
        assertThat(sink.toByteArray()).isEqualTo((text + "|").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 20)
    void fragmentsMeetTheEndOfTheBuffer(@ForAll @IntRange(min = 65_500, max = 65_540) int before, @ForAll @IntRange(min = 0, max = 20) int length) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteSink sink = new ByteSink(stream);
        sink.put("-".repeat(before).getBytes(StandardCharsets.US_ASCII));
        sink.put(Fragment.of("x".repeat(length)));
        sink.put(Fragment.of("y"));
        sink.flush();
        assertThat(stream).hasToString("-".repeat(before) + "x".repeat(length) + "y");
    }

    @Property(tries = 300)
    void linesAreDrainedWholeOrNotAtAll(@ForAll List<@IntRange(min = 0, max = 50_000) Integer> sizes, @ForAll @IntRange(min = 1, max = 5) int everyNthFails) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteSink sink = new ByteSink(stream);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++) {
            String line = Integer.toString(i).repeat(sizes.get(i) / 5 + 1);
            sink.beginLine();
            sink.ascii(line);
            sink.put(line.getBytes(StandardCharsets.US_ASCII));
            if (i % everyNthFails != 0) {
                sink.endLine();
                expected.append(line).append(line).append('\n');
            }
        }
        sink.discardLine();
        sink.close();
        assertThat(stream.toString(StandardCharsets.US_ASCII)).isEqualTo(expected.toString());
    }

    @Test
    void aVeryLongLineIsNotHeldBack() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteSink sink = new ByteSink(stream);
        sink.beginLine();
        byte[] piece = new byte[1 << 20];
        for (int i = 0; i < 40; i++) {
            sink.put(piece);
        }
        assertThat(stream.size()).isGreaterThan(16 << 20);
        sink.endLine();
        sink.close();
        assertThat(stream.size()).isEqualTo((40 << 20) + 1);
    }

    /// Pieces of all sizes around the buffer's, drained to a stream and kept, from arrays and from memory.
    @Test
    void everythingComesOutInOrder() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteSink drained = new ByteSink(stream);
        ByteSink kept = new ByteSink();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int size : new int[] {1, 7, 8, 60, 64, 65, 1000, 65_535, 65_536, 65_537, 200_000, 3}) {
            byte[] piece = new byte[size];
            Arrays.fill(piece, (byte) ('a' + size % 26));
            Bytes bytes = Bytes.copyOf(piece);
            for (ByteSink sink : new ByteSink[] {drained, kept}) {
                sink.put(piece);
                sink.put(bytes, 0, size);
                sink.put(bytes, size / 2, size - size / 2);
            }
            expected.writeBytes(piece);
            expected.writeBytes(piece);
            expected.write(piece, 0, size - size / 2);
        }
        drained.flush();
        assertThat(stream.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(kept.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(drained.written()).isEqualTo(expected.size()).isEqualTo(kept.written());
    }
}
