package io.binlogtool.io;

/// Up to eight digits at once, as one number that [LittleEndian#putLong(byte[], int, long)] writes: the first digit is the lowest byte.
/// No loop, no table, no branch.
public final class EightDigits {

    /// Decimals of this and more have more digits.
    public static final int TEN_TO_8 = 100_000_000;
    /// Decimals of this and more have more than twice as many.
    public static final long TEN_TO_16 = 10_000_000_000_000_000L;

    private static final long ZEROS = EightBytes.EACH * '0';

    private EightDigits() {
    }

    /// A number from 0 to 99,999,999 in decimal, with leading zeros. Its halves, their halves and their digits are worked out side by side;
    /// multiplying by what is near 2^20 / 100 and 2^10 / 10, and shifting, divides them.
    public static long decimal(int value) {
        long high = value / 10_000;
        long halves = high | value - high * 10_000 << 32;
        long hundreds = halves * 10_486 >>> 20 & 0x7f_0000_007fL;
        long pairs = hundreds | halves - hundreds * 100 << 16;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return (tens | pairs - tens * 10 << 8) + ZEROS;
    }

    /// The last `count` (1 to 8) digits of such a number; zero bytes follow.
    public static long decimal(int value, int count) {
        return last(decimal(value), count);
    }

    /// The last `count` (1 to 8) hexadecimal digits of a number, lower case; zero bytes follow.
    public static long hex(int value, int count) {
        long halves = value & 0xffffL | (long) (value >>> 16) << 32;
        long bytes = (halves | halves << 8) & 0x00ff_00ff_00ff_00ffL;
        long digits = Long.reverseBytes((bytes | bytes << 4) & EightBytes.EACH * 15);
        long letters = digits + EightBytes.EACH * 6 >>> 4 & EightBytes.EACH;
        return last(digits + ZEROS + letters * ('a' - 10 - '0'), count);
    }

    private static long last(long digits, int count) {
        return digits >>> (Long.BYTES - count) * Byte.SIZE;
    }
}
