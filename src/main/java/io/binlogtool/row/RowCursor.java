package io.binlogtool.row;

import java.util.function.Consumer;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.TableMap;

/// Walks the rows of a rows event: [#next()] locates the images of one row after the other. Reused from event to event.
public final class RowCursor {

    private final RowImage before = new RowImage();
    private final RowImage after = new RowImage();
    private RowsEvent event;
    private TableMap map;
    private Bytes bytes;
    private int at;
    private int row;

    /// Begins with the rows of `event`, whose table is `map`.
    ///
    /// @throws MalformedBinlogException if the two do not fit together
    public void open(RowsEvent event, TableMap map) {
        if (event.columnCount() != map.columnCount()) {
            throw otherColumns(event, map);
        }
        begin(event, map);
    }

    /// As [#open(RowsEvent, TableMap)], but goes on, as mysqlbinlog does, if the event says to have another number of columns than the table:
    /// the table's columns are then read by the event's bitmaps.
    ///
    /// @param damage told of that
    public void openLeniently(RowsEvent event, TableMap map, Consumer<MalformedBinlogException> damage) {
        if (event.columnCount() != map.columnCount()) {
            damage.accept(otherColumns(event, map));
        }
        begin(event, map);
    }

    private static MalformedBinlogException otherColumns(RowsEvent event, TableMap map) {
        return new MalformedBinlogException(event.beforeBitmapAt(), "rows of " + event.columnCount() + " columns, but the table map of "
                + map.database() + "." + map.table() + " has " + map.columnCount());
    }

    private void begin(RowsEvent event, TableMap map) {
        if (!map.hasMetadata()) {
            throw new MalformedBinlogException(event.imagesAt(), "the rows of this pre-release server cannot be read: its table maps carry no metadata");
        }
        map.requireSound();
        this.event = event;
        this.map = map;
        this.bytes = event.raw().bytes().slice(0, event.raw().bodyEnd());
        this.at = event.imagesAt();
        this.row = 0;
    }

    /// Moves to the next row; false at the end.
    ///
    /// @throws MalformedBinlogException if an image runs past the end of the event
    public boolean next() {
        if (!hasNext()) {
            return false;
        }
        row++;
        before.clear();
        after.clear();
        int start = at;
        try {
            switch (event.kind()) {
                case WRITE -> at = after.locate(map, bytes, event.beforeBitmapAt(), event.columnCount(), at, false);
                case DELETE -> at = before.locate(map, bytes, event.beforeBitmapAt(), event.columnCount(), at, false);
                case UPDATE, PARTIAL_UPDATE -> {
                    at = before.locate(map, bytes, event.beforeBitmapAt(), event.columnCount(), at, false);
                    at = after.locate(map, bytes, event.afterBitmapAt(), event.columnCount(), at, event.kind() == RowsEvent.Kind.PARTIAL_UPDATE);
                }
            }
        } catch (MalformedBinlogException e) {
            throw e.in("row " + row);
        }
        if (at == start && at < bytes.size()) {
            throw new MalformedBinlogException(at, "rows without any column are followed by " + (bytes.size() - at) + " bytes").in("row " + row);
        }
        return true;
    }

    /// Whether another row follows.
    public boolean hasNext() {
        return at < bytes.size() || isRowOfDefaults();
    }

    /// Where in the event the next row begins, for [#seek(int, int)].
    public int at() {
        return at;
    }

    /// Goes back or forward to a row, so that [#next()] locates it.
    ///
    /// @param rowAt where it begins
    /// @param number its number in the event, from 1
    public void seek(int rowAt, int number) {
        at = rowAt;
        row = number - 1;
    }

    /// An INSERT that gives no column leaves nothing behind the bitmap: that is one row of defaults.
    private boolean isRowOfDefaults() {
        return row == 0 && at == event.imagesAt() && event.kind() == RowsEvent.Kind.WRITE;
    }

    /// The row before the change; only of UPDATE and DELETE.
    public RowImage before() {
        return before;
    }

    /// The row after the change; only of WRITE and UPDATE.
    public RowImage after() {
        return after;
    }

    /// The row as it was before the change; of WRITE, as it is afterwards.
    public RowImage first() {
        return event.kind() == RowsEvent.Kind.WRITE ? after : before;
    }

    /// The row as it is afterwards, of DELETE as it was.
    public RowImage data() {
        return event.kind() == RowsEvent.Kind.DELETE ? before : after;
    }

    /// Number of the current row in the event, from 1.
    public int row() {
        return row;
    }
}
