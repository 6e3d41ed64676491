package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// TABLE_MAP (19): names a table and the types of its columns for the rows events that follow. Only the front is decoded here;
/// package `schema` reads the columns, from [#columnCountAt()] on.
///
/// | size | field |
/// |---|---|
/// | 6 (4 if the post-header length is 6) | table id |
/// | 2 | flags |
/// | lenenc, n + 1 | database name, NUL-terminated |
/// | lenenc, n + 1 | table name, NUL-terminated |
/// | lenenc | column count, then the columns |
///
/// @param tableId valid until another map takes it
/// @param flags `FLAG_` bits
/// @param columnCountAt where the column count begins
public record TableMapEvent(RawEvent raw, long tableId, int flags, int databaseLengthAt, int databaseAt, int databaseLength,
        int tableAt, int tableLength, int columnCountAt) implements Event {

    /// The table has a generated invisible primary key as its first column (8.0.30 and later).
    public static final int FLAG_GENERATED_INVISIBLE_PRIMARY_KEY = 4;

    private static final int SHORT_TABLE_ID_POST_HEADER = 6;

    static TableMapEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int at = raw.bodyStart();
        int idSize = tableIdSize(raw);
        int postHeader = Math.max(raw.format().postHeaderLength(raw.header().typeCode()), idSize + 2);
        int databaseLengthAt = at + postHeader;
        int databaseAt = databaseLengthAt + bytes.lenencSize(databaseLengthAt);
        int databaseLength = bytes.checkedLength(databaseAt, bytes.lenenc(databaseLengthAt));
        int tableLengthAt = databaseAt + databaseLength + 1;
        int tableAt = tableLengthAt + bytes.lenencSize(tableLengthAt);
        int tableLength = bytes.checkedLength(tableAt, bytes.lenenc(tableLengthAt));
        return new TableMapEvent(raw, bytes.unsigned(at, idSize), bytes.u16(at + idSize), databaseLengthAt, databaseAt, databaseLength,
                tableAt, tableLength, tableAt + tableLength + 1);
    }

    /// Servers before 5.1.4 wrote table ids of four bytes.
    static int tableIdSize(RawEvent raw) {
        return raw.format().postHeaderLength(raw.header().typeCode()) == SHORT_TABLE_ID_POST_HEADER ? 4 : 6;
    }

    /// Where what follows the table id begins.
    public int flagsAt() {
        return raw.bodyStart() + tableIdSize(raw);
    }

    public String database() {
        return raw.bytes().utf8(databaseAt, databaseLength);
    }

    public String table() {
        return raw.bytes().utf8(tableAt, tableLength);
    }

    /// The database's name as it stands there; if it is damaged, it may be no UTF-8.
    public byte[] databaseBytes() {
        return raw.bytes().array(databaseAt, databaseLength);
    }

    public byte[] tableBytes() {
        return raw.bytes().array(tableAt, tableLength);
    }

    /// Whether both names end as they must. Their lengths stand in front of them, so that nothing depends on it.
    public boolean namesAreTerminated() {
        return raw.bytes().u8(databaseAt + databaseLength) == 0 && raw.bytes().u8(tableAt + tableLength) == 0;
    }

    public boolean hasGeneratedInvisiblePrimaryKey() {
        return (flags & FLAG_GENERATED_INVISIBLE_PRIMARY_KEY) != 0;
    }
}
