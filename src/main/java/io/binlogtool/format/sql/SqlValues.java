package io.binlogtool.format.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowImage;
import io.binlogtool.value.Bits;
import io.binlogtool.value.LocalDatetimes;
import io.binlogtool.value.MysqlYear;
import io.binlogtool.value.OldDatetime;
import io.binlogtool.value.OldTime;
import io.binlogtool.value.PackedDate;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.PackedTime;
import io.binlogtool.value.PackedTimestamp;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.json.JsonBinary;
import io.binlogtool.value.json.JsonTree;

/// Writes the values of row images as SQL, under the session that [SqlSession] pins: what a server stores from it is what the image holds,
/// to the bit.
final class SqlValues {

    private static final Fragment NULL = Fragment.of("NULL");
    /// How a server prints FLOAT.
    private static final MathContext FLOAT_TEXT = new MathContext(6, RoundingMode.HALF_EVEN);

    private final SqlLiteral literal = new SqlLiteral();
    private final JsonSql json = new JsonSql(literal);
    private final LocalDatetimes utc = new LocalDatetimes(ZoneOffset.UTC);
    private boolean zoned;

    /// Whether TIMESTAMP literals say that they are in UTC, because the session is not.
    void zoned(boolean isZoned) {
        zoned = isZoned;
    }

    /// The value of a column that is in the image, to be stored.
    void write(ByteSink out, RowImage image, int c, SqlColumn column) {
        if (image.isNull(c)) {
            out.put(NULL);
        } else if (image.isPartial(c)) {
            json.diffs(out, column.quoted(), image.bytes(), image.start(c), image.length(c));
        } else {
            write(out, image.bytes(), image.start(c), image.length(c), column);
        }
    }

    private void write(ByteSink out, Bytes bytes, int at, int length, SqlColumn column) {
        switch (column.form()) {
            case TINY_SIGNED -> out.decimal(bytes.i8(at));
            case TINY_UNSIGNED -> out.decimal(bytes.u8(at));
            case SHORT_SIGNED -> out.decimal(bytes.i16(at));
            case SHORT_UNSIGNED -> out.decimal(bytes.u16(at));
            case INT24_SIGNED -> out.decimal(bytes.i24(at));
            case INT24_UNSIGNED -> out.decimal(bytes.u24(at));
            case LONG_SIGNED -> out.decimal(bytes.i32(at));
            case LONG_UNSIGNED -> out.decimal(bytes.u32(at));
            case LONGLONG_SIGNED -> out.decimal(bytes.i64(at));
            case LONGLONG_UNSIGNED -> out.unsignedDecimal(bytes.i64(at));
            case FLOAT -> finite(out, bytes.f32(at), at);
            case DOUBLE -> finite(out, bytes.f64(at), at);
            case ROUNDED_FLOAT -> finite(out, bytes.f32(at), at);
            case ROUNDED_DOUBLE -> finite(out, bytes.f64(at), at);
            case DECIMAL -> PackedDecimal.write(out, bytes, at, column.width() >> Byte.SIZE, column.width() & 0xff);
            case YEAR -> out.decimal(MysqlYear.decode(bytes, at));
            case BIT -> out.unsignedDecimal(Bits.decode(bytes, at, column.width()));
            case ENUM -> member(out, bytes.unsigned(at, length), column);
            case SET -> members(out, bytes.unsigned(at, length), column);
            case DATE -> {
                out.put('\'');
                PackedDate.write(out, PackedDate.decode(bytes, at));
                out.put('\'');
            }
            case TIME -> {
                out.put('\'');
                PackedTime.write(out, PackedTime.decode(bytes, at, column.width()), column.width());
                out.put('\'');
            }
            case OLD_TIME -> {
                out.put('\'');
                OldTime.write(out, OldTime.decode(bytes, at));
                out.put('\'');
            }
            case DATETIME -> datetime(out, PackedDatetime.decode(bytes, at, column.width()), column.width());
            case OLD_DATETIME -> {
                out.put('\'');
                OldDatetime.write(out, OldDatetime.decode(bytes, at));
                out.put('\'');
            }
            case TIMESTAMP -> timestamp(out, utc.of(PackedTimestamp.decode(bytes, at, column.width())), column.width());
            case OLD_TIMESTAMP -> timestamp(out, utc.of(PackedTimestamp.decodeOld(bytes, at)), 0);
            case UTF8_TEXT -> {
                if (!literal.quotedIfValid(out, bytes, at, length, column.charset())) {
                    literal.hex(out, bytes, at, length, 0);
                }
            }
            case ASCII_TEXT -> {
                if (!literal.quotedIfValid(out, bytes, at, length, null)) {
                    introduced(out, bytes, at, length, column);
                }
            }
            case UNCONVERTED_ASCII_TEXT -> {
                if (literal.isAscii(bytes, at, length)) {
                    introducer(out, column);
                    literal.quoted(out, bytes, at, length);
                } else {
                    introduced(out, bytes, at, length, column);
                }
            }
            case INTRODUCED_TEXT -> introduced(out, bytes, at, length, column);
            case BYTES, VECTOR -> literal.hex(out, bytes, at, length, 0);
            case PADDED_BYTES -> literal.hex(out, bytes, at, length, column.width());
            case JSON -> json.value(out, bytes, at, length);
        }
    }

