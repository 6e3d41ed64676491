package io.binlogtool.value;

import static io.binlogtool.value.HexBytes.hex;
import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "5,  2, 7ffee6,           -1.25",
        "5,  2, 800032,           0.50",
        "3,  3, 8000,             0.000",
        "11, 2, 7fffffffcd,       -0.50",
        "10, 0, 8000000000,       0",
        "9,  9, 80000001,         0.000000001",
        "18, 9, 80000000 3b9ac9ff, 0.999999999",
        "10, 0, 7effffffff,       -1000000000",
        "14, 4, 810DFB38D204D2,   1234567890.1234",
        "14, 4, 7EF204C72DFB2D,   -1234567890.1234"})
    void writesWhatMysqlPrints(int precision, int scale, String bytes, String text) {
        Bytes stored = hex(bytes);

        assertThat(PackedDecimal.size(precision, scale)).isEqualTo((int) stored.size());
        assertThat(written(sink -> PackedDecimal.write(sink, stored, 0, precision, scale))).isEqualTo(text);
        assertThat(PackedDecimal.toBigDecimal(stored, 0, precision, scale)).isEqualTo(new BigDecimal(text));
    }

    @Test
    void knowsWhichShapesExist() {
        assertThat(PackedDecimal.isValid(65, 30)).isTrue();
        assertThat(PackedDecimal.isValid(30, 30)).isTrue();
        assertThat(PackedDecimal.isValid(66, 0)).isFalse();
        assertThat(PackedDecimal.isValid(65, 31)).isFalse();
        assertThat(PackedDecimal.isValid(2, 3)).isFalse();
        assertThat(PackedDecimal.isValid(0, 0)).isFalse();
    }

    /// JSON_ARRAY(CAST(… AS DECIMAL(65,30))) of 35 integer digits has room for 36, one of 65 for 72.
    @Test
    void documentsHoldDecimalsOfMoreDigits() {
        assertThat(PackedDecimal.isValidInJson(66, 30)).isTrue();
        assertThat(PackedDecimal.isValidInJson(72, 0)).isTrue();
        assertThat(PackedDecimal.isValidInJson(40, 40)).isTrue();
        assertThat(PackedDecimal.isValidInJson(82, 0)).isFalse();
        assertThat(PackedDecimal.isValidInJson(2, 3)).isFalse();
        assertThat(PackedDecimal.isValidInJson(0, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, 0, e4", "9, 0, bb9aca00", "9, 0, 446535ff"})
    void refusesGroupsOfTooManyDigits(int precision, int scale, String bytes) {
        Bytes stored = hex(bytes);

        assertThatThrownBy(() -> written(sink -> PackedDecimal.write(sink, stored, 0, precision, scale)))
                .isInstanceOf(MalformedBinlogException.class).hasMessageContaining("digits");
        assertThatThrownBy(() -> PackedDecimal.toBigDecimal(stored, 0, precision, scale))
                .isInstanceOf(MalformedBinlogException.class);
    }

    @Property
    void decodesWhatWasEncoded(@ForAll("decimals") Decimal decimal) {
        Bytes stored = Bytes.copyOf(PackedDecimalEncoder.encode(decimal.value, decimal.precision, decimal.value.scale()));

        assertThat(PackedDecimal.toBigDecimal(stored, 0, decimal.precision, decimal.value.scale())).isEqualTo(decimal.value);
        assertThat(written(sink -> PackedDecimal.write(sink, stored, 0, decimal.precision, decimal.value.scale())))
                .isEqualTo(decimal.value.toPlainString());
    }

    @Property
    void writesAnyBytesAsANumberOrRefuses(@ForAll("decimals") Decimal shape, @ForAll byte[] seed) {
        byte[] bytes = new byte[PackedDecimal.size(shape.precision, shape.value.scale())];
        for (int i = 0; i < bytes.length && seed.length > 0; i++) {
            bytes[i] = seed[i % seed.length];
        }
        Bytes stored = Bytes.copyOf(bytes);
        try {
            String text = written(sink -> PackedDecimal.write(sink, stored, 0, shape.precision, shape.value.scale()));

            assertThat(new BigDecimal(text)).isEqualTo(PackedDecimal.toBigDecimal(stored, 0, shape.precision, shape.value.scale()));
        } catch (MalformedBinlogException e) {
            assertThat(e.offset()).isBetween(0L, stored.size());
        }
    }

    record Decimal(BigDecimal value, int precision) {
    }

    @Provide
    Arbitrary<Decimal> decimals() {
        return Arbitraries.integers().between(1, 65).flatMap(precision -> {
            BigInteger bound = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
            return Combinators.combine(
                    Arbitraries.bigIntegers().between(bound.negate(), bound),
                    Arbitraries.integers().between(0, Math.min(30, precision)))
                    .as((unscaled, scale) -> new Decimal(new BigDecimal(unscaled, scale), precision));
        });
    }
}
