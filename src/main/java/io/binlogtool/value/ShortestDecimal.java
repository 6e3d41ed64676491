package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.EightDigits;
import io.binlogtool.io.FixedDigits;
import io.binlogtool.io.LittleEndian;
import java.math.BigDecimal;

/// Floating-point numbers with as few digits as still read back as the same number, the nearest such decimal.
///
/// The digits are found by Raffaello Giulietti's Schubfach method, which the JDK uses too: of a number c · 2^q and its rounding interval
/// at most four decimals of one scale need to be looked at, and exact 128-bit powers of ten tell which lie inside. Nothing is allocated, except
/// for a power of ten that is needed for the first time.
public final class ShortestDecimal {

    private static final int MAX_TEXT = 64;
    /// 10^0 to 10^16
    private static final long[] TEN_TO = new long[17];

    static {
        TEN_TO[0] = 1;
        for (int i = 1; i < TEN_TO.length; i++) {
            TEN_TO[i] = TEN_TO[i - 1] * 10;
        }
    }

    private static final int DOUBLE_MANTISSA_BITS = 52;
    private static final int DOUBLE_MIN_EXPONENT = -1074;
    private static final int FLOAT_MANTISSA_BITS = 23;
    private static final int FLOAT_MIN_EXPONENT = -149;

    /// Where MySQL changes to an exponent: more places than this, see [#mysql(ByteSink, double)].
    private static final int MYSQL_MAX_PLACES = 15;

    /// Between these [Double#toString(double)] does without an exponent.
    private static final double JAVA_MIN_PLAIN = 1e-3;
    private static final double JAVA_MAX_PLAIN = 1e7;

    private ShortestDecimal() {
    }

