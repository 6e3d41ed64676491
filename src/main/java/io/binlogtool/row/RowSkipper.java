package io.binlogtool.row;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;

/// Steps over row images without locating their columns: for counting rows, and for checking that they fill their event.
///
/// What the images of a table look like is worked out once ([ImageLayout]). After images of PARTIAL_UPDATE_ROWS are left to [RowCursor], and so
/// is whatever is unusual: it then tells what.
public final class RowSkipper {

    private final PerTable<Layouts> layouts = new PerTable<>(Layouts::new);
    private final RowCursor cursor = new RowCursor();

    /// The images of one table's events, each with the bitmap it had last.
    private static final class Layouts {
        /// WRITE and DELETE have a single image; an INSERT may leave columns out where a DELETE does not.
        private final ImageLayout written;
        private final ImageLayout deleted;
        private final ImageLayout before;
        private final ImageLayout after;

        private Layouts(TableMap map) {
            written = new ImageLayout(map);
            deleted = new ImageLayout(map);
            before = new ImageLayout(map);
            after = new ImageLayout(map);
        }
    }

    /// How many rows `event` holds, whose table is `map`.
    ///
    /// @throws MalformedBinlogException if the images do not fill the event exactly
    public long count(RowsEvent event, TableMap map) {
        map.requireSound();
        long rows = -1;
        if (event.kind() != RowsEvent.Kind.PARTIAL_UPDATE && map.hasMetadata() && event.columnCount() == map.columnCount()) {
            Layouts known = layouts.of(map);
            if (event.kind() == RowsEvent.Kind.UPDATE) {
                rows = countPairs(event, known.before, known.after);
            } else {
                rows = countSingle(event, event.kind() == RowsEvent.Kind.WRITE ? known.written : known.deleted);
            }
        }
        return rows >= 0 ? rows : countBySteps(event, map);
    }

    /// -1 where something is unusual.
    private static long countSingle(RowsEvent event, ImageLayout layout) {
        Bytes bytes = event.raw().bytes();
        layout.use(bytes, event.beforeBitmapAt());
        if (!layout.sizesKnown()) {
            return -1;
        }
        int end = event.raw().bodyEnd();
        long rows = 0;
        int at = event.imagesAt();
        while (at < end) {
            int next = layout.end(bytes, at, end);
            if (next <= at) {
                return -1;
            }
            at = next;
            rows++;
        }
        return rows == 0 ? -1 : rows;
    }

    /// -1 where something is unusual.
    private static long countPairs(RowsEvent event, ImageLayout before, ImageLayout after) {
        Bytes bytes = event.raw().bytes();
        before.use(bytes, event.beforeBitmapAt());
        after.use(bytes, event.afterBitmapAt());
        if (!before.sizesKnown() || !after.sizesKnown()) {
            return -1;
        }
        int end = event.raw().bodyEnd();
        long rows = 0;
        int at = event.imagesAt();
        while (at < end) {
            int middle = before.end(bytes, at, end);
            int next = middle < 0 ? -1 : after.end(bytes, middle, end);
            if (next <= at) {
                return -1;
            }
            at = next;
            rows++;
        }
        return rows == 0 ? -1 : rows;
    }

    private long countBySteps(RowsEvent event, TableMap map) {
        cursor.open(event, map);
        long rows = 0;
        while (cursor.next()) {
            rows++;
        }
        return rows;
    }
}
