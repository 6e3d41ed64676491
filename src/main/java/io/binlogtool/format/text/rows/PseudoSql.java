package io.binlogtool.format.text.rows;

import java.util.function.Consumer;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;

/// The rows of a rows event as commented statements (`-v`, `-vv`):
///
/// ```
/// ### UPDATE `db`.`tab`
/// ### WHERE
/// ###   @1=1
/// ### SET
/// ###   @1=2
/// ```
public final class PseudoSql {

    private static final Fragment SET = Fragment.of("### SET\n");
    private static final int EXTRA_NDB = 0;
    private static final int EXTRA_PARTITION = 1;

    private final PerTable<PseudoSqlTable> tables;
    private final Consumer<String> warnings;
    private final RowCursor cursor = new RowCursor();
    private final PseudoSqlValues values = new PseudoSqlValues(this::warn);
    private PseudoSqlTable table;
    /// Where in the output the line of each column of the last image begins, and where the last one ends.
    private long[] lineStarts = new long[0];
    private RowsEvent event;
    /// The row at hand is not all there: it is the last of its event.
    private boolean damaged;
    /// Nothing more of the event is shown.
    private boolean ended;

    public PseudoSql(boolean withTypes, Consumer<String> warnings) {
        this.tables = new PerTable<>(map -> PseudoSqlTable.of(map, withTypes));
        this.warnings = warnings;
    }

    public void write(ByteSink out, RowsEvent event, TableMap map) {
        writeExtraData(out, event);
        if (map == null) {
            out.ascii("### Row event for unknown table #");
            out.decimal(event.tableId());
            return;
        }
        if (event.kind() == RowsEvent.Kind.WRITE && event.imagesAt() == event.raw().bodyEnd()) {
            out.ascii("### INSERT INTO `");
            out.utf8(map.database());
            out.ascii("`.`");
            out.utf8(map.table());
            out.ascii("` VALUES ()\n");
            return;
        }
        if (!map.hasMetadata()) {
            warnings.accept("at " + event.raw().position() + ": the rows of this pre-release server cannot be shown: its table maps carry no metadata");
            return;
        }
        table = tables.of(map);
        if (lineStarts.length <= map.columnCount()) {
            lineStarts = new long[map.columnCount() + 1];
        }
        this.event = event;
        cursor.openLeniently(event, map, this::warn);
        damaged = false;
        ended = false;
        while (nextRow()) {
            writeRow(out);
        }
    }

    /// @return false at the end
    private boolean nextRow() {
        if (damaged || ended) {
            return false;
        }
        try {
            return cursor.next();
        } catch (MalformedBinlogException e) {
            warn(e);
            damaged = true;
            return true;
        }
    }

    private void warn(MalformedBinlogException e) {
        warnings.accept(e.inEvent(event.raw().position(), event.raw().type().displayName()).getMessage());
    }

    private void writeRow(ByteSink out) {
        switch (event.kind()) {
            case WRITE -> writeImage(out, table.insert(), cursor.after());
            case DELETE -> writeImage(out, table.delete(), cursor.before());
            case UPDATE, PARTIAL_UPDATE -> {
                if (writeImage(out, table.update(), cursor.before())) {
                    writeChanged(out, cursor.before(), cursor.after());
                    // An after image without columns is empty, at which mysqlbinlog stops.
                    ended |= cursor.after().nullBitmapSize() == 0;
                }
            }
        }
    }

    /// @return false if nothing more of the event is shown
    private boolean writeImage(ByteSink out, Fragment heading, RowImage image) {
        if (damaged && image.lacksNullBitmap()) {
            out.put(table.line(event.kind()));
            writeNullBitmapRemark(out, image);
            return false;
        }
        out.put(heading);
        int count = image.located();
        for (int c = 0; c < count && !ended; c++) {
            lineStarts[c] = out.written();
            writeColumn(out, image, c);
        }
        lineStarts[count] = out.written();
        return !ended && writeRemark(out, image);
    }

