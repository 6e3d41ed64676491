package io.binlogtool.format.json;

import java.util.function.ObjDoubleConsumer;

import io.binlogtool.format.JsonText;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.row.RowImage;
import io.binlogtool.value.Bits;
import io.binlogtool.value.DecimalText;
import io.binlogtool.value.LocalDatetimes;
import io.binlogtool.value.MysqlYear;
import io.binlogtool.value.OldDatetime;
import io.binlogtool.value.OldTime;
import io.binlogtool.value.PackedDate;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedTime;
import io.binlogtool.value.PackedTimestamp;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.WellKnownText;
import io.binlogtool.value.charset.MysqlCharset;
import io.binlogtool.value.json.JsonBinary;
import io.binlogtool.value.json.JsonDiffs;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;
import io.binlogtool.value.json.JsonTree;

/// Column values as JSON: numbers exact, text in UTF-8, bytes in base64, JSON documents in place, temporal values and geometries as strings.
///
/// Writes to one sink; not thread-safe.
public final class JsonValues {

    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private static final String ZERO_DATE = "0000-00-00";
    private static final String ZERO_TIME = " 00:00:00";

    private final ByteSink out;
    private final LocalDatetimes zone;
    private final boolean nullZeroDates;
    private final JsonTextWriter documents;
    private final ObjDoubleConsumer<ByteSink> coordinates;
    private long replaced;

    /// @param zone in which TIMESTAMP columns are shown
    /// @param nullZeroDates whether dates that are no dates become null
    /// @param documents how JSON columns are printed, and numbers in geometries
    public JsonValues(ByteSink out, LocalDatetimes zone, boolean nullZeroDates, JsonStyle documents) {
        this.out = out;
        this.zone = zone;
        this.nullZeroDates = nullZeroDates;
        this.documents = new JsonTextWriter(out, documents);
        this.coordinates = documents == JsonStyle.MAXWELL ? new MaxwellCoordinates() : ShortestDecimal::mysql;
    }

    /// How many U+FFFD took the place of something undecodable so far.
    public long replaced() {
        return replaced + documents.replaced();
    }

    /// Writes the value of column `c`, which the image has; NULL included.
    public void write(RowImage image, int c, JsonColumn column) {
        if (image.isNull(c)) {
            out.ascii("null");
            return;
        }
        Bytes bytes = image.bytes();
        int at = image.start(c);
        int length = image.length(c);
        int meta = column.metadata;
        switch (column.type) {
            case TINY -> out.decimal(column.isUnsigned ? bytes.u8(at) : bytes.i8(at));
            case SHORT -> out.decimal(column.isUnsigned ? bytes.u16(at) : bytes.i16(at));
            case INT24 -> out.decimal(column.isUnsigned ? bytes.u24(at) : bytes.i24(at));
            case LONG -> out.decimal(column.isUnsigned ? bytes.u32(at) : bytes.i32(at));
            case LONGLONG -> {
                if (column.isUnsigned) {
                    out.unsignedDecimal(bytes.i64(at));
                } else {
                    out.decimal(bytes.i64(at));
                }
            }
            case NEWDECIMAL -> DecimalText.write(out, bytes, at, meta >> 8, meta & 0xff);
            case FLOAT -> real(bytes.f32(at));
            case DOUBLE -> real(bytes.f64(at));
            case BIT -> out.unsignedDecimal(Bits.decode(bytes, at, column.bits));
            case YEAR -> out.decimal(MysqlYear.decode(bytes, at));
            case TIMESTAMP -> timestamp(PackedTimestamp.decodeOld(bytes, at), 0);
            case TIMESTAMP2 -> timestamp(PackedTimestamp.decode(bytes, at, meta), meta);
            case DATETIME -> oldDatetime(OldDatetime.decode(bytes, at));
            case DATETIME2 -> datetime(PackedDatetime.decode(bytes, at, meta), meta);
            case DATE, NEWDATE -> date(PackedDate.decode(bytes, at));
            case TIME -> {
                out.put('"');
                OldTime.write(out, OldTime.decode(bytes, at));
                out.put('"');
            }
            case TIME2 -> {
                out.put('"');
                PackedTime.write(out, PackedTime.decode(bytes, at, meta), meta);
                out.put('"');
            }
            case ENUM -> label(bytes.unsigned(at, length), column);
            case SET -> labels(bytes.unsigned(at, length), column);
            case STRING, VARCHAR, VAR_STRING, BLOB -> string(bytes, at, length, column);
            case VECTOR -> vector(bytes, at, length);
            case JSON -> documents.write(bytes, at, length);
            case GEOMETRY -> {
                out.put('"');
                WellKnownText.write(out, bytes, at, length, image.map().knowsAxisOrder(), coordinates);
                out.put('"');
            }
            case BLOB_COMPRESSED, VARCHAR_COMPRESSED -> throw new OutputRefusedException("table " + image.map().database() + "." + image.map().table()
                    + ": compressed columns of MariaDB cannot be read yet");
            case NULL, DECIMAL -> throw new IllegalStateException("no value of type " + column.type + " can be located");
        }
    }

