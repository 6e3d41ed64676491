package io.binlogtool.value.charset;

/// The four-byte codes of gb18030: 81-FE, 30-39, 81-FE, 30-39, counted through from 81308130 on.
///
/// | index | codes | characters |
/// |---|---|---|
/// | 0-39419 | 81308130-8431A439 | those of the BMP without a shorter code |
/// | 189000-1237575 | 90308130-E3329A35 | U+10000-10FFFF in order |
final class Gb18030 {

    static final int BMP_CODES = 39420;

    private static final int FIRST_SUPPLEMENTARY = (0x90 - 0x81) * 10 * 126 * 10;

    private Gb18030() {
    }

    static boolean isFourByteStart(int first, int second) {
        return isLetter(first) && isDigit(second);
    }

    /// The number of a code, or -1 if the bytes are none.
    static int index(int first, int second, int third, int fourth) {
        if (!isFourByteStart(first, second) || !isFourByteStart(third, fourth)) {
            return -1;
        }
        return (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30;
    }

    /// The code of a number, the first byte highest.
    static int code(int index) {
        int fourth = 0x30 + index % 10;
        int third = 0x81 + index / 10 % 126;
        int second = 0x30 + index / 1260 % 10;
        int first = 0x81 + index / 12600;
        return first << 24 | second << 16 | third << 8 | fourth;
    }

    static boolean isBmp(int index) {
        return index < BMP_CODES;
    }

    /// The character beyond the BMP, or -1 if the code has none.
    static int supplementary(int index) {
        int codePoint = Character.MIN_SUPPLEMENTARY_CODE_POINT + index - FIRST_SUPPLEMENTARY;
        return index >= FIRST_SUPPLEMENTARY && codePoint <= Character.MAX_CODE_POINT ? codePoint : -1;
    }

    static int indexOfSupplementary(int codePoint) {
        return FIRST_SUPPLEMENTARY + codePoint - Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }

    private static boolean isLetter(int b) {
        return b >= 0x81 && b <= 0xfe;
    }

    private static boolean isDigit(int b) {
        return b >= 0x30 && b <= 0x39;
    }
}
