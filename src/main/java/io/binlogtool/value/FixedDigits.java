package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.LittleEndian;

/// Decimal digits written straight into the array of a [ByteSink] in which room was made before.
final class FixedDigits {

    /// "00" to "99", two bytes each.
    private static final byte[] PAIRS = pairs();
    private static final int TEN_TO_8 = 100_000_000;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long[] TEN_TO = powersOfTen();

    private FixedDigits() {
    }

    /// The last `count` digits of a number that is not negative, with leading zeros.
    static void put(byte[] target, int at, long value, int count) {
        int left = count;
        while (left > 8) {
            long rest = value / TEN_TO_8;
            left -= 8;
            LittleEndian.putLong(target, at + left, eightDigits((int) (value - rest * TEN_TO_8)));
            value = rest;
        }
        put(target, at, (int) (value % TEN_TO_8), left);
    }

    /// A number below 10^8 as eight digits, the first one lowest: its halves, their halves and their digits side by side in one number,
    /// divided by multiplication with what comes near 2^20/100 and 2^10/10.
    static long eightDigits(int value) {
        long high = value / 10_000;
        long halves = high | value - high * 10_000 << 32;
        long hundreds = halves * 10_486 >>> 20 & 0x7f_0000_007fL;
        long pairs = hundreds | halves - hundreds * 100 << 16;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return (tens | pairs - tens * 10 << 8) + ZEROS;
    }

    /// The last `count` digits of a number that is not negative, with leading zeros.
    static void put(byte[] target, int at, int value, int count) {
        if (count == 8 && value < TEN_TO_8) {
            LittleEndian.putLong(target, at, eightDigits(value));
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