    /// Writes the document that a partial update makes of the one before it.
    ///
    /// @param before has the whole document
    /// @param after has diffs
    void writePartial(RowImage before, RowImage after, int c) {
        JsonTree document = JsonTree.of(JsonBinary.of(before.bytes(), before.start(c), before.length(c)));
        documents.write(new JsonDiffs(after.bytes(), after.start(c), after.length(c)).applyTo(document));
    }

    /// Whether a value that is not NULL prints as null all the same.
    boolean printsNull(RowImage image, int c, JsonColumn column) {
        Bytes bytes = image.bytes();
        int at = image.start(c);
        int meta = column.metadata;
        return switch (column.type) {
            case ENUM -> column.labels.length > 0 && bytes.unsigned(at, image.length(c)) == 0;
            case TIMESTAMP -> nullZeroDates && PackedTimestamp.isZero(PackedTimestamp.decodeOld(bytes, at));
            case TIMESTAMP2 -> nullZeroDates && PackedTimestamp.isZero(PackedTimestamp.decode(bytes, at, meta));
            case DATETIME -> nullZeroDates && OldDatetime.hasZeroPart(OldDatetime.decode(bytes, at));
            case DATETIME2 -> nullZeroDates && PackedDatetime.hasZeroPart(PackedDatetime.decode(bytes, at, meta));
            case DATE, NEWDATE -> nullZeroDates && PackedDate.hasZeroPart(PackedDate.decode(bytes, at));
            case DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, NULL, LONGLONG, INT24, TIME, YEAR, VARCHAR, BIT, TIME2, BLOB_COMPRESSED,
                VARCHAR_COMPRESSED, VECTOR, JSON, NEWDECIMAL, SET, BLOB, VAR_STRING, STRING, GEOMETRY -> false;
        };
    }

    /// JSON has no number for what is not finite.
    private void real(float value) {
        if (Float.isFinite(value)) {
            ShortestDecimal.java(out, value);
        } else {
            out.ascii("null");
        }
    }

    private void real(double value) {
        if (Double.isFinite(value)) {
            ShortestDecimal.java(out, value);
        } else {
            out.ascii("null");
        }
    }

    private void timestamp(long timestamp, int decimals) {
        if (PackedTimestamp.isZero(timestamp)) {
            zero(ZERO_TIME, decimals);
            return;
        }
        out.put('"');
        PackedDatetime.write(out, zone.of(timestamp), decimals);
        out.put('"');
    }

    private void datetime(long datetime, int decimals) {
        if (PackedDatetime.hasZeroPart(datetime)) {
            zero(ZERO_TIME, decimals);
            return;
        }
        out.put('"');
        PackedDatetime.write(out, datetime, decimals);
        out.put('"');
    }

    private void oldDatetime(long datetime) {
        if (OldDatetime.hasZeroPart(datetime)) {
            zero(ZERO_TIME, 0);
            return;
        }
        out.put('"');
        OldDatetime.write(out, datetime);
        out.put('"');
    }

    private void date(int date) {
        if (PackedDate.hasZeroPart(date)) {
            zero("", 0);
            return;
        }
        out.put('"');
        PackedDate.write(out, date);
        out.put('"');
    }

    private void zero(String time, int decimals) {
        if (nullZeroDates) {
            out.ascii("null");
            return;
        }
        out.put('"');
        out.ascii(ZERO_DATE);
        out.ascii(time);
        if (decimals > 0) {
            out.put('.');
            out.zeroPadded(0, decimals);
        }
        out.put('"');
    }

    /// Index 0 stands for a value that was none of the labels.
    private void label(long index, JsonColumn column) {
        if (index == 0 && column.labels.length > 0) {
            out.ascii("null");
        } else if (index > column.labels.length || index == 0) {
            out.decimal(index);
        } else {
            out.put(column.labels[(int) index - 1]);
        }
    }

    private void labels(long mask, JsonColumn column) {
        if (column.labels.length == 0) {
            out.unsignedDecimal(mask);
            return;
        }
        out.put('[');
        boolean first = true;
        for (int i = 0; i < Long.SIZE; i++) {
            if ((mask >>> i & 1) != 0) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                if (i < column.labels.length) {
                    out.put(column.labels[i]);
                } else {
                    out.unsignedDecimal(1L << i);
                }
            }
        }
        out.put(']');
    }

    private void string(Bytes bytes, int at, int length, JsonColumn column) {
        MysqlCharset charset = column.isUnknown && UTF8.isValid(bytes, at, length) ? UTF8 : column.charset;
        if (charset != null) {
            out.put('"');
            replaced += charset.writeJson(bytes, at, length, out);
            out.put('"');
        } else {
            JsonText.base64(out, bytes, at, length, Math.max(length, column.paddedTo));
        }
    }

    private void vector(Bytes bytes, int at, int length) {
        out.put('[');
        for (int i = 0; i + Float.BYTES <= length; i += Float.BYTES) {
            if (i > 0) {
                out.put(',');
            }
            real(bytes.f32(at + i));
        }
        out.put(']');
    }
}
