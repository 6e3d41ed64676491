package io.binlogtool.value.charset;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// A character set of one byte a character, by the server's table of 256 code points ([SingleByteCodes]).
///
/// `latin1` is what the server calls so: cp1252, with U+0081, 8D, 8F, 90 and 9D for the bytes that cp1252 leaves free.
final class SingleByteCharset extends MysqlCharset {

    private static final int UNMAPPED = -1;

    private final int[] codePoints;
    private final long[] utf8 = new long[256];
    private final long[] json = new long[256];
    private final boolean asciiSuperset;

    private SingleByteCharset(String name, int[] codePoints, boolean asciiSuperset) {
        super(name, asciiSuperset);
        this.codePoints = codePoints;
        this.asciiSuperset = asciiSuperset;
        for (int b = 0; b < 256; b++) {
            utf8[b] = Utf8Text.packed(codePoints[b], false);
            json[b] = Utf8Text.packed(codePoints[b], true);
        }
    }

    /// The character set of a name, or null if there is no such one of one byte a character.
    static SingleByteCharset load(String name) {
        Optional<List<String>> lines = CodeTableText.section(SingleByteCodes.text(), name);
        return lines.isPresent() ? parse(name, lines.get()) : null;
    }

    private static SingleByteCharset parse(String name, List<String> lines) {
        int[] codePoints = new int[256];
        boolean ascii = true;
        for (int b = 0; b < 256; b++) {
            String line = lines.get(1 + b / 16);
            int column = b % 16 * 5;
            codePoints[b] = line.charAt(column) == '-' ? UNMAPPED : Integer.parseInt(line, column, column + 4, 16);
            ascii &= b >= 0x80 || codePoints[b] == b;
        }
        return new SingleByteCharset(name, codePoints, ascii);
    }

    @Override
    MysqlCharset with(JavaDecoder java) {
        int[] changed = codePoints.clone();
        for (int b = 0; b < changed.length; b++) {
            char character = java.decode(b, 1);
            if (character != CodeTable.UNMAPPED) {
                changed[b] = character;
            }
        }
        return new SingleByteCharset(name(), changed, asciiSuperset);
    }

    @Override
    int next(Bytes bytes, long at, long end) {
        int codePoint = codePoints[bytes.u8(at)];
        return codePoint == UNMAPPED ? invalid(1) : code(1, codePoint);
    }

    @Override
    int write(Bytes bytes, long at, int length, ByteSink out, boolean asJson) {
        bytes.checkedLength(at, length);
        long[] table = asJson ? json : utf8;
        int replaced = 0;
        long end = at + length;
        long from = at;
        while (from < end) {
            long stop = Math.min(end, from + Utf8Text.CHUNK);
            out.ensure(Utf8Text.room(stop - from));
            byte[] target = out.array();
            int to = out.position();
            while (from < stop) {
                if (asciiSuperset) {
                    int run = Utf8Text.copyClean(bytes, from, (int) (stop - from), target, to, asJson);
                    from += run;
                    to += run;
                }
                // A word's worth by the table before the next try, or texts with a special character in every word would be read twice.
                for (long group = Math.min(stop, from + Long.BYTES); from < group; from++) {
                    long packed = table[bytes.u8(from)];
                    to = Utf8Text.put(target, to, packed);
                    replaced += Utf8Text.replaced(packed);
                }
            }
            out.advance(to - out.position());
        }
        return replaced;
    }

    @Override
    boolean encode(int codePoint, ByteArrayOutputStream out) {
        for (int b = 0; b < 256; b++) {
            if (codePoints[b] == codePoint) {
                out.write(b);
                return true;
            }
        }
        return false;
    }
}
