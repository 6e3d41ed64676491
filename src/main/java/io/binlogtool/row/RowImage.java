package io.binlogtool.row;

import java.util.Arrays;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.PerTable;
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

    private final PerTable<Columns> tables = new PerTable<>(Columns::new);
    private TableMap map;
    private Bytes bytes;
    private Columns columns;
    private byte[] states;
    private int[] starts;
    private int[] lengths;
    /// How far [#locate] came: columns before this one are located …
    private int located;
    /// … and what follows them begins here.
    private int locatedEnd;

    /// What is known of a table's columns, and of their values in its last image.
    private static final class Columns {
        private final ImageLayout layout;
        private final byte[] states;
        private final int[] starts;
        private final int[] lengths;
        /// Whether the state of all columns that are present is [#VALUE], and the lengths of those of fixed size are there.
        private boolean prepared;

        private Columns(TableMap map) {
            layout = new ImageLayout(map);
            states = new byte[map.columnCount()];
            starts = new int[map.columnCount()];
            lengths = new int[map.columnCount()];
        }

        private void use(Bytes bytes, int bitmapAt, int width) {
            if (layout.use(bytes, bitmapAt, width)) {
                Arrays.fill(states, ABSENT);
                prepared = false;
            }
        }

        private void prepare() {
            for (int i = 0; i < layout.present(); i++) {
                states[layout.column(i)] = VALUE;
                if (layout.prefix(i) == 0) {
                    lengths[layout.column(i)] = layout.fixedSize(i);
                }
            }
            prepared = true;
        }
    }

    /// Finds the columns of the image at `at`.
    ///
    /// @param bytes the event without its checksum
    /// @param bitmapAt the bitmap of the columns that are present, in the same event
    /// @param width how many bits it has
    /// @param partial whether this is the after image of a PARTIAL_UPDATE_ROWS
    /// @return where the image ends
    /// @throws MalformedBinlogException if a value runs past the end of the event, or is of a type that cannot be sized
    int locate(TableMap map, Bytes bytes, int bitmapAt, int width, int at, boolean partial) {
        this.bytes = bytes;
        located = 0;
        locatedEnd = at;
        if (map != this.map) {
            take(map);
        }
        columns.use(bytes, bitmapAt, width);
        if (!partial) {
            return locateValues(at);
        }
        long options = bytes.lenenc(at);
        int jsonBitmapAt = at + bytes.lenencSize(at);
        boolean hasDiffs = (options & PARTIAL_JSON) != 0;
        int end = locateValues(hasDiffs ? jsonBitmapAt + Bytes.bitmapSize(map.jsonColumns()) : jsonBitmapAt);
        if (hasDiffs) {
            markDiffs(jsonBitmapAt);
        }
        return end;
    }

    private void take(TableMap map) {
        this.map = map;
        columns = tables.of(map);
        states = columns.states;
        starts = columns.starts;
        lengths = columns.lengths;
    }

    private int locateValues(int nullsAt) {
        int end = columns.layout.locate(bytes, nullsAt, (int) bytes.size(), starts, lengths);
        if (end < 0) {
            return locateOneByOne(nullsAt);
        }
        if (!columns.prepared) {
            columns.prepare();
        }
        located = map.columnCount();
        return end;
    }

    /// For images with NULLs, and for those that are wrong: it tells what.
    private int locateOneByOne(int nullsAt) {
        columns.prepared = false;
        int present = columns.layout.present();
        int at = nullsAt + nullBitmapSize();
        int i = 0;
        try {
            for (; i < present; i++) {
                int c = columns.layout.column(i);
                if (bytes.bit(nullsAt, i)) {
                    states[c] = NULL;
                } else {
                    states[c] = VALUE;
                    at = locateValue(c, at);
                }
            }
        } catch (MalformedBinlogException e) {
            located = columns.layout.column(i);
            locatedEnd = at;
            throw e;
        }
        located = map.columnCount();
        return at;
    }

    /// Marks the columns whose value is a list of JSON diffs: the bitmap has a bit for each JSON column, present or not.
    private void markDiffs(int jsonBitmapAt) {
        columns.prepared = false;
        int json = 0;
        for (int c = 0; c < map.columnCount(); c++) {
            if (map.type(c) == ColumnType.JSON) {
                if (states[c] == VALUE && bytes.bit(jsonBitmapAt, json)) {
                    states[c] = PARTIAL;
                }
                json++;
            }
        }
    }

    private int locateValue(int c, int at) {
        int sizing = map.sizing(c);
        int length;
        if (sizing == TableMap.FIXED) {
            length = map.fixedSize(c);
            if (length == 0) {
                requireKnownSize(c, at);
            }
        } else {
            long prefixed = prefixedLength(at, sizing);
            at += sizing;
            if (prefixed > bytes.size() - at) {
                throw new MalformedBinlogException(at, "length " + prefixed + " runs past the event's end").in(place(c));
            }
            length = (int) prefixed;
        }
        if (length > bytes.size() - at) {
            throw new MalformedBinlogException(at, "length " + length + " runs past the event's end").in(place(c));
        }
        starts[c] = at;
        lengths[c] = length;
        return at + length;
    }

    private long prefixedLength(int at, int size) {
        return switch (size) {
            case 1 -> bytes.u8(at);
            case 2 -> bytes.u16(at);
            case 3 -> bytes.u24(at);
            default -> bytes.u32(at);
        };
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

    /// Of a damaged image: whether not even its NULL bitmap is all there.
    public boolean lacksNullBitmap() {
        return located < map.columnCount() && locatedEnd > bytes.size();
    }

    /// Bytes of the NULL bitmap.
    public int nullBitmapSize() {
        return columns.layout.nullBytes();
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

    /// Whether the image holds all columns.
    public boolean isComplete() {
        return columns.layout.present() == map.columnCount();
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

    /// Most values are short enough to be compared as one number.
    private boolean sameBytes(RowImage other, int c) {
        int length = lengths[c];
        return length <= Long.BYTES ? bytes.unsigned(starts[c], length) == other.bytes.unsigned(other.starts[c], length)
                : bytes.matches(starts[c], other.bytes, other.starts[c], length);
    }
}
