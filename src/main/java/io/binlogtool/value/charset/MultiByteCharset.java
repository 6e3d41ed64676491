package io.binlogtool.value.charset;

import io.binlogtool.io.Bytes;
import java.io.ByteArrayOutputStream;

/// An East Asian character set whose codes are one to four bytes long, by table.
///
/// | code | where |
/// |---|---|
/// | 1 byte | ASCII; half-width katakana in sjis and cp932 |
/// | lead, trail | everywhere |
/// | 8F, trail, trail | ujis, eucjpms |
/// | 81-FE, 30-39, 81-FE, 30-39 | gb18030: counted through, first the BMP by table, from 90308130 on the other planes in order |
///
/// Codes that are well-formed without having a character are undecodable as a whole; of anything else only the first byte is.
final class MultiByteCharset extends MysqlCharset {

    private final CodeTable table;
    private volatile int[] encoder;

    MultiByteCharset(String name) {
        this(name, CodeTableReader.read(name));
    }

    private MultiByteCharset(String name, CodeTable table) {
        super(name, true);
        this.table = table;
    }

    @Override
    MysqlCharset with(JavaDecoder java) {
        CodeTable changed = CodeTableReader.read(name());
        changed.take(java);
        return new MultiByteCharset(name(), changed);
    }

    @Override
    int next(Bytes bytes, long at, long end) {
        int first = bytes.u8(at);
        char single = table.single(first);
        if (single != CodeTable.ILL_FORMED) {
            return code(1, single);
        }
        if (end - at < 2) {
            return invalid(1);
        }
        int second = bytes.u8(at + 1);
        char two = table.two(first, second);
        if (two != CodeTable.ILL_FORMED) {
            return result(2, two);
        }
        if (end - at >= 3 && table.hasThree(first)) {
            char three = table.three(second, bytes.u8(at + 2));
            return three == CodeTable.ILL_FORMED ? invalid(1) : result(3, three);
        }
        if (end - at >= 4 && table.hasFour(first, second)) {
            return four(first, second, bytes.u8(at + 2), bytes.u8(at + 3));
        }
        return invalid(1);
    }

    private int four(int first, int second, int third, int fourth) {
        int index = Gb18030.index(first, second, third, fourth);
        if (index < 0) {
            return invalid(1);
        }
        int codePoint = Gb18030.isBmp(index) ? table.four(index) : Gb18030.supplementary(index);
        return codePoint < 0 ? invalid(4) : code(4, codePoint);
    }

    private static int result(int length, char character) {
        return character == CodeTable.UNMAPPED ? invalid(length) : code(length, character);
    }

    @Override
    boolean encode(int codePoint, ByteArrayOutputStream out) {
        int code = code(codePoint);
        if (code == 0 && codePoint != 0) {
            return false;
        }
        for (int shift = (codeLength(code) - 1) * 8; shift >= 0; shift -= 8) {
            out.write(code >>> shift);
        }
        return true;
    }

    private int code(int codePoint) {
        if (codePoint > 0xffff) {
            return table.hasFour(0x90, 0x30) ? Gb18030.code(Gb18030.indexOfSupplementary(codePoint)) : 0;
        }
        int[] codes = encoder;
        if (codes == null) {
            codes = table.encoder();
            encoder = codes;
        }
        return codes[codePoint];
    }

    /// No code of several bytes starts with a zero byte, so the number tells its length.
    private static int codeLength(int code) {
        return code == 0 ? 1 : Integer.BYTES - Integer.numberOfLeadingZeros(code) / 8;
    }
}
