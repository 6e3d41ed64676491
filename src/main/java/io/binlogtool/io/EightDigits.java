package io.binlogtool.io;

/// Up to eight digits at once, decimal, hexadecimal or of base64, as one number that [LittleEndian#putLong(byte[], int, long)] writes: the first digit is the lowest byte.
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

    /// How many of eight decimal digits there are without the zeros at their end.
    public static int countSignificant(long digits) {
        return Long.BYTES - Long.numberOfLeadingZeros(digits ^ ZEROS) / Byte.SIZE;
    }

    /// Three numbers from 0 to 99 as two decimal digits each, with `separator` between them: `12:34:56`.
    public static long threePairs(int first, int second, int third, int separator) {
        long pairs = first | (long) second << 24 | (long) third << 48;
        long tens = pairs * 103 >>> 10 & 0x000f_0000_0f00_000fL;
        return (tens | pairs - tens * 10 << 8) + 0x3030_0030_3000_3030L + separator * 0x0000_0100_0001_0000L;
    }

    /// The last `count` (1 to 8) hexadecimal digits of a number, lower case; zero bytes follow.
    public static long hex(int value, int count) {
        long halves = value & 0xffffL | (long) (value >>> 16) << 32;
        long bytes = (halves | halves << 8) & 0x00ff_00ff_00ff_00ffL;
        long digits = Long.reverseBytes((bytes | bytes << 4) & EightBytes.EACH * 15);
        long letters = digits + EightBytes.EACH * 6 >>> 4 & EightBytes.EACH;
        return last(digits + ZEROS + letters * ('a' - 10 - '0'), count);
    }

    /// The 48 bits of a number as eight digits of base64: six bits each, the highest first.
    public static long base64(long bits) {
        long halves = (bits & 0xffff_ff00_0000L) << 8 | bits & 0xff_ffffL;
        long quarters = (halves & 0x00ff_f000_00ff_f000L) << 4 | halves & 0x0000_0fff_0000_0fffL;
        long values = Long.reverseBytes((quarters & 0x0fc0_0fc0_0fc0_0fc0L) << 2 | quarters & 0x003f_003f_003f_003fL);
        return values + EightBytes.EACH * 'A' + above(values, 25) * ('a' - 'A' - 26) - above(values, 51) * ('a' - '0' + 26)
                - above(values, 61) * ('0' - '+' + 10) + above(values, 62) * ('/' - '+' - 1);
    }

    /// 1 for each of the values, which are below 128, that is greater than `limit`.
    private static long above(long values, int limit) {
        return values + EightBytes.EACH * (0x7f - limit) >>> 7 & EightBytes.EACH;
    }

    private static long last(long digits, int count) {
        return digits >>> (Long.BYTES - count) * Byte.SIZE;
    }
}
