package io.binlogtool.value;

import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {

    /// What MySQL printed for these numbers in JSON documents.
    @ParameterizedTest
    @CsvSource({
        "0,                      0.0",
        "-0.0,                   -0.0",
        "1.5,                    1.5",
        "100,                    100.0",
        "0.1,                    0.1",
        "0.3333333333333333,     0.3333333333333333",
        "-1.25e-7,               -0.000000125",
        "1e14,                   100000000000000.0",
        "1e15,                   1e15",
        "1e16,                   1e16",
        "1e100,                  1e100",
        "1e-15,                  0.000000000000001",
        "1e-16,                  1e-16",
        "1.5e-16,                1.5e-16",
        "5e-324,                 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "1234567890123456.8,     1234567890123456.8",
        "12345678901234568,      1.2345678901234568e16",
        "9007199254740993,       9.007199254740992e15"})
    void mysql(double value, String text) {
        assertThat(written(sink -> ShortestDecimal.mysql(sink, value))).isEqualTo(text);
    }

    /// What Maxwell printed for these numbers in JSON documents.
    @ParameterizedTest
    @CsvSource({
        "0,        0.0",
        "-0.0,     -0.0",
        "0.001,    0.001",
        "9999999,  9999999.0",
        "9999999.999999998, 9999999.999999998",
        "1e7,      10000000",
        "1e16,     10000000000000000",
        "1e100,    10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104",
        "-1.25e-7, -0.000000124999999999999994343513978235782335701742340461350977420806884765625",
        "0.0009999999999999998, 0.00099999999999999980397624721462079833145253360271453857421875"})
    void javaPlain(double value, String text) {
        assertThat(written(sink -> ShortestDecimal.javaPlain(sink, value))).isEqualTo(text);
    }

    @Property(tries = 4000)
    void javaPlainIsJavasTextOrTheExactValue(@ForAll("doubles") double value) {
        String java = Double.toString(value);
        assertThat(written(sink -> ShortestDecimal.javaPlain(sink, value))).isEqualTo(java.contains("E") ? new BigDecimal(value).toPlainString() : java);
    }

    @Test
    void mysqlHasNoTextForWhatIsNoNumber() {
        assertThatThrownBy(() -> written(sink -> ShortestDecimal.mysql(sink, Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 4000)
    void mysqlTextsReadBackWithNoMoreDigitsThanJavas(@ForAll("doubles") double value) {
        String text = written(sink -> ShortestDecimal.mysql(sink, value));

        assertThat(Double.doubleToRawLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToRawLongBits(value));
        assertThat(significantDigits(text)).isLessThanOrEqualTo(significantDigits(Double.toString(value)));
    }

    private static int significantDigits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }

    @Property(tries = 4000)
    void doublesAsJavaPrintsThem(@ForAll("doubles") double value) {
        assertThat(written(sink -> ShortestDecimal.java(sink, value))).isEqualTo(Double.toString(value));
    }

    @Property(tries = 4000)
    void floatsAsJavaPrintsThem(@ForAll("floats") float value) {
        assertThat(written(sink -> ShortestDecimal.java(sink, value))).isEqualTo(Float.toString(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MIN_VALUE, 9.9e-324, 1.5e-323,
        2e23, 1e22, 1e23, 0.001, 9.999999999999999E-4, 1e7, 9999999.999999998, 9007199254740992.0, 9007199254740993.0, 5.684341886080802E-14})
    void edges(double value) {
        assertThat(written(sink -> ShortestDecimal.java(sink, value))).isEqualTo(Double.toString(value));
    }

    @Test
    void allSmallFloatsAndAllPowersOfTwo() {
        for (int bits = 0; bits < 2000; bits++) {
            float value = Float.intBitsToFloat(bits);
            assertThat(written(sink -> ShortestDecimal.java(sink, value))).isEqualTo(Float.toString(value));
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double value = Math.scalb(1.0, exponent);
            assertThat(written(sink -> ShortestDecimal.java(sink, value))).isEqualTo(Double.toString(value));
        }
    }

    @Provide
    Arbitrary<Double> doubles() {
        Arbitrary<Double> anyBits = Arbitraries.longs().map(Double::longBitsToDouble);
        Arbitrary<Double> subnormal = Arbitraries.longs().between(0, 100_000).map(Double::longBitsToDouble);
        Arbitrary<Double> decimals = Arbitraries.longs().between(-1_000_000_000, 1_000_000_000).map(n -> n / 1e4);
        Arbitrary<Double> wholes = Arbitraries.longs().map(n -> (double) n);
        return Arbitraries.oneOf(anyBits, subnormal, decimals, wholes).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<Float> floats() {
        Arbitrary<Float> anyBits = Arbitraries.integers().map(Float::intBitsToFloat);
        return Arbitraries.oneOf(anyBits, Arbitraries.integers().between(-100_000, 100_000).map(n -> n / 100f));
    }
}
