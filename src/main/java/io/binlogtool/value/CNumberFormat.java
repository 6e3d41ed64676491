package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.FixedDigits;
import io.binlogtool.io.LittleEndian;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Doubles as C's `printf` prints them, to the last digit: `%g` and `%e` round the exact binary value, ties to even, as glibc does.
///
/// From 1e-8 to 1e20 the first twenty digits come out of one 64 × 64 = 128-bit multiplication: with x = m · 2^e they are the integer part of
/// x · 10^k = (m · 5^k) · 2^(e + k), where k ≤ 27 makes it twenty digits long, so that 5^k fits 63 bits and nothing is rounded on the way.
/// Other magnitudes take the slow path through [BigDecimal].
public final class CNumberFormat {

    /// The most significant digits that can be asked for.
    public static final int MAX_DIGITS = 20;

    private static final int MANTISSA_BITS = 52;
    /// Room for the longest text and, behind it, for the digits before they are placed.
    private static final int ROOM = 96;
    /// Where the bare digits wait, behind the longest text, until the point and the exponent are placed.
    private static final int SCRATCH = 40;
    /// Nothing follows the twenty digits; else what does is less than (-1), exactly (0) or more than (1) half of the last one.
    private static final int EXACT = -2;
    private static final double FAST_MIN = 1e-8;
    private static final double FAST_END = 1e20;

    private static final long FIVE_TO_10 = 9_765_625;
    private static final long TEN_TO_10 = 10_000_000_000L;
    private static final long[] FIVE_TO = powers(5, 28);
    private static final long[] TEN_TO = powers(10, 19);
    /// The smallest double that is not below 10^(i - 8). The literals 1e-7 and 1e-6 are a little below.
    private static final double[] FIRST_NOT_BELOW = {1e-8, Math.nextUp(1e-7), Math.nextUp(1e-6), 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6,
        1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21};

    private CNumberFormat() {
    }

    /// Writes `%.<digits>g`: `digits` significant digits (1 to 20) without trailing zeros, with an exponent below 1e-4 and from 10^digits on.
    public static void general(ByteSink sink, double value, int digits) {
        write(sink, value, digits, false);
    }

    /// Writes `%-<width>.<digits>g`: the same, with spaces behind it up to `width` characters.
    public static void generalLeftAligned(ByteSink sink, double value, int digits, int width) {
        sink.ensure(Math.max(width, ROOM));
        int start = sink.position();
        write(sink, value, digits, false);
        while (sink.position() - start < width) {
            sink.put(' ');
        }
    }

    /// Writes `%.<decimals>e`: one digit before the point, `decimals` (0 to 19) after it, and an exponent of two digits or more.
    public static void exponential(ByteSink sink, double value, int decimals) {
        write(sink, value, decimals + 1, true);
    }

    private static void write(ByteSink sink, double value, int digits, boolean exponential) {
        sink.ensure(ROOM);
        if (Double.doubleToRawLongBits(value) < 0) {
            sink.put('-');
            value = Double.longBitsToDouble(Double.doubleToRawLongBits(value) & Long.MAX_VALUE);
        }
        if (value >= FAST_MIN && value < FAST_END) {
            fast(sink, value, digits, exponential);
        } else if (value > 0 && value <= Double.MAX_VALUE) {
            slow(sink, value, digits, exponential);
        } else if (value == 0) {
            layOut(sink, 0, 0, digits, 0, exponential);
        } else {
            sink.ascii(value > 0 ? "inf" : "nan");
        }
    }

    private static void fast(ByteSink sink, double value, int digits, boolean exponential) {
        long bits = Double.doubleToRawLongBits(value);
        int binaryExponent = (int) (bits >>> MANTISSA_BITS) - Double.MAX_EXPONENT;
        int exponent = binaryExponent * 1233 >> 12; // log10(2) = 1233/4096, near enough for so few bits
        if (value >= FIRST_NOT_BELOW[exponent + 9]) {
            exponent++;
        }
        long mantissa = bits & (1L << MANTISSA_BITS) - 1 | 1L << MANTISSA_BITS;
        int k = MAX_DIGITS - 1 - exponent;
        long high = Math.multiplyHigh(mantissa, FIVE_TO[k]);
        long low = mantissa * FIVE_TO[k];
        int drop = MANTISSA_BITS - binaryExponent - k;
        int beyond = EXACT;
        if (drop > 0) {
            long rest = low & (1L << drop) - 1;
            beyond = rest == 0 ? EXACT : Long.compare(rest, 1L << drop - 1);
            low = low >>> drop | high << 64 - drop;
            high >>>= drop;
        } else if (drop < 0) {
            high = high << -drop | low >>> 64 + drop;
            low <<= -drop;
        }
        // Twenty digits are up to 67 bits; taking 2^10 out of 10^10 first leaves 57 to divide.
        long upper = high << 54 | low >>> 10;
        long head = upper / FIVE_TO_10;
        long tail = (upper - head * FIVE_TO_10) << 10 | low & 1023;
        round(sink, head, tail, beyond, digits, exponent, exponential);
    }

