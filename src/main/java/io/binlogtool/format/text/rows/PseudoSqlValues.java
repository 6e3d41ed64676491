package io.binlogtool.format.text.rows;

import java.util.function.Consumer;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowImage;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.Bits;
import io.binlogtool.value.CNumberFormat;
import io.binlogtool.value.MysqlYear;
import io.binlogtool.value.OldDatetime;
import io.binlogtool.value.OldTime;
import io.binlogtool.value.PackedDate;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.PackedTime;
import io.binlogtool.value.PackedTimestamp;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;

/// Column values as mysqlbinlog's pseudo-SQL shows them. It knows no signedness, so a negative integer is shown as unsigned too.
final class PseudoSqlValues {

    private static final int DOUBLE_DIGITS = 20;
    private static final int FLOAT_DIGITS = 6;
    private static final int FLOAT_WIDTH = 20;
    private static final int VECTOR_DECIMALS = 5;

    private final ByteSink document = new ByteSink();
    private final JsonTextWriter documentWriter = new JsonTextWriter(document, JsonStyle.MYSQL);
    private final PartialJsonText partialJson = new PartialJsonText();

    private final Consumer<MalformedBinlogException> damage;

    /// @param damage told of values that are damaged, in whose place something else was written
    PseudoSqlValues(Consumer<MalformedBinlogException> damage) {
        this.damage = damage;
    }

    /// Writes the value of column `c`, which is there and not NULL. In place of damaged decimals and documents stands what mysqlbinlog writes.
    ///
    /// @return false if mysqlbinlog shows nothing more of the event; the line is ended
    boolean write(ByteSink out, RowImage image, int c) {
        TableMap map = image.map();
        Bytes bytes = image.bytes();
        int at = image.start(c);
        int length = image.length(c);
        int meta = map.metadata(c);
        switch (map.type(c)) {
            case JSON -> {
                return json(out, image, c);
            }
            case TINY -> integer(out, bytes.i8(at), 0xffL);
            case SHORT -> integer(out, bytes.i16(at), 0xffffL);
            case INT24 -> integer(out, bytes.i24(at), 0xff_ffffL);
            case LONG -> integer(out, bytes.i32(at), 0xffff_ffffL);
            case LONGLONG -> integer(out, bytes.i64(at), -1L);
            case NEWDECIMAL -> decimal(out, bytes, at, meta);
            case FLOAT -> CNumberFormat.generalLeftAligned(out, bytes.f32(at), FLOAT_DIGITS, FLOAT_WIDTH);
            case DOUBLE -> CNumberFormat.general(out, bytes.f64(at), DOUBLE_DIGITS);
            case BIT -> Bits.write(out, bytes, at, map.bits(c));
            case TIMESTAMP -> out.decimal(bytes.i32(at));
            case TIMESTAMP2 -> PackedTimestamp.write(out, PackedTimestamp.withinRange(PackedTimestamp.decode(bytes, at, meta)), meta);
            case DATETIME -> OldDatetime.write(out, OldDatetime.decode(bytes, at));
            case DATETIME2 -> {
                out.put('\'');
                PackedDatetime.write(out, PackedDatetime.withinRange(PackedDatetime.decode(bytes, at, meta)), meta);
                out.put('\'');
            }
            case TIME -> {
                out.put('\'');
                OldTime.writeAsUnsigned(out, OldTime.decode(bytes, at));
                out.put('\'');
            }
            case TIME2 -> {
                out.put('\'');
                PackedTime.write(out, PackedTime.withinRange(PackedTime.decode(bytes, at, meta)), meta);
                out.put('\'');
            }
            case DATE, NEWDATE -> {
                out.put('\'');
                PackedDate.writeWithColons(out, PackedDate.decode(bytes, at));
                out.put('\'');
            }
            case YEAR -> MysqlYear.writeFrom1900(out, MysqlYear.decode(bytes, at));
            case ENUM -> out.decimal(bytes.unsigned(at, length));
            case SET -> Bits.write(out, bytes, at, length * Byte.SIZE);
            case STRING, VARCHAR, VAR_STRING, BLOB, BLOB_COMPRESSED, VARCHAR_COMPRESSED -> QuotedText.write(out, bytes, at, length);
            case VECTOR -> vector(out, bytes, at, length);
            case GEOMETRY -> {
                out.ascii("0x");
                out.hexUpper(bytes, at, length);
            }
            case NULL, DECIMAL -> throw new IllegalStateException("no value of type " + map.type(c) + " can be located");
        }
        return true;
    }

    private void decimal(ByteSink out, Bytes bytes, int at, int meta) {
        try {
            PackedDecimal.writeLeniently(out, bytes, at, meta >> 8, meta & 0xff);
        } catch (MalformedBinlogException e) {
            damage.accept(e);
            out.put('0');
        }
    }

    private static void integer(ByteSink out, long value, long mask) {
        out.decimal(value);
        if (value < 0) {
            out.ascii(" (");
            out.unsignedDecimal(value & mask);
            out.put(')');
        }
    }

    private static void vector(ByteSink out, Bytes bytes, int at, int length) {
        out.put('[');
        for (int i = 0; i + Float.BYTES <= length; i += Float.BYTES) {
            if (i > 0) {
                out.put(',');
            }
            CNumberFormat.exponential(out, bytes.f32(at + i), VECTOR_DECIMALS);
        }
        out.put(']');
    }

    private boolean json(ByteSink out, RowImage image, int c) {
        if (image.isPartial(c)) {
            partialJson.write(out, image.bytes(), image.start(c), image.length(c), c + 1);
            return true;
        }
        document.clear();
        try {
            documentWriter.writeUnquoted(image.bytes(), image.start(c), image.length(c));
        } catch (MalformedBinlogException e) {
            damage.accept(e);
            boolean isContainer = document.position() > 0;
            out.ascii(isContainer ? "Failed to format JSON object as string.\n" : "Invalid JSON\n");
            return isContainer;
        }
        QuotedText.write(out, document);
        return true;
    }
}