    /// Writes a double as MySQL does in JSON documents: `0.1`, `100.0`, `1e15`, `1.5e-16`, `-0.0`.
    ///
    /// With a value of 0.d₁d₂… × 10^p: plain if -14 ≤ p ≤ 15, or if there are more than p digits; else with an exponent.
    ///
    /// @return whether there is an exponent
    /// @throws IllegalArgumentException for NaN and infinities, which MySQL has no text for
    public static boolean mysql(ByteSink sink, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no MySQL text for " + value);
        }
        sink.ensure(MAX_TEXT);
        long bits = Double.doubleToRawLongBits(value);
        if (bits < 0) {
            sink.put('-');
        }
        if (value == 0) {
            sink.ascii("0.0");
            return false;
        }
        long digits;
        int scale;
        long c = mantissa(bits, DOUBLE_MANTISSA_BITS);
        int q = exponent(bits & Long.MAX_VALUE, DOUBLE_MANTISSA_BITS, DOUBLE_MIN_EXPONENT);
        if (isInteger(c, q)) {
            digits = c >> -q;
            scale = 0;
        } else {
            boolean irregular = c == 1L << DOUBLE_MANTISSA_BITS && q > DOUBLE_MIN_EXPONENT;
            scale = scale(q, irregular);
            digits = digits(c, q, scale, irregular, 1);
        }
        int all = FixedDigits.countOf(digits);
        int places = all + scale;
        boolean plain = places >= 1 - MYSQL_MAX_PLACES && (places <= MYSQL_MAX_PLACES || significant(digits, all) > places);
        if (plain) {
            plain(sink, digits, all, scale, (long) Math.abs(value));
        } else {
            scientific(sink, digits, all, places - 1, false);
        }
        return !plain;
    }

    /// Writes a double as [Double#toString(double)] has it: `0.1`, `100.0`, `1.0E16`, `NaN`.
    public static void java(ByteSink sink, double value) {
        long bits = Double.doubleToRawLongBits(value);
        java(sink, value, mantissa(bits, DOUBLE_MANTISSA_BITS),
                exponent(bits & Long.MAX_VALUE, DOUBLE_MANTISSA_BITS, DOUBLE_MIN_EXPONENT),
                DOUBLE_MANTISSA_BITS, DOUBLE_MIN_EXPONENT, 3);
    }

    /// Writes a double as [Double#toString(double)] has it where that is without an exponent, else all the digits of its exact value, and no point if it
    /// is whole: `0.1`, `100.0`, `10000000000000000`.
    ///
    /// @throws NumberFormatException for NaN and infinities
    public static void javaPlain(ByteSink sink, double value) {
        double magnitude = Math.abs(value);
        if (magnitude == 0 || magnitude >= JAVA_MIN_PLAIN && magnitude < JAVA_MAX_PLAIN) {
            java(sink, value);
        } else {
            sink.ascii(new BigDecimal(value).toPlainString());
        }
    }

    /// Writes a float as [Float#toString(float)] has it.
    public static void java(ByteSink sink, float value) {
        int bits = Float.floatToRawIntBits(value);
        java(sink, value, mantissa(bits, FLOAT_MANTISSA_BITS),
                exponent(bits & Integer.MAX_VALUE, FLOAT_MANTISSA_BITS, FLOAT_MIN_EXPONENT),
                FLOAT_MANTISSA_BITS, FLOAT_MIN_EXPONENT, 8);
    }

    /// @param tiny below which mantissa a subnormal has one digit only; Java shows two at least
    private static void java(ByteSink sink, double value, long c, int q, int mantissaBits, int minExponent, int tiny) {
        sink.ensure(MAX_TEXT);
        if (!Double.isFinite(value)) {
            sink.ascii(value > 0 ? "Infinity" : value < 0 ? "-Infinity" : "NaN");
            return;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            sink.put('-');
        }
        if (value == 0) {
            sink.ascii("0.0");
            return;
        }
        long digits;
        int scale;
        if (isInteger(c, q)) {
            digits = c >> -q;
            scale = 0;
        } else if (c < tiny) {
            scale = scale(q, false) - 1;
            digits = digits(c * 10, q, scale + 1, false, 2);
        } else {
            boolean irregular = c == 1L << mantissaBits && q > minExponent;
            scale = scale(q, irregular);
            digits = digits(c, q, scale, irregular, 2);
        }
        int all = FixedDigits.countOf(digits);
        double absolute = Math.abs(value);
        if (absolute >= JAVA_MIN_PLAIN && absolute < JAVA_MAX_PLAIN) {
            plain(sink, digits, all, scale, (long) absolute);
        } else {
            scientific(sink, digits, all, all + scale - 1, true);
        }
    }

    private static long mantissa(long bits, int mantissaBits) {
        long fraction = bits & (1L << mantissaBits) - 1;
        long biased = bits >>> mantissaBits & (mantissaBits == DOUBLE_MANTISSA_BITS ? 0x7ff : 0xff);
        return biased == 0 ? fraction : fraction | 1L << mantissaBits;
    }

    private static int exponent(long bits, int mantissaBits, int minExponent) {
        return Math.max((int) (bits >>> mantissaBits), 1) - 1 + minExponent;
    }

    /// Whether c · 2^q is a whole number that all its digits are needed for.
    private static boolean isInteger(long c, int q) {
        return q <= 0 && q >= -DOUBLE_MANTISSA_BITS && (c & (1L << -q) - 1) == 0;
    }

    /// The power of ten that the digits of c · 2^q are counted in.
    private static int scale(int q, boolean irregular) {
        return irregular ? PowersOfTen.floorLog10OfThreeQuarters(q) : PowersOfTen.floorLog10(q);
    }

    /// The shortest decimal in the rounding interval of c · 2^q, in units of 10^k; of several the nearest.
    ///
    /// @param irregular whether the number below is only half as far away as the one above
    /// @param leastDigits how many digits the result may have at the least
    private static long digits(long c, int q, int k, boolean irregular, int leastDigits) {
        PowersOfTen.Power power = PowersOfTen.of(-k);
        int h = q + PowersOfTen.floorLog2(-k) + 1;
        // Four times the number and the ends of its interval. Ends belong to it if c is even.
        long odd = c & 1;
        long value = scaled(power, c << 2 << h);
        long lower = scaled(power, (c << 2) - (irregular ? 1 : 2) << h) + odd;
        long upper = scaled(power, (c << 2) + 2 << h) - odd;
        long below = value >> 2;
        if (below >= (leastDigits == 1 ? 10 : 100)) {
            long tenBelow = below / 10 * 10;
            boolean belowInside = lower <= tenBelow << 2;
            boolean aboveInside = tenBelow + 10 << 2 <= upper;
            if (belowInside != aboveInside) {
                return belowInside ? tenBelow : tenBelow + 10;
            }
        }
        boolean belowInside = lower <= below << 2;
        boolean aboveInside = below + 1 << 2 <= upper;
        if (belowInside != aboveInside) {
            return belowInside ? below : below + 1;
        }
        long middle = (below << 2) + 2;
        return value > middle || value == middle && (below & 1) != 0 ? below + 1 : below;
    }

    /// The product with a power of ten, shifted right by 128, with the last bit set if anything was cut off that is more than
    /// the power's own error.
    private static long scaled(PowersOfTen.Power power, long factor) {
        long carried = Math.unsignedMultiplyHigh(power.low(), factor);
        long middle = power.high() * factor + carried;
        long top = Math.unsignedMultiplyHigh(power.high(), factor) + (Long.compareUnsigned(middle, carried) < 0 ? 1 : 0);
        return Long.compareUnsigned(middle, 1) > 0 ? top | 1 : top;
    }

    /// Puts the digits of a number of `count` digits without the zeros at its end; returns how many.
    private static int putSignificant(byte[] target, int at, long digits, int count) {
        if (digits % 100_000_000 == 0) {
            digits /= 100_000_000;
            count -= 8;
        }
        FixedDigits.put(target, at, digits, count);
        while (target[at + count - 1] == '0') {
            count--;
        }
        return count;
    }

    /// How many digits there are without the zeros at the end.
    private static int significant(long digits, int count) {
        while (digits % 10 == 0) {
            digits /= 10;
            count--;
        }
        return count;
    }

    /// Writes digits · 10^scale without an exponent and with at least one digit on each side of the point.
    ///
    /// @param scale not above 0; 0 only for whole numbers
    /// @param whole the number without its fraction: that of its shortest decimal, for no whole number lies between a number and its ends
    private static void plain(ByteSink sink, long digits, int all, int scale, long whole) {
        sink.decimal(whole);
        byte[] target = sink.array();
        int start = sink.position();
        target[start] = '.';
        int to = start + 1;
        if (scale == 0) {
            target[to] = '0';
            sink.advance(2);
        } else if (whole == 0) {
            to = putZeros(target, to, -scale - all);
            sink.advance(putFraction(target, to, digits, all) - start);
        } else {
            sink.advance(putFraction(target, to, digits - whole * TEN_TO[-scale], -scale) - start);
        }
    }

    /// Puts the last `count` digits, at most 17, of a number without the zeros at their end; returns where they end.
    private static int putFraction(byte[] target, int at, long digits, int count) {
        int to = at;
        long sixteen;
        if (count > 2 * Long.BYTES) {
            long first = digits / EightDigits.TEN_TO_16;
            target[to++] = (byte) ('0' + first);
            sixteen = digits - first * EightDigits.TEN_TO_16;
        } else {
            sixteen = digits * TEN_TO[2 * Long.BYTES - count];
        }
        long upper = sixteen / EightDigits.TEN_TO_8;
        long high = EightDigits.decimal((int) upper);
        long low = EightDigits.decimal((int) (sixteen - upper * EightDigits.TEN_TO_8));
        LittleEndian.putLong(target, to, high);
        LittleEndian.putLong(target, to + Long.BYTES, low);
        int significant = EightDigits.countSignificant(low);
        return to + (significant > 0 ? Long.BYTES + significant : EightDigits.countSignificant(high));
    }

    /// Places d₁.d₂… and an exponent, `1e15` or in Java's way `1.0E15`.
    private static void scientific(ByteSink sink, long digits, int all, int exponent, boolean java) {
        byte[] target = sink.array();
        int start = sink.position();
        int count = putSignificant(target, start + 1, digits, all);
        target[start] = target[start + 1];
        int to = start + 1;
        if (count > 1) {
            target[to] = '.';
            to += count;
        } else if (java) {
            target[to++] = '.';
            target[to++] = '0';
        }
        target[to++] = (byte) (java ? 'E' : 'e');
        if (exponent < 0) {
            target[to++] = '-';
        }
        sink.advance(FixedDigits.putPadded(target, to, Math.abs(exponent), 1) - start);
    }

    private static int putZeros(byte[] target, int at, int count) {
        for (int i = 0; i < count; i++) {
            target[at + i] = '0';
        }
        return at + count;
    }
}