    /// Rounds the twenty digits `head`, `tail` (ten each) to the first `digits` and makes the others zero.
    private static void round(ByteSink sink, long head, long tail, int beyond, int digits, int exponent, boolean exponential) {
        int dropped = MAX_DIGITS - digits;
        if (dropped <= 10) {
            long unit = TEN_TO[dropped];
            long rest = tail % unit;
            int order = dropped == 0 ? beyond : orderAroundHalf(rest, unit, beyond != EXACT);
            long lastKept = dropped < 10 ? tail / unit : head;
            tail -= rest;
            if (order > 0 || order == 0 && (lastKept & 1) != 0) {
                tail += unit;
            }
            if (tail == TEN_TO_10) {
                tail = 0;
                head++;
            }
        } else {
            long unit = TEN_TO[dropped - 10];
            long rest = head % unit;
            int order = orderAroundHalf(rest, unit, tail != 0 || beyond != EXACT);
            tail = 0;
            head -= rest;
            if (order > 0 || order == 0 && (head / unit & 1) != 0) {
                head += unit;
            }
        }
        if (head == TEN_TO_10) {
            head = TEN_TO_10 / 10;
            exponent++;
        }
        layOut(sink, head, tail, digits, exponent, exponential);
    }

    /// How `rest`, with or without something behind it, compares to half a unit.
    private static int orderAroundHalf(long rest, long unit, boolean more) {
        int order = Long.compare(rest * 2, unit);
        return order == 0 && more ? 1 : order;
    }

    private static void slow(ByteSink sink, double value, int digits, boolean exponential) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigInteger[] halves = rounded.scaleByPowerOfTen(MAX_DIGITS - 1 - exponent).toBigIntegerExact()
                .divideAndRemainder(BigInteger.valueOf(TEN_TO_10));
        layOut(sink, halves[0].longValue(), halves[1].longValue(), digits, exponent, exponential);
    }

    private static void layOut(ByteSink sink, long head, long tail, int digits, int exponent, boolean exponential) {
        byte[] target = sink.array();
        int start = sink.position();
        int from = start + SCRATCH;
        FixedDigits.put(target, from, head, 10);
        FixedDigits.put(target, from + 10, tail, 10);
        int count = digits;
        while (!exponential && count > 1 && target[from + count - 1] == '0') {
            count--;
        }
        int to = start;
        if (exponential || exponent < -4 || exponent >= digits) {
            to = putPointed(target, to, from, 1, count);
            target[to] = 'e';
            target[to + 1] = (byte) (exponent < 0 ? '-' : '+');
            to = FixedDigits.putPadded(target, to + 2, Math.abs(exponent), 2);
        } else if (exponent >= 0) {
            to = putPointed(target, to, from, exponent + 1, count);
        } else {
            target[to++] = '0';
            target[to++] = '.';
            for (int zeros = -exponent - 1; zeros > 0; zeros--) {
                target[to++] = '0';
            }
            System.arraycopy(target, from, target, to, count);
            to += count;
        }
        sink.advance(to - start);
    }

    /// Puts `whole` digits, and the others up to `count` behind a point if there are any.
    private static int putPointed(byte[] target, int to, int from, int whole, int count) {
        move(target, from, to);
        to += whole;
        if (count > whole) {
            target[to++] = '.';
            move(target, from + whole, to);
            to += count - whole;
        }
        return to;
    }

    /// Moves [#MAX_DIGITS] bytes, and a few more, from the scratch area to where they belong.
    private static void move(byte[] target, int from, int to) {
        LittleEndian.putLong(target, to, LittleEndian.getLong(target, from));
        LittleEndian.putLong(target, to + 8, LittleEndian.getLong(target, from + 8));
        LittleEndian.putLong(target, to + 16, LittleEndian.getLong(target, from + 16));
    }

    private static long[] powers(long base, int count) {
        long[] powers = new long[count];
        powers[0] = 1;
        for (int i = 1; i < count; i++) {
            powers[i] = powers[i - 1] * base;
        }
        return powers;
    }
}
