package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// A rows event (20 to 25, 30 to 32, 39): changed rows of one table. Only the front is decoded here; package `row` reads the row images,
/// from [#imagesAt()] up to the event's [RawEvent#bodyEnd()].
///
/// | size | field |
/// |---|---|
/// | 6 (4 if the post-header length is 6) | table id |
/// | 2 | flags |
/// | 2 + n | version 2 only: length of the extra data including itself, extra data |
/// | lenenc | column count W |
/// | ⌈W/8⌉ | columns present in the before image (or in the only image), lowest bit first |
/// | ⌈W/8⌉ | updates only: columns present in the after image |
/// | | row images |
///
/// @param version 0 (before 5.1 was released), 1 or 2
/// @param extraAt where the extra data items begin
/// @param extraLength their bytes, 0 if there are none
/// @param beforeBitmapAt where the bitmap of the before image (WRITE: of the after image) begins
/// @param afterBitmapAt where the bitmap of an update's after image begins; the same as `beforeBitmapAt` for other kinds
public record RowsEvent(RawEvent raw, Kind kind, int version, long tableId, int flags, int extraAt, int extraLength, int columnCount,
        int beforeBitmapAt, int afterBitmapAt, int imagesAt) implements Event {

    public enum Kind {
        WRITE, UPDATE, DELETE, PARTIAL_UPDATE;

        public boolean isUpdate() {
            return this == UPDATE || this == PARTIAL_UPDATE;
        }
    }

    /// Last rows event of its statement.
    public static final int FLAG_STATEMENT_END = 0x01;
    public static final int FLAG_NO_FOREIGN_KEY_CHECKS = 0x02;
    public static final int FLAG_RELAXED_UNIQUE_CHECKS = 0x04;
    public static final int FLAG_COMPLETE_ROWS = 0x08;
    /// 9.x: foreign keys are enforced in the SQL layer, so rows changed by cascades are in the log.
    public static final int FLAG_USE_SQL_FOREIGN_KEY = 0x10;

    /// Most columns a table can have.
    public static final int MAX_COLUMNS = 4096;

    private static final long DUMMY_TABLE_ID = 0xff_ffffL;
    private static final int VERSION_2_POST_HEADER = 10;

    static RowsEvent decode(RawEvent raw, Kind kind, boolean preGa) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int idAt = raw.bodyStart();
        int idSize = TableMapEvent.tableIdSize(raw);
        int flagsAt = idAt + idSize;
        int at = flagsAt + 2;
        boolean hasExtra = raw.format().postHeaderLength(raw.header().typeCode()) == VERSION_2_POST_HEADER;
        int extraAt = at;
        int extraLength = 0;
        if (hasExtra) {
            // The length counts itself.
            extraLength = Math.max(0, bytes.u16(at) - 2);
            extraAt = at + 2;
            if (extraLength > bytes.size() - extraAt) {
                throw new MalformedBinlogException(at, "extra data of " + extraLength + " bytes");
            }
            at = extraAt + extraLength;
        }
        long columns = bytes.lenenc(at);
        if (columns < 1 || columns > MAX_COLUMNS) {
            throw new MalformedBinlogException(at, "impossible column count " + Long.toUnsignedString(columns));
        }
        int bitmapSize = (int) (columns + 7) >> 3;
        int beforeBitmapAt = at + bytes.lenencSize(at);
        int afterBitmapAt = kind.isUpdate() && !preGa ? beforeBitmapAt + bitmapSize : beforeBitmapAt;
        int imagesAt = afterBitmapAt + bitmapSize;
        bytes.checkedLength(imagesAt, 0);
        return new RowsEvent(raw, kind, preGa ? 0 : hasExtra ? 2 : 1, bytes.unsigned(idAt, idSize), bytes.u16(flagsAt), extraAt, extraLength,
                (int) columns, beforeBitmapAt, afterBitmapAt, imagesAt);
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public boolean endsStatement() {
        return has(FLAG_STATEMENT_END);
    }

    /// Whether the event is of no table, and only ends its statement.
    public boolean isDummy() {
        return tableId == DUMMY_TABLE_ID;
    }

    /// The error of a reader that needs the table map which is not there.
    public MalformedBinlogException withoutTableMap() {
        return new MalformedBinlogException(0, "no table map before these rows says what table " + tableId + " is");
    }
}
