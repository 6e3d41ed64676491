package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.EightDigits;
import io.binlogtool.io.LittleEndian;

/// Decimal digits written straight into the array of a [ByteSink] in which room was made before.
final class FixedDigits {

    /// "00" to "99", two bytes each.
    private static final byte[] PAIRS = pairs();
    private static final long[] TEN_TO = powersOfTen();

    private FixedDigits() {
    }

    /// The last `count` digits of a number that is not negative, with leading zeros.
    static void put(byte[] target, int at, long value, int count) {
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
    static void put(byte[] target, int at, int value, int count) {
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
    static void putPair(byte[] target, int at, int value) {
        target[at] = PAIRS[value * 2];
        target[at + 1] = PAIRS[value * 2 + 1];
    }

    /// A number that is not negative with at least `width` digits, as C's `%0*d`; returns where it ends.
    static int putPadded(byte[] target, int at, long value, int width) {
        int count = Math.max(width, countOf(value));
        put(target, at, value, count);
        return at + count;
    }

    /// How many digits a number that is not negative has; 1 for zero.
    static int countOf(long value) {
        int count = (Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12; // log10(2) = 1233/4096; one too few for some
        return value >= TEN_TO[count] ? count + 1 : Math.max(count, 1);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
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