    /// A condition that is true for exactly this value, bit for bit as far as SQL can tell; and for what becomes of it in a table that was
    /// dumped and loaded again, where the text of a dump cannot tell all of it: FLOAT keeps six digits, FLOAT(M,D) and DOUBLE(M,D) keep D behind the
    /// point, and JSON no types but its own.
    void writeCondition(ByteSink out, RowImage image, int c, SqlColumn column) {
        if (image.isNull(c)) {
            equals(out, column);
            out.put(NULL);
            return;
        }
        Bytes bytes = image.bytes();
        int at = image.start(c);
        int length = image.length(c);
        switch (column.form()) {
            case UTF8_TEXT, ASCII_TEXT, UNCONVERTED_ASCII_TEXT, INTRODUCED_TEXT -> {
                equalBytes(out, column);
                bytesOfText(out, bytes, at, length);
            }
            case JSON -> json.condition(out, column.quoted(), bytes, at, length);
            case FLOAT -> floatCondition(out, bytes.f32(at), at, column);
            case ROUNDED_FLOAT, ROUNDED_DOUBLE -> roundedCondition(out, image, c, column);
            case TINY_SIGNED, TINY_UNSIGNED, SHORT_SIGNED, SHORT_UNSIGNED, INT24_SIGNED, INT24_UNSIGNED, LONG_SIGNED, LONG_UNSIGNED,
                LONGLONG_SIGNED, LONGLONG_UNSIGNED, DOUBLE, DECIMAL, YEAR, BIT, ENUM, SET, DATE, TIME, OLD_TIME, DATETIME, OLD_DATETIME,
                TIMESTAMP, OLD_TIMESTAMP, BYTES, PADDED_BYTES, VECTOR -> {
                equals(out, column);
                write(out, bytes, at, length, column);
            }
        }
    }

    /// As [#writeCondition(ByteSink, RowImage, int, SqlColumn)], for a document that the image only tells the way to.
    void writeCondition(ByteSink out, JsonTree document, SqlColumn column) {
        json.condition(out, column.quoted(), document);
    }

    /// A condition that is true for the row whose key has this value.
    void writeKeyCondition(ByteSink out, RowImage image, int c, SqlColumn column) {
        if (column.rounding() == null) {
            out.put(column.assigned());
        } else {
            out.put(column.quoted());
            out.ascii(" + 0e0 = ");
        }
        write(out, image, c, column);
    }

    private static void equals(ByteSink out, SqlColumn column) {
        if (column.form() == ValueForm.VECTOR) {
            equalBytes(out, column);
            return;
        }
        out.put(column.quoted());
        out.ascii(" <=> ");
    }

    /// A column of text keeps its collation in a comparison with a binary literal, and collations call different texts equal.
    private static void equalBytes(ByteSink out, SqlColumn column) {
        out.ascii("CAST(");
        out.put(column.quoted());
        out.ascii(" AS BINARY) <=> ");
    }

    /// A condition that is true for exactly this value, where [#writeCondition(ByteSink, RowImage, int, SqlColumn)] is true for others, too. Nothing is
    /// written if it is not.
    void writeExactly(ByteSink out, RowImage image, int c, SqlColumn column) {
        if (column.form() == ValueForm.JSON) {
            writeExactly(out, JsonTree.of(JsonBinary.of(image.bytes(), image.start(c), image.length(c))), column);
            return;
        }
        double value = real(image, c, column);
        if (value == 0) {
            out.ascii("CAST(");
            out.put(column.quoted());
            out.ascii(1 / value < 0 ? " AS CHAR) LIKE '-%'" : " AS CHAR) NOT LIKE '-%'");
        } else if (Double.isFinite(value) && dumped(value, column) != value) {
            out.put(column.quoted());
            out.ascii(column.rounding() == null ? " = " : " + 0e0 = ");
            real(out, value);
        }
    }

