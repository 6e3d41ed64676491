package io.binlogtool.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DecimalTextTest {

    @Property
    void isWhatBigDecimalPrints(@ForAll @IntRange(max = 30) int scale, @ForAll @IntRange(max = 20) int integer, @ForAll @IntRange(max = 9) int digit) {
        int precision = scale + integer;
        Assume.that(PackedDecimal.isValid(precision, scale));
        Bytes bytes = Bytes.copyOf(encode(precision, scale, digit));
        ByteSink sink = new ByteSink();
        DecimalText.write(sink, bytes, 0, precision, scale);
        BigDecimal value = PackedDecimal.toBigDecimal(bytes, 0, precision, scale);
        assertThat(sink).hasToString(value.toString());
    }

    /// A value of one digit, the last one; perhaps zero.
    private static byte[] encode(int precision, int scale, int digit) {
        byte[] value = new byte[PackedDecimal.size(precision, scale)];
        int last = value.length - 1;
        value[last] = (byte) digit;
        value[0] |= (byte) 0x80;
        return value;
    }
}
