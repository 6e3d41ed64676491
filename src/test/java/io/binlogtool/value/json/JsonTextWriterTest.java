package io.binlogtool.value.json;

import static io.binlogtool.value.HexBytes.hex;
import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextWriterTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "02 | 0300 | 2000 | 0b 0d00 | 0b 1500 | 0c 1d00 | 000000000000f03f | 0000000000105940 | 02 c3a9; [1.0, 100.25, \"é\"]",
        "00 | 0200 | 1f00 | 1200 0100 | 1300 0100 | 02 1400 | 02 1b00 | 61 62 | 0100 0700 05 0400 | 0000 0400; {\"a\": [4], \"b\": []}",
        "0f f6 07 0b 02 7fffffffcd;             -0.50",
        "0f 0b 08 00000000c0000000;             \"12:00:00.000000\"",
        "05 1600;                               22",
        "06 ffff;                               65535",
        "07 ffffffff;                           -1",
        "08 ffffffff;                           4294967295",
        "09 0000000000000080;                   -9223372036854775808",
        "0a ffffffffffffffff;                   18446744073709551615",
        "04 00; null", "04 01; true", "04 02; false", "'' ; null",
        "0c 02 7a7a;                            \"zz\"",
        "0f fd 02 7a7a;                         \"zz\"",
        "0f 0f 02 0102;                         \"base64:type15:AQI=\"",
        "0f 0f 00;                              \"base64:type15:\"",
        "03 01000000 0d000000 07 feffffff;      [-2]",
        "01 00000000 08000000;                  {}"})
    void writesWhatMysqlPrints(String bytes, String text) {
        Bytes document = hex(bytes);

        assertThat(mysql(document)).isEqualTo(text);
        assertThat(written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(view(document)))).isEqualTo(text);
        assertThat(written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(JsonTree.of(view(document))))).isEqualTo(text);
    }

    @Test
    void escapesWhatJsonMustNotHold() {
        Bytes document = document("q\" b\\ \b\t\n\f\r\u0001\u001f / é 😀 \u007f");

        assertThat(mysql(document)).isEqualTo("\"q\\\" b\\\\ \\b\\t\\n\\f\\r\\u0001\\u001f / é 😀 \u007f\"");
        assertThat(compact(document)).isEqualTo("\"q\\\" b\\\\ \\b\\t\\n\\f\\r\\u0001\\u001F / é 😀 \u007f\"");
        assertThat(unquoted(document)).isEqualTo("q\" b\\ \b\t\n\f\r\u0001\u001f / é 😀 \u007f");
    }

    @Test
    void escapesKeys() {
        Bytes document = document(Map.of("a\"\u0002", 1L));

        assertThat(mysql(document)).isEqualTo("{\"a\\\"\\u0002\": 1}");
        assertThat(compact(document)).isEqualTo("{\"a\\\"\\u0002\":1}");
        assertThat(written(sink -> new JsonTextWriter(sink, JsonStyle.COMPACT).write(JsonTree.of(view(document))))).isEqualTo("{\"a\\\"\\u0002\":1}");
    }

    @Test
    void writesDatesAndTimes() {
        Bytes document = document(List.of(
                temporal(10, PackedDatetime.of(2020, 2, 3, 0, 0, 0, 0)),
                temporal(11, PackedTime.of(true, 1, 2, 3, 0)),
                temporal(12, PackedDatetime.of(2020, 1, 2, 3, 4, 5, 600_000)),
                temporal(7, PackedDatetime.of(2024, 3, 31, 2, 30, 0, 500_001))));

        assertThat(mysql(document)).isEqualTo(
                "[\"2020-02-03\", \"-01:02:03.000000\", \"2020-01-02 03:04:05.600000\", \"2024-03-31 02:30:00.500001\"]");
        assertThat(compact(document)).isEqualTo("[\"2020-02-03\",\"-01:02:03\",\"2020-01-02 03:04:05.6\",\"2024-03-31 02:30:00.500001\"]");
        assertThat(unquoted(document(temporal(10, 0)))).isEqualTo("0000-00-00");
        assertThat(unquoted(document(temporal(11, PackedTime.of(false, 838, 59, 59, 0))))).isEqualTo("838:59:59.000000");
        assertThat(unquoted(document(temporal(12, PackedDatetime.of(1, 1, 1, 0, 0, 0, 0))))).isEqualTo("0001-01-01 00:00:00.000000");
    }

    @Test
    void breaksLongBase64() {
        Bytes exact = document(new JsonBinaryEncoder.Opaque(252, "abc".repeat(19).getBytes()));
        Bytes longer = document(new JsonBinaryEncoder.Opaque(252, ("abc".repeat(19) + "x").getBytes()));

        assertThat(mysql(exact)).isEqualTo("\"base64:type252:" + "YWJj".repeat(19) + "\"");
        assertThat(mysql(longer)).isEqualTo("\"base64:type252:" + "YWJj".repeat(19) + "\\neA==\"");
        assertThat(unquoted(longer)).isEqualTo("base64:type252:" + "YWJj".repeat(19) + "\neA==");
        assertThat(compact(longer)).isEqualTo("\"" + "YWJj".repeat(19) + "eA==\"");
    }

    @Test
    void unquotesAtTopLevelOnly() {
        assertThat(unquoted(document(List.of("a")))).isEqualTo("[\"a\"]");
        assertThat(unquoted(document("a"))).isEqualTo("a");
        assertThat(unquoted(document(1.5))).isEqualTo("1.5");
    }

    @Test
    void readsAsDeepAsTheServerWrites() {
        assertThat(mysql(document(nested(100, 1L)))).isEqualTo("[".repeat(100) + "1" + "]".repeat(100));
        assertThatThrownBy(() -> mysql(document(nested(101, 1L)))).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("deep");
        assertThatThrownBy(() -> JsonTree.of(view(document(nested(101, 1L))))).isInstanceOf(MalformedBinlogException.class);
    }

    @Test
    void survivesAnyDepth() {
        int levels = 9000;
        ByteBuffer out = ByteBuffer.allocate(1 + levels * 7 + 4).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2);
        for (int level = levels; level > 0; level--) {
            out.putShort((short) 1).putShort((short) (level * 7 + 4)).put((byte) 2).putShort((short) 7);
        }
        Bytes document = Bytes.copyOf(out.putShort((short) 0).putShort((short) 4).array());

        assertThatThrownBy(() -> mysql(document)).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("deep");
        assertThatThrownBy(() -> JsonTree.of(view(document))).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("deep");
    }

    @Test
    void refusesToFollowManyOffsetsToTheSameBytes() {
        // Thirty levels, each an array whose two elements are the same next level: 2^30 values in 310 bytes.
        ByteBuffer out = ByteBuffer.allocate(1 + 30 * 10).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2);
        for (int level = 30; level > 0; level--) {
            out.putShort((short) (level == 1 ? 0 : 2)).putShort((short) (level * 10));
            out.put((byte) 2).putShort((short) 10).put((byte) 2).putShort((short) 10);
        }
        Bytes document = Bytes.copyOf(out.array());

        assertThatThrownBy(() -> mysql(document)).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("overlap");
        assertThatThrownBy(() -> JsonTree.of(view(document))).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("overlap");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0d 00", "04 03", "0c 05 61", "0c 80808080 8001", "0c ffffffff0f", "0f f6 07 42 02 7fffffffcd", "0f f6 01 05", "0f 0a 04 00000000",
        "0b 000000000000f07f", "0b 000000000000f87f", "09 00", "02 0100 0700 0c 0000", "02 0100 0700 0c 0700", "02 ffff 0400", "02 0000 0500",
        "02 0000 0300", "00 0100 0c00 ff00 0100 04 0000 61", "00 0100 0c00 0000 0100 04 0000 61", "00 0100 0c00 0b00 0900 04 0000 61",
        "0c", "02 00", "05", "0f"})
    void refusesWhatIsNoDocument(String bytes) {
        assertThatThrownBy(() -> mysql(hex(bytes))).isInstanceOf(MalformedBinlogException.class);
    }

    @Test
    void ownsNoMoreThanItsBytes() {
        Bytes event = hex("0c 02 7a7a 7a7a");

        assertThat(written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(event, 0, 4))).isEqualTo("\"zz\"");
        assertThatThrownBy(() -> written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(event, 0, 3)))
                .isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(event, 0, 7)))
                .isInstanceOf(MalformedBinlogException.class);
    }

    @Property(tries = 150)
    void writesWhatWasEncoded(@ForAll("documents") Object document, @ForAll boolean large) {
        Bytes bytes = Bytes.copyOf(JsonBinaryEncoder.encode(document, large));
        String expected = JsonDocuments.mysqlText(document);

        assertThat(mysql(bytes)).isEqualTo(expected);
        assertThat(written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(JsonTree.of(view(bytes))))).isEqualTo(expected);
    }

    @Property(tries = 60)
    void damageEndsInTheOneExceptionOrInBoundedText(@ForAll("documents") Object document, @ForAll boolean large, @ForAll int seed) {
        byte[] good = JsonBinaryEncoder.encode(document, large);
        int step = Math.max(1, good.length / 50);
        for (int i = 0; i < good.length; i += step) {
            byte[] flipped = good.clone();
            flipped[i] ^= (byte) (1 << (seed + i & 7));
            survives(Bytes.copyOf(flipped));
            survives(Bytes.copyOf(Arrays.copyOf(good, i)));
        }
    }

    private static void survives(Bytes document) {
        ByteSink text = new ByteSink();
        try {
            new JsonTextWriter(text, JsonStyle.MYSQL).write(document, 0, document.size());
            JsonTree.of(view(document));
        } catch (MalformedBinlogException e) {
            assertThat(e.getMessage()).as(HexFormat.of().formatHex(document.array(0, (int) document.size()))).isNotBlank();
        }
        assertThat(text.written()).isLessThan(40 + document.size() * 30);
    }

    @Provide
    Arbitrary<Object> documents() {
        return JsonDocuments.any();
    }

    private static Object nested(int depth, Object innermost) {
        Object value = innermost;
        for (int i = 0; i < depth; i++) {
            List<Object> list = new ArrayList<>();
            list.add(value);
            value = list;
        }
        return value;
    }

    private static JsonBinaryEncoder.Opaque temporal(int fieldType, long packed) {
        return new JsonBinaryEncoder.Opaque(fieldType, ByteBuffer.allocate(8).putLong(Long.reverseBytes(packed)).array());
    }

    private static Bytes document(Object value) {
        return Bytes.copyOf(JsonBinaryEncoder.encode(value, false));
    }

    private static JsonBinary view(Bytes document) {
        return JsonBinary.of(document, 0, document.size());
    }

    private static String mysql(Bytes document) {
        return written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(document, 0, document.size()));
    }

    private static String compact(Bytes document) {
        return written(sink -> new JsonTextWriter(sink, JsonStyle.COMPACT).write(document, 0, document.size()));
    }

    private static String unquoted(Bytes document) {
        return written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).writeUnquoted(document, 0, document.size()));
    }
}
