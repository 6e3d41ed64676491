package io.binlogtool.value.json;

import static io.binlogtool.value.HexBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.Bytes;
import io.binlogtool.value.PackedTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class JsonBinaryTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void navigatesContainers(boolean large) {
        JsonBinary document = view(JsonBinaryEncoder.encode(Map.of("zz", 1L, "b", List.of(2L, "x"), "ä", true, "", Map.of()), large));

        assertThat(document.type()).isEqualTo(JsonType.OBJECT);
        assertThat(document.size()).isEqualTo(4);
        assertThat(List.of(document.key(0), document.key(1), document.key(2), document.key(3))).containsExactly("", "b", "zz", "ä");
        assertThat(document.keyBytes(3)).isEqualTo("ä".getBytes(StandardCharsets.UTF_8));
        assertThat(document.element(0).size()).isZero();
        JsonBinary array = document.member("b".getBytes(StandardCharsets.UTF_8));
        assertThat(array.type()).isEqualTo(JsonType.ARRAY);
        assertThat(array.element(0).longValue()).isEqualTo(2);
        assertThat(array.element(1).stringValue()).isEqualTo("x");
        assertThat(document.member("c".getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsScalars(boolean large) {
        JsonBinary array = view(JsonBinaryEncoder.encode(Arrays.asList(null, false, -1L, 100_000L, Long.MIN_VALUE, BigInteger.valueOf(65_535),
                BigInteger.TWO.pow(32).subtract(BigInteger.ONE), BigInteger.TWO.pow(64).subtract(BigInteger.ONE), 2.5, "ö",
                new BigDecimal("-0.50"), new JsonBinaryEncoder.Opaque(15, new byte[] {1, 2})), large));

        assertThat(array.element(0).type()).isEqualTo(JsonType.NULL);
        assertThat(array.element(1).booleanValue()).isFalse();
        assertThat(array.element(2).longValue()).isEqualTo(-1);
        assertThat(array.element(3).longValue()).isEqualTo(100_000);
        assertThat(array.element(4).longValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(array.element(5).longValue()).isEqualTo(65_535);
        assertThat(array.element(6).longValue()).isEqualTo(0xffff_ffffL);
        assertThat(array.element(7).type()).isEqualTo(JsonType.UINT);
        assertThat(Long.toUnsignedString(array.element(7).longValue())).isEqualTo("18446744073709551615");
        assertThat(array.element(8).doubleValue()).isEqualTo(2.5);
        assertThat(array.element(9).stringValue()).isEqualTo("ö");
        assertThat(array.element(10).decimalValue()).isEqualTo(new BigDecimal("-0.50"));
        assertThat(array.element(10).opaqueFieldType()).isEqualTo(246);
        assertThat(array.element(11).type()).isEqualTo(JsonType.OPAQUE);
        assertThat(array.element(11).opaqueFieldType()).isEqualTo(15);
        assertThat(array.element(11).opaqueValue()).containsExactly(1, 2);
    }

    @Test
    void readsTemporals() {
        JsonBinary time = view(hex("0f 0b 08 00000000c0000000"));

        assertThat(time.type()).isEqualTo(JsonType.TIME);
        assertThat(time.packedTemporal()).isEqualTo(PackedTime.of(false, 12, 0, 0, 0));
    }

    @Test
    void takesNoBytesForNull() {
        assertThat(JsonBinary.of(hex("ffff"), 2, 0).type()).isEqualTo(JsonType.NULL);
    }

    @Test
    void refusesQuestionsThatDoNotFitTheType() {
        JsonBinary number = view(hex("05 1600"));

        assertThat(number.size()).isEqualTo(1);
        assertThatThrownBy(number::stringValue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> number.element(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view(hex("02 0000 0400")).element(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view(hex("02 0000 0400")).key(0)).isInstanceOf(IllegalStateException.class);
    }

    private static JsonBinary view(byte[] document) {
        return view(Bytes.copyOf(document));
    }

    private static JsonBinary view(Bytes document) {
        return JsonBinary.of(document, 0, document.size());
    }
}
