package io.binlogtool.value.charset;

import io.binlogtool.io.Bytes;
import java.io.ByteArrayOutputStream;

/// Unicode in units of two or four bytes: ucs2, utf16, utf16le and utf32.
///
/// | form | unit | surrogates |
/// |---|---|---|
/// | ucs2 | 2 bytes BE | undecodable, in pairs too |
/// | utf16, utf16le | 2 bytes BE, LE | pairs are a character; a lone one is undecodable |
/// | utf32 | 4 bytes BE | undecodable, as is what passes U+10FFFF |
final class WideCharset extends MysqlCharset {

    enum Form { UCS2, UTF16, UTF16LE, UTF32 }

    private final Form form;

    WideCharset(String name, Form form) {
        super(name, false);
        this.form = form;
    }

    @Override
    int next(Bytes bytes, long at, long end) {
        return switch (form) {
            case UCS2 -> ucs2(bytes, at, end);
            case UTF16, UTF16LE -> utf16(bytes, at, end);
            case UTF32 -> utf32(bytes, at, end);
        };
    }

    private static int ucs2(Bytes bytes, long at, long end) {
        if (end - at < 2) {
            return invalid(1);
        }
        char unit = (char) bytes.u16Big(at);
        return Character.isSurrogate(unit) ? invalid(2) : code(2, unit);
    }

    private int utf16(Bytes bytes, long at, long end) {
        if (end - at < 2) {
            return invalid(1);
        }
        char unit = unit(bytes, at);
        if (!Character.isSurrogate(unit)) {
            return code(2, unit);
        }
        if (Character.isHighSurrogate(unit) && end - at >= 4) {
            char low = unit(bytes, at + 2);
            if (Character.isLowSurrogate(low)) {
                return code(4, Character.toCodePoint(unit, low));
            }
        }
        return invalid(2);
    }

    private char unit(Bytes bytes, long at) {
        return (char) (form == Form.UTF16LE ? bytes.u16(at) : bytes.u16Big(at));
    }

    private static int utf32(Bytes bytes, long at, long end) {
        if (end - at < 4) {
            return invalid((int) (end - at));
        }
        int codePoint = bytes.i32Big(at);
        boolean isSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return Character.isValidCodePoint(codePoint) && !isSurrogate ? code(4, codePoint) : invalid(4);
    }

    @Override
    boolean encode(int codePoint, ByteArrayOutputStream out) {
        if (form == Form.UTF32) {
            unit(codePoint >> 16, out);
            unit(codePoint & 0xffff, out);
        } else if (codePoint < 0x10000) {
            unit(codePoint, out);
        } else if (form == Form.UCS2) {
            return false;
        } else {
            unit(Character.highSurrogate(codePoint), out);
            unit(Character.lowSurrogate(codePoint), out);
        }
        return true;
    }

    private void unit(int unit, ByteArrayOutputStream out) {
        out.write(form == Form.UTF16LE ? unit : unit >> 8);
        out.write(form == Form.UTF16LE ? unit >> 8 : unit);
    }
}
