package io.binlogtool.io;

/// Eight decimal digits at once, as one number that [LittleEndian#putLong(byte[], int, long)] writes.
public final class DecimalDigits {

    public static final int TEN_TO_8 = 100_000_000;

    private static final long ZEROS = 0x3030_3030_3030_3030L;

    private DecimalDigits() {
    }

    /// A number from 0 to 99,999,999 as eight digits with leading zeros, the first digit lowest. Its halves, their halves and their digits are
    /// worked out side by side; multiplying by what is near 2^20 / 100 and 2^10 / 10 and shifting divides them.
    public static long eight(int value) {
        long high = value / 10_000;
        long halves = high | value - high * 10_000 << 32;
        long hundreds = halves * 10_486 >>> 20 & 0x7f_0000_007fL;
        long pairs = hundreds | halves - hundreds * 100 << 16;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return (tens | pairs - tens * 10 << 8) + ZEROS;
    }

    /// The last `count` digits of such a number, 1 to 8, the first of them lowest; zero bytes follow.
    public static long last(int value, int count) {
        return eight(value) >>> (Long.BYTES - count) * Byte.SIZE;
    }
}
