package io.binlogtool.value;

import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CNumberFormatTest {

    /// What mysqlbinlog printed for these values.
    @ParameterizedTest
    @CsvSource({
        "0,                      0",
        "-0.0,                   -0",
        "0.1,                    0.10000000000000000555",
        "0.5,                    0.5",
        "0.3333333333333333,     0.33333333333333331483",
        "3.141592653589793,      3.141592653589793116",
        "1e-5,                   1.0000000000000000818e-05",
        "1e15,                   1000000000000000",
        "1e16,                   10000000000000000",
        "12345678.1234,          12345678.123400000855",
        "123456789012345678,     123456789012345680",
        "912221254543.1743,      912221254543.17431641",
        "1e-300,                 1.0000000000000000251e-300",
        "-1e-300,                -1.0000000000000000251e-300",
        "2.5e300,                2.5000000000000001313e+300",
        "1.7976931348623157e308, 1.7976931348623157081e+308",
        "2.2250738585072014e-308, 2.2250738585072013831e-308",
        "5e-324,                 4.9406564584124654418e-324",
        "1e20,                   1e+20",
        "1e19,                   10000000000000000000",
        "99999999999999983222.7, 99999999999999983616",
        "0.0001,                 0.00010000000000000000479"})
    void twentyDigits(double value, String text) {
        assertThat(written(sink -> CNumberFormat.general(sink, value, 20))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,              '0                   '",
        "-0.0,           '-0                  '",
        "1.5,            '1.5                 '",
        "-123456.789,    '-123457             '",
        "999999.4,       '999999              '",
        "999999.5,       '1e+06               '",
        "16777217,       '1.67772e+07         '",
        "1e-7,           '1e-07               '",
        "1.4e-45,        '1.4013e-45          '",
        "3.40282347e38,  '3.40282e+38         '"})
    void floatColumns(float value, String text) {
        assertThat(written(sink -> CNumberFormat.generalLeftAligned(sink, value, 6, 20))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00000e+00", "2.5, 2.50000e+00", "0, 0.00000e+00", "-0.0, -0.00000e+00", "9.999999e-5, 1.00000e-04", "1e-300, 1.00000e-300"})
    void exponents(double value, String text) {
        assertThat(written(sink -> CNumberFormat.exponential(sink, value, 5))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3.5, 14, 3.5", "0.1, 14, 0.1", "1e14, 14, 1e+14", "123456.5, 6, 123456", "123457.5, 6, 123458", "0.5, 1, 0.5", "2.5, 1, 2", "9.5, 1, 1e+01"})
    void tiesGoToEven(double value, int digits, String text) {
        assertThat(written(sink -> CNumberFormat.general(sink, value, digits))).isEqualTo(text);
    }

    @Test
    void whatIsNoNumber() {
        assertThat(written(sink -> CNumberFormat.general(sink, Double.NaN, 20))).isEqualTo("nan");
        assertThat(written(sink -> CNumberFormat.general(sink, Double.POSITIVE_INFINITY, 20))).isEqualTo("inf");
        assertThat(written(sink -> CNumberFormat.exponential(sink, Double.NEGATIVE_INFINITY, 5))).isEqualTo("-inf");
    }

    @Test
    void aroundPowersOfTen() {
        for (int exponent = -10; exponent <= 22; exponent++) {
            double power = Double.parseDouble("1e" + exponent);
            for (double value : new double[] {Math.nextDown(power), power, Math.nextUp(power)}) {
                assertThat(written(sink -> CNumberFormat.exponential(sink, value, 19))).isEqualTo(exponential(value, 20));
            }
        }
    }

    @Property(tries = 4000)
    void roundsExactly(@ForAll("doubles") double value, @ForAll @IntRange(min = 1, max = 20) int digits) {
        assertThat(written(sink -> CNumberFormat.exponential(sink, value, digits - 1))).isEqualTo(exponential(value, digits));
    }

    @Property(tries = 4000)
    void generalIsTheSameNumber(@ForAll("doubles") double value, @ForAll @IntRange(min = 1, max = 20) int digits) {
        String text = written(sink -> CNumberFormat.general(sink, value, digits));
        BigDecimal expected = new BigDecimal(exponential(value, digits));

        assertThat(new BigDecimal(text)).isEqualByComparingTo(expected);
        int exponent = expected.precision() - expected.scale() - 1;
        assertThat(text.contains("e")).isEqualTo(value != 0 && (exponent < -4 || exponent >= digits));
        assertThat(text).doesNotContainPattern("\\.\\d*0(e|$)").doesNotContainPattern("\\.(e|$)");
    }

    private static String exponential(double value, int digits) {
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String all = rounded.unscaledValue() + "0".repeat(digits);
        return (1 / value < 0 || value < 0 ? "-" : "") + all.charAt(0) + (digits > 1 ? "." + all.substring(1, digits) : "")
                + "e%c%02d".formatted(exponent < 0 ? '-' : '+', Math.abs(exponent));
    }

    @Provide
    Arbitrary<Double> doubles() {
        Arbitrary<Double> anyBits = Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> common = Arbitraries.longs().between(-1_000_000_000, 1_000_000_000).map(n -> n / 1e4);
        Arbitrary<Double> ties = Arbitraries.integers().between(1, 1 << 20).map(n -> n / 4096.0);
        Arbitrary<Double> powers = Arbitraries.integers().between(-320, 308).map(n -> Double.parseDouble("1e" + n));
        Arbitrary<Double> besidePowers = powers.filter(Double::isFinite).map(Math::nextDown);
        return Arbitraries.oneOf(anyBits, common, ties, powers, besidePowers);
    }
}
