package io.binlogtool.value.charset;

import java.util.Arrays;
import java.util.BitSet;

/// All codes of a multi-byte character set, with the character of each or one of [#UNMAPPED] and [#ILL_FORMED].
///
/// Only the 39420 four-byte codes of gb18030 that stand for characters of the BMP are kept; the rest of those is arithmetic,
/// see [Gb18030].
final class CodeTable {

    /// The code has no character.
    static final char UNMAPPED = '\uFFFD';
    /// The bytes are no code.
    static final char ILL_FORMED = '\uFFFF';

    private static final int NO_LEAD3 = -1;

    private final char[] single = new char[256];
    /// By first and second byte; no row where the first byte leads nothing.
    private final char[][] two = new char[256][];
    private final int lead3;
    /// By second and third byte.
    private final char[][] three;
    private final char[] four;
    private final BitSet decodeOnly = new BitSet();

    /// @param lead3     first byte of three-byte codes, or -1
    /// @param fourBytes whether there are those of gb18030
    CodeTable(int lead3, boolean fourBytes) {
        this.lead3 = lead3;
        this.three = lead3 == NO_LEAD3 ? null : new char[256][];
        this.four = fourBytes ? new char[Gb18030.BMP_CODES] : null;
        for (char b = 0; b < 256; b++) {
            single[b] = b < 0x80 ? b : ILL_FORMED;
        }
    }

    char single(int b) {
        return single[b];
    }

    char two(int first, int second) {
        return cell(two, first, second);
    }

    boolean hasThree(int first) {
        return first == lead3;
    }

    /// The code of [#hasThree(int)]'s byte and these two.
    char three(int second, int third) {
        return cell(three, second, third);
    }

    private static char cell(char[][] rows, int row, int column) {
        return rows[row] == null ? ILL_FORMED : rows[row][column];
    }

    boolean hasFour(int first, int second) {
        return four != null && Gb18030.isFourByteStart(first, second);
    }

    char four(int index) {
        return four[index];
    }

    /// Sets what a code is.
    ///
    /// @param code  with its first byte highest
    /// @param width in bytes
    void set(int code, int width, char character) {
        switch (width) {
            case 1 -> single[code] = character;
            case 2 -> row(two, code >> 8)[code & 0xff] = character;
            case 3 -> row(three, code >> 8 & 0xff)[code & 0xff] = character;
            case 4 -> four[Gb18030.index(code >>> 24, code >> 16 & 0xff, code >> 8 & 0xff, code & 0xff)] = character;
            default -> throw new IllegalArgumentException("width " + width);
        }
    }

    private static char[] row(char[][] rows, int row) {
        if (rows[row] == null) {
            rows[row] = new char[256];
            Arrays.fill(rows[row], ILL_FORMED);
        }
        return rows[row];
    }

    /// Takes Java's character for every code for which both have one.
    void take(JavaDecoder java) {
        for (int b = 0; b < 256; b++) {
            single[b] = chosen(single[b], java, b, 1);
        }
        take(two, 0, 2, java);
        if (three != null) {
            take(three, lead3 << 16, 3, java);
        }
        for (int index = 0; four != null && index < four.length; index++) {
            four[index] = chosen(four[index], java, Gb18030.code(index), 4);
        }
    }

    private static void take(char[][] rows, int prefix, int width, JavaDecoder java) {
        for (int code = 0; code < 0x10000; code++) {
            char[] row = rows[code >> 8];
            if (row != null) {
                row[code & 0xff] = chosen(row[code & 0xff], java, prefix | code, width);
            }
        }
    }

    private static char chosen(char own, JavaDecoder java, int code, int width) {
        char other = own < UNMAPPED ? java.decode(code, width) : UNMAPPED;
        return other == UNMAPPED ? own : other;
    }

    /// Keeps the encoder from choosing a two-byte code though it is the smallest for its character.
    void setDecodeOnly(int code) {
        decodeOnly.set(code);
    }

    /// The code of every character of the BMP, 0 where there is none, by the smallest code that is not decode-only. Made anew by each call.
    int[] encoder() {
        int[] codes = new int[0x10000];
        for (int b = 1; b < 256; b++) {
            choose(codes, single[b], b);
        }
        for (int code = 0x100; code < 0x10000; code++) {
            if (!decodeOnly.get(code)) {
                choose(codes, two(code >> 8, code & 0xff), code);
            }
        }
        for (int code = 0; three != null && code < 0x10000; code++) {
            choose(codes, three(code >> 8, code & 0xff), lead3 << 16 | code);
        }
        for (int index = 0; four != null && index < four.length; index++) {
            codes[four[index]] = Gb18030.code(index);
        }
        return codes;
    }

    private static void choose(int[] codes, char character, int code) {
        if (character < UNMAPPED && codes[character] == 0) {
            codes[character] = code;
        }
    }
}
