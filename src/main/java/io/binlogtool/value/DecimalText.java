package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.FixedDigits;

/// Decimals as Java's `BigDecimal` prints them: as MySQL does, but with an exponent where more than six zeros would come first
/// (`1E-7`, `-1.25E-8`, `0E-9`).
public final class DecimalText {

    /// With fewer digits after the point no value gets an exponent.
    private static final int FIRST_SCALE_WITH_EXPONENT = 7;

    private DecimalText() {
    }

    /// Writes the NEWDECIMAL value at `at`; see [PackedDecimal#write(ByteSink, Bytes, long, int, int)].
    public static void write(ByteSink sink, Bytes bytes, long at, int precision, int scale) {
        // Nothing may be drained between here and the end: what was written is looked at again.
        sink.ensure(precision + 10);
        int start = sink.position();
        PackedDecimal.write(sink, bytes, at, precision, scale);
        if (scale >= FIRST_SCALE_WITH_EXPONENT) {
            shorten(sink, start, scale);
        }
    }

    private static void shorten(ByteSink sink, int start, int scale) {
        byte[] text = sink.array();
        int end = sink.position();
        int integer = text[start] == '-' ? start + 1 : start;
        if (text[integer] != '0') {
            return;
        }
        int fraction = integer + 2;
        int first = fraction;
        while (first < end && text[first] == '0') {
            first++;
        }
        boolean isZero = first == end;
        int exponent = isZero ? scale : first - fraction + 1;
        if (exponent < FIRST_SCALE_WITH_EXPONENT) {
            return;
        }
        int to = integer;
        text[to++] = isZero ? (byte) '0' : text[first];
        if (first + 1 < end) {
            text[to++] = '.';
            System.arraycopy(text, first + 1, text, to, end - first - 1);
            to += end - first - 1;
        }
        text[to++] = 'E';
        text[to++] = '-';
        to = FixedDigits.putPadded(text, to, exponent, 1);
        sink.advance(to - end);
    }
}
