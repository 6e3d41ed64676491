package io.binlogtool.pipeline.rollback;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.io.Bytes;

/// Whether the images of a rows event hold what undoing takes: the old values of all columns that were changed, and what finds the rows again.
/// One look at the event's bitmaps tells, no row needs to be read.
final class UndoableImages {

    private static final String WHY = "` (binlog_row_image was not FULL)";

    /// Why the event's rows cannot be undone, or null if they can.
    String obstacle(SqlTable table, RowsEvent event) {
        if (isFull(event, event.beforeBitmapAt())) {
            return null;
        }
        return switch (event.kind()) {
            case DELETE -> {
                int missing = firstMissing(table, event, event.beforeBitmapAt());
                yield missing < 0 ? null : "rows of " + name(table) + " were deleted, and the log does not have their `" + table.columnName(missing) + WHY;
            }
            case WRITE -> insertion(table, event);
            case UPDATE, PARTIAL_UPDATE -> update(table, event);
        };
    }

    private static String insertion(SqlTable table, RowsEvent event) {
        int missing = -1;
        if (table.key() == null) {
            missing = firstMissing(table, event, event.beforeBitmapAt());
        } else {
            for (int c : table.key()) {
                missing = missing < 0 && !isPresent(event, event.beforeBitmapAt(), c) ? c : missing;
            }
        }
        return missing < 0 ? null : "rows of " + name(table) + " were inserted, and cannot be found without their `" + table.columnName(missing) + WHY;
    }

    private static String update(SqlTable table, RowsEvent event) {
        for (int c = 0; c < table.columnCount(); c++) {
            if (isPresent(event, event.afterBitmapAt(), c) && !isPresent(event, event.beforeBitmapAt(), c) && !table.isGenerated(c)) {
                return "rows of " + name(table) + " were updated, and the log does not have the old value of `" + table.columnName(c) + WHY;
            }
        }
        return null;
    }

    private static int firstMissing(SqlTable table, RowsEvent event, int bitmapAt) {
        for (int c = 0; c < table.columnCount(); c++) {
            if (!isPresent(event, bitmapAt, c) && !table.isGenerated(c)) {
                return c;
            }
        }
        return -1;
    }

    private static boolean isPresent(RowsEvent event, int bitmapAt, int c) {
        return (event.raw().bytes().u8(bitmapAt + c / Byte.SIZE) >> c % Byte.SIZE & 1) != 0;
    }

    private static boolean isFull(RowsEvent event, int bitmapAt) {
        Bytes bytes = event.raw().bytes();
        int whole = event.columnCount() / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (bytes.u8(bitmapAt + i) != 0xff) {
                return false;
            }
        }
        int rest = (1 << event.columnCount() % Byte.SIZE) - 1;
        return rest == 0 || (bytes.u8(bitmapAt + whole) & rest) == rest;
    }

    private static String name(SqlTable table) {
        return table.map().database() + "." + table.map().table();
    }
}