    /// As [#writeExactly(ByteSink, RowImage, int, SqlColumn)], for a document that the image only tells the way to.
    void writeExactly(ByteSink out, JsonTree document, SqlColumn column) {
        json.exactly(out, column.quoted(), document);
    }

    private static double real(RowImage image, int c, SqlColumn column) {
        return switch (column.form()) {
            case FLOAT, ROUNDED_FLOAT -> image.bytes().f32(image.start(c));
            default -> image.bytes().f64(image.start(c));
        };
    }

    /// What a value becomes when it is dumped and loaded again.
    private static double dumped(double value, SqlColumn column) {
        return switch (column.form()) {
            case FLOAT -> dumped((float) value);
            case ROUNDED_FLOAT -> column.rounding().round((float) value);
            case ROUNDED_DOUBLE -> column.rounding().round(value);
            default -> value;
        };
    }

    private static void roundedCondition(ByteSink out, RowImage image, int c, SqlColumn column) {
        double value = real(image, c, column);
        out.put(column.quoted());
        if (!Double.isFinite(value) || dumped(value, column) == value) {
            out.ascii(" + 0e0 <=> ");
            finite(out, value, image.start(c));
            return;
        }
        out.ascii(" + 0e0 IN (");
        real(out, value);
        out.ascii(", ");
        real(out, dumped(value, column));
        out.put(')');
    }

    /// The value of a column of FLOAT or DOUBLE, as [#real(ByteSink, double)].
    static void real(ByteSink out, RowImage image, int c, SqlColumn column) {
        finite(out, real(image, c, column), image.start(c));
    }

    private static void floatCondition(ByteSink out, float value, int at, SqlColumn column) {
        out.put(column.quoted());
        if (!Float.isFinite(value) || dumped(value) == value) {
            out.ascii(" <=> ");
            finite(out, value, at);
            return;
        }
        out.ascii(" IN (");
        real(out, value);
        out.ascii(", ");
        real(out, dumped(value));
        out.put(')');
    }

    /// What a FLOAT becomes when it is loaded from the text that the server prints of it.
    private static float dumped(float value) {
        return new BigDecimal(value).round(FLOAT_TEXT).floatValue();
    }

    private void bytesOfText(ByteSink out, Bytes bytes, int at, int length) {
        if (literal.isAscii(bytes, at, length)) {
            out.ascii("_binary ");
            literal.quoted(out, bytes, at, length);
        } else {
            literal.hex(out, bytes, at, length, 0);
        }
    }

    private void introduced(ByteSink out, Bytes bytes, int at, int length, SqlColumn column) {
        if (column.charset().isValid(bytes, at, length)) {
            introducer(out, column);
        }
        literal.hex(out, bytes, at, length, 0);
    }

    private static void introducer(ByteSink out, SqlColumn column) {
        out.put('_');
        out.ascii(column.charset().name());
        out.put(' ');
    }

    private static void finite(ByteSink out, double value, int at) {
        if (!Double.isFinite(value)) {
            throw new MalformedBinlogException(at, "SQL has no literal for " + value);
        }
        real(out, value);
    }

    /// As a literal of type DOUBLE; without an exponent it would be a DECIMAL.
    static void real(ByteSink out, double value) {
        if (!ShortestDecimal.mysql(out, value)) {
            out.put('e');
            out.put('0');
        }
    }

    private static void member(ByteSink out, long index, SqlColumn column) {
        byte[][] members = column.members();
        if (members != null && index > 0 && index <= members.length) {
            out.put(members[(int) index - 1]);
        } else {
            out.unsignedDecimal(index);
        }
    }

    private static void members(ByteSink out, long mask, SqlColumn column) {
        byte[][] members = column.members();
        if (members == null || members.length < Long.SIZE && mask >>> members.length != 0) {
            // Servers compare a SET as a signed number, also one of 64 members, and store such a number as its bits.
            out.decimal(mask);
            return;
        }
        out.put('\'');
        boolean first = true;
        for (int i = 0; i < members.length; i++) {
            if ((mask >>> i & 1) != 0) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                out.put(members[i]);
            }
        }
        out.put('\'');
    }

    private void timestamp(ByteSink out, long datetime, int decimals) {
        out.put('\'');
        PackedDatetime.write(out, datetime, decimals);
        // Zero is no time in any zone.
        out.ascii(zoned && !PackedDatetime.isZero(datetime) ? "+00:00'" : "'");
    }

    private static void datetime(ByteSink out, long datetime, int decimals) {
        out.put('\'');
        PackedDatetime.write(out, datetime, decimals);
        out.put('\'');
    }
}
