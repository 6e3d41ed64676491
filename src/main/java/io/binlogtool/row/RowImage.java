package io.binlogtool.row;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.TableMap;

/// One image of a row: where each column's value lies in the event. Nothing is copied or boxed; [#locate] walks the image once,
/// after that every column can be read at random. The same object is used for one row after the other.
///
/// Layout of an image (values.md §1): for the after image of a PARTIAL_UPDATE_ROWS first `value_options lenenc` and, if its bit 0 is set, a
/// bitmap of the JSON columns that hold a diff; then the NULL bitmap, one bit a present column; then the values of present columns.
public final class RowImage {

    private static final byte ABSENT = 0;
    private static final byte NULL = 1;
    private static final byte VALUE = 2;
    private static final byte PARTIAL = 3;

    private static final int PARTIAL_JSON = 1;

    private TableMap map;
    private Bytes bytes;
    private byte[] states = new byte[0];
    private int[] starts = new int[0];
    private int[] lengths = new int[0];
    /// How far [#locate] came: columns before this one are located …
    private int located;
    /// … and what follows them begins here.
    private int locatedEnd;

    /// Finds the columns of the image at `at`.
    ///
    /// @param bytes the event without its checksum
    /// @param bitmapAt the bitmap of the columns that are present, in the same event
    /// @param partial whether this is the after image of a PARTIAL_UPDATE_ROWS
    /// @return where the image ends
    /// @throws MalformedBinlogException if a value runs past the end of the event, or is of a type that cannot be sized
    int locate(TableMap map, Bytes bytes, int bitmapAt, int at, boolean partial) {
        this.map = map;
        this.bytes = bytes;
        this.located = 0;
        this.locatedEnd = at;
        int columns = map.columnCount();
        if (states.length < columns) {
            states = new byte[columns];
            starts = new int[columns];
            lengths = new int[columns];
        }
        int jsonBitmapAt = -1;
        if (partial) {
            long options = bytes.lenenc(at);
            at += bytes.lenencSize(at);
            if ((options & PARTIAL_JSON) != 0) {
                jsonBitmapAt = at;
                at += map.jsonColumns() + 7 >> 3;
            }
        }
        return locateColumns(columns, bitmapAt, jsonBitmapAt, at);
    }

    private int locateColumns(int columns, int bitmapAt, int jsonBitmapAt, int nullsAt) {
        int at = nullsAt + (present(columns, bitmapAt) + 7 >> 3);
        int presentBits = 0;
        int nullBits = 0;
        int present = 0;
        int json = 0;
        for (int c = 0; c < columns; located = ++c) {
            if ((c & 7) == 0) {
                presentBits = bytes.u8(bitmapAt + (c >> 3));
            }
            boolean mayBePartial = jsonBitmapAt >= 0 && map.type(c) == ColumnType.JSON;
            json += mayBePartial ? 1 : 0;
            if ((presentBits >> (c & 7) & 1) == 0) {
                states[c] = ABSENT;
                continue;
            }
            if ((present & 7) == 0) {
                nullBits = bytes.u8(nullsAt + (present >> 3));
            }
            boolean isNull = (nullBits >> (present++ & 7) & 1) != 0;
            if (isNull) {
                states[c] = NULL;
                continue;
            }
            states[c] = mayBePartial && bit(jsonBitmapAt, json - 1) ? PARTIAL : VALUE;
            locatedEnd = at;
            at = locateValue(c, at);
        }
        return at;
    }

    /// How many columns are present.
    private int present(int columns, int bitmapAt) {
        int present = 0;
        for (int c = 0; c < columns; c += 8) {
            int bits = bytes.u8(bitmapAt + (c >> 3));
            present += Integer.bitCount(columns - c < 8 ? bits & (1 << columns - c) - 1 : bits);
        }
        return present;
    }

    private boolean bit(int bitmapAt, int bit) {
        return (bytes.u8(bitmapAt + (bit >> 3)) >> (bit & 7) & 1) != 0;
    }

    private int locateValue(int c, int at) {
        int sizing = map.sizing(c);
        long length;
        if (sizing == TableMap.FIXED) {
            length = map.fixedSize(c);
            if (length == 0) {
                requireKnownSize(c, at);
            }
        } else {
            length = sizing == 1 ? bytes.u8(at) : longLength(sizing, at);
            at += sizing;
        }
        if (length > bytes.size() - at) {
            throw tooLong(c, length, at);
        }
        starts[c] = at;
        lengths[c] = (int) length;
        return at + (int) length;
    }

    private long longLength(int sizing, int at) {
        return switch (sizing) {
            case 2 -> bytes.u16(at);
            case 3 -> bytes.u24(at);
            default -> bytes.u32(at);
        };
    }

    private static MalformedBinlogException tooLong(int c, long length, int at) {
        return new MalformedBinlogException(at, "length " + length + " runs past the event's end").in(place(c));
    }

    private void requireKnownSize(int c, int at) {
        if (map.type(c) == null || map.type(c) == ColumnType.DECIMAL || !map.hasMetadata()) {
            throw new MalformedBinlogException(at, "values of type " + map.typeCode(c) + " cannot be read").in(place(c));
        }
    }

    private static String place(int c) {
        return "column " + (c + 1);
    }

    /// Forgets the last row.
    void clear() {
        located = 0;
    }

    /// How many columns were located: all of them, unless the image is damaged.
    public int located() {
        return located;
    }

    /// Of a damaged image: where the value that could not be located begins, its length included.
    public int damagedAt() {
        return locatedEnd;
    }

    public TableMap map() {
        return map;
    }

    public int columnCount() {
        return map.columnCount();
    }

    /// The event that [#start(int)] and [#length(int)] point into.
    public Bytes bytes() {
        return bytes;
    }

    /// Whether the image holds the column at all (binlog_row_image).
    public boolean isPresent(int c) {
        return states[c] != ABSENT;
    }

    /// Whether the column is present and NULL.
    public boolean isNull(int c) {
        return states[c] == NULL;
    }

    /// Whether the column is present and not NULL.
    public boolean hasValue(int c) {
        return states[c] >= VALUE;
    }

    /// Whether the column's value is a list of JSON diffs against the before image, not a document.
    public boolean isPartial(int c) {
        return states[c] == PARTIAL;
    }

    /// Where the value begins, behind its length if it has one; only of columns that have a value.
    public int start(int c) {
        return starts[c];
    }

    /// Bytes of the value; only of columns that have a value.
    public int length(int c) {
        return lengths[c];
    }

    /// Whether both images hold the same bytes in column `c`.
    public boolean sameValue(RowImage other, int c) {
        if (states[c] != other.states[c]) {
            return false;
        }
        return states[c] < VALUE || lengths[c] == other.lengths[c] && sameBytes(other, c);
    }

    /// Most values are short enough to be compared as one number, together with what lies behind them.
    private boolean sameBytes(RowImage other, int c) {
        int length = lengths[c];
        if (length > Long.BYTES || !hasWord(c) || !other.hasWord(c)) {
            return bytes.matches(starts[c], other.bytes, other.starts[c], length);
        }
        return length == 0 || (bytes.i64(starts[c]) ^ other.bytes.i64(other.starts[c])) << (Long.BYTES - length) * Byte.SIZE == 0;
    }

    /// Whether eight bytes can be read from where the value begins.
    private boolean hasWord(int c) {
        return starts[c] + Long.BYTES <= bytes.size();
    }
}
