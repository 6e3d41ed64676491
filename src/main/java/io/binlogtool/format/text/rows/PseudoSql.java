package io.binlogtool.format.text.rows;

import java.util.function.Consumer;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
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

    private final PerTable<TableText> tables;
    private final Consumer<String> warnings;
    private final RowCursor cursor = new RowCursor();
    private final PseudoSqlValues values = new PseudoSqlValues();
    private TableText table;
    /// Where in the output the line of each column of the last image begins, and where the last one ends.
    private long[] lineStarts = new long[0];
    /// The row at hand is not all there: it is the last of its event.
    private boolean damaged;

    public PseudoSql(boolean withTypes, Consumer<String> warnings) {
        this.tables = new PerTable<>(map -> TableText.of(map, withTypes));
        this.warnings = warnings;
    }

    public void write(ByteSink out, RowsEvent event, TableMap map) {
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
        writeExtraData(out, event);
        table = tables.of(map);
        if (lineStarts.length <= map.columnCount()) {
            lineStarts = new long[map.columnCount() + 1];
        }
        cursor.open(event, map);
        damaged = false;
        while (nextRow(event)) {
            writeRow(out, event);
        }
    }

    /// @return false at the end
    private boolean nextRow(RowsEvent event) {
        if (damaged) {
            return false;
        }
        try {
            return cursor.next();
        } catch (MalformedBinlogException e) {
            warnings.accept(e.inEvent(event.raw().position(), event.raw().type().displayName()).getMessage());
            damaged = true;
            return true;
        }
    }

    private void writeRow(ByteSink out, RowsEvent event) {
        switch (event.kind()) {
            case WRITE -> writeImage(out, table.insert(), cursor.after());
            case DELETE -> writeImage(out, table.delete(), cursor.before());
            case UPDATE, PARTIAL_UPDATE -> {
                if (writeImage(out, table.update(), cursor.before())) {
                    writeChanged(out, cursor.before(), cursor.after());
                }
            }
        }
    }

    /// @return false if the image is damaged
    private boolean writeImage(ByteSink out, Fragment heading, RowImage image) {
        out.put(heading);
        int count = image.located();
        for (int c = 0; c < count; c++) {
            lineStarts[c] = out.written();
            writeColumn(out, image, c);
        }
        lineStarts[count] = out.written();
        return writeRemark(out, image);
    }

    /// Writes the after image of an update. Most of its columns are as they were: their lines are copied from the before image, which was written
    /// just now.
    private void writeChanged(ByteSink out, RowImage before, RowImage after) {
        out.put(SET);
        int count = after.located();
        int unchanged = 0;
        for (int c = 0; c <= count; c++) {
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
        writeRemark(out, after);
    }

    private void writeColumn(ByteSink out, RowImage image, int c) {
        if (!image.isPresent(c)) {
            return;
        }
        ColumnText column = table.columns()[c];
        out.put(column.prefix());
        if (image.isNull(c)) {
            out.put(column.afterNull());
        } else {
            writeValue(out, image, c);
            out.put(column.afterValue());
        }
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
        out.ascii("***Corrupted replication event was detected: field data is truncated; there are only ");
        out.decimal(image.bytes().size() - image.damagedAt());
        out.ascii(" bytes left of the event. Not printing the value***\n");
        return false;
    }

    private void writeValue(ByteSink out, RowImage image, int c) {
        try {
            values.write(out, image, c);
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