    /// Writes the after image of an update. Most of its columns are as they were: their lines are copied from the before image, which was written
    /// just now.
    private void writeChanged(ByteSink out, RowImage before, RowImage after) {
        if (damaged && after.lacksNullBitmap()) {
            writeNullBitmapRemark(out, after);
            return;
        }
        out.put(SET);
        int count = after.located();
        int unchanged = 0;
        for (int c = 0; c <= count && !ended; c++) {
            if (c < count && after.sameValue(before, c)) {
                continue;
            }
            if (!out.repeat(lineStarts[unchanged], (int) (lineStarts[c] - lineStarts[unchanged]))) {
                for (int same = unchanged; same < c; same++) {
                    writeColumn(out, after, same);
                }
            }
            if (c < count) {
                writeColumn(out, after, c);
            }
            unchanged = c + 1;
        }
        if (!ended) {
            writeRemark(out, after);
        }
    }

    private void writeColumn(ByteSink out, RowImage image, int c) {
        if (!image.isPresent(c)) {
            return;
        }
        ColumnText column = table.columns()[c];
        out.put(column.prefix());
        if (!image.isNull(c)) {
            writeValue(out, image, c, column);
        } else if (isKnown(c)) {
            out.put(column.afterNull());
        } else {
            writeUnknownType(out, c);
            ended = true;
        }
    }

    private boolean isKnown(int c) {
        ColumnType type = table.map().type(c);
        return type != null && type != ColumnType.DECIMAL && type != ColumnType.NULL;
    }

    private void writeUnknownType(ByteSink out, int c) {
        out.ascii(String.format("!! Don't know how to handle column type=%d meta=%d (%04X)\n", table.map().typeCode(c), table.map().metadata(c),
                table.map().metadata(c)));
    }

    /// If an image is damaged, a remark stands in place of the value that does not fit, as in mysqlbinlog.
    ///
    /// @return false if it is
    private boolean writeRemark(ByteSink out, RowImage image) {
        ColumnText[] columns = table.columns();
        if (image.located() == columns.length) {
            return true;
        }
        out.put(columns[image.located()].prefix());
        if (table.map().type(image.located()) != null && !isKnown(image.located())) {
            writeUnknownType(out, image.located());
            return false;
        }
        out.ascii("***Corrupted replication event was detected: field data is truncated; there are only ");
        out.decimal(image.bytes().size() - image.damagedAt());
        out.ascii(" bytes left of the event. Not printing the value***\n");
        return false;
    }

    private static void writeNullBitmapRemark(ByteSink out, RowImage image) {
        out.ascii("***Corrupted replication event was detected: NULL bitmap size is set to ");
        out.decimal(image.nullBitmapSize());
        out.ascii(", but there are only ");
        out.decimal(image.bytes().size() - (image.damagedAt() - image.nullBitmapSize()));
        out.ascii(" bytes left of the event. Not printing the value***\n");
    }

    private void writeValue(ByteSink out, RowImage image, int c, ColumnText column) {
        try {
            if (values.write(out, image, c)) {
                out.put(column.afterValue());
            } else {
                ended = true;
            }
        } catch (MalformedBinlogException e) {
            out.put('\n');
            throw e;
        }
    }

    private static void writeExtraData(ByteSink out, RowsEvent event) {
        Bytes bytes = event.raw().bytes();
        int at = event.extraAt();
        int end = at + event.extraLength();
        while (at < end) {
            switch (bytes.u8(at)) {
                case EXTRA_NDB -> {
                    int length = bytes.u8(at + 1);
                    out.ascii("### Extra row ndb info: data_format: ");
                    out.decimal(bytes.u8(at + 2));
                    out.ascii(", len: ");
                    out.decimal(length - 2);
                    out.ascii(", data: 0x");
                    out.hexUpper(bytes, at + 3, length - 2);
                    out.put('\n');
                    at += 1 + length;
                }
                case EXTRA_PARTITION -> {
                    out.ascii("### Extra row info for partitioning: ");
                    if (event.kind().isUpdate()) {
                        out.ascii("source_partition: ");
                        out.decimal(bytes.u16(at + 3));
                        out.ascii(" target_partition: ");
                        out.decimal(bytes.u16(at + 1));
                        at += 5;
                    } else {
                        out.ascii("partition: ");
                        out.decimal(bytes.u16(at + 1));
                        at += 3;
                    }
                    out.put('\n');
                }
                default -> at = end;
            }
        }
    }
}
