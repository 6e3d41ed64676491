package io.binlogtool.io;

/// Decimal digits written straight into the array of a [ByteSink] in which room was made before.
public final class FixedDigits {

    /// "00" to "99", two bytes each.
    private static final byte[] PAIRS = pairs();
    private static final int LOG10_OF_2_TIMES_4096 = 1233;
    /// 10^0 to 10^18; the first as 0, so that 0 has one digit.
    private static final long[] TEN_TO = powersOfTen();

    private FixedDigits() {
    }

    /// The last `count` digits of a number that is not negative, with leading zeros.
    public static void put(byte[] target, int at, long value, int count) {
        int left = count;
        while (left > 8) {
            long rest = value / EightDigits.TEN_TO_8;
            left -= 8;
            LittleEndian.putLong(target, at + left, EightDigits.decimal((int) (value - rest * EightDigits.TEN_TO_8)));
            value = rest;
        }
        put(target, at, (int) (value % EightDigits.TEN_TO_8), left);
    }

    /// The last `count` digits of a number that is not negative, with leading zeros.
    public static void put(byte[] target, int at, int value, int count) {
        if (count == 8 && value < EightDigits.TEN_TO_8) {
            LittleEndian.putLong(target, at, EightDigits.decimal(value));
            return;
        }
        int end = at + count;
        while (end - at >= 2) {
            int rest = value / 100;
            int pair = (value - rest * 100) * 2;
            target[--end] = PAIRS[pair + 1];
            target[--end] = PAIRS[pair];
            value = rest;
        }
        if (end > at) {
            target[at] = (byte) ('0' + value % 10);
        }
    }

    /// A number from 0 to 99 as two digits.
    public static void putPair(byte[] target, int at, int value) {
        target[at] = PAIRS[value * 2];
        target[at + 1] = PAIRS[value * 2 + 1];
    }

    /// A number that is not negative with at least `width` digits, as C's `%0*d`; returns where it ends.
    public static int putPadded(byte[] target, int at, long value, int width) {
        int count = Math.max(width, countOf(value));
        put(target, at, value, count);
        return at + count;
    }

    /// How many digits a number that is not negative has, 1 for zero: log10 estimated from log2, put right by one comparison.
    public static int countOf(long value) {
        int estimate = (Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * LOG10_OF_2_TIMES_4096 >> 12;
        return value < TEN_TO[estimate] ? estimate : estimate + 1;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        long power = 1;
        for (int i = 1; i < powers.length; i++) {
            power *= 10;
            powers[i] = power;
        }
        return powers;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[i * 2] = (byte) ('0' + i / 10);
            pairs[i * 2 + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }
}
