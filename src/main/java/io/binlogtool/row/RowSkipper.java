package io.binlogtool.row;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.TableMap;

/// Steps over row images without locating their columns: for counting rows, and for checking that they fill their event.
///
/// What the columns of an image are is worked out once for a table and a bitmap of present columns: runs of columns of fixed size, each with
/// the size of the length of the variable one behind it. An image without NULLs is then one addition and one read a variable column.
/// After images of PARTIAL_UPDATE_ROWS are left to [RowCursor].
public final class RowSkipper {

    private final Plan before = new Plan();
    private final Plan after = new Plan();
    private final RowCursor cursor = new RowCursor();

    /// The layout of one image.
    private static final class Plan {

        private TableMap map;
        private byte[] bitmap = {};
        /// Columns that are present, in order.
        private int[] columns = {};
        private int present;
        /// Bytes of fixed size in front of each variable column, and behind the last …
        private int[] fixedRuns = {};
        /// … and how many bytes that column's length takes.
        private int[] prefixes = {};
        private int variables;
        private boolean sizesKnown;

        void compile(TableMap map, Bytes bytes, int bitmapAt) {
            int bitmapSize = map.columnCount() + 7 >> 3;
            if (map == this.map && bitmap.length == bitmapSize && bytes.matches(bitmapAt, bitmap)) {
                return;
            }
            this.map = map;
            bitmap = bytes.array(bitmapAt, bitmapSize);
            columns = new int[map.columnCount()];
            fixedRuns = new int[map.columnCount() + 1];
            prefixes = new int[map.columnCount() + 1];
            present = 0;
            variables = 0;
            sizesKnown = true;
            int run = 0;
            for (int c = 0; c < map.columnCount(); c++) {
                if ((bitmap[c >> 3] >> (c & 7) & 1) == 0) {
                    continue;
                }
                columns[present++] = c;
                if (map.sizing(c) == TableMap.FIXED) {
                    sizesKnown &= map.fixedSize(c) > 0;
                    run += map.fixedSize(c);
                } else {
                    fixedRuns[variables] = run;
                    prefixes[variables++] = map.sizing(c);
                    run = 0;
                }
            }
            fixedRuns[variables] = run;
        }

        /// Where the image at `at` ends; -1 if it runs past the end of the event.
        int end(Bytes bytes, int at) {
            int nullBytes = present + 7 >> 3;
            long size = bytes.size();
            int next = at + nullBytes;
            if (next > size) {
                return -1;
            }
            for (int i = 0; i < nullBytes; i++) {
                int usedBits = i == nullBytes - 1 && (present & 7) != 0 ? (1 << (present & 7)) - 1 : 0xff;
                if ((bytes.u8(at + i) & usedBits) != 0) {
                    return endWithNulls(bytes, at, next);
                }
            }
            for (int v = 0; v < variables; v++) {
                long valueAt = (long) next + fixedRuns[v] + prefixes[v];
                if (valueAt > size) {
                    return -1;
                }
                long end = valueAt + length(bytes, (int) valueAt - prefixes[v], prefixes[v]);
                if (end > size) {
                    return -1;
                }
                next = (int) end;
            }
            next += fixedRuns[variables];
            return next > size ? -1 : next;
        }

        private int endWithNulls(Bytes bytes, int nullsAt, int at) {
            long next = at;
            for (int i = 0; i < present; i++) {
                if ((bytes.u8(nullsAt + (i >> 3)) >> (i & 7) & 1) != 0) {
                    continue;
                }
                int sizing = map.sizing(columns[i]);
                if (sizing == TableMap.FIXED) {
                    next += map.fixedSize(columns[i]);
                } else {
                    if (next + sizing > bytes.size()) {
                        return -1;
                    }
                    next += sizing + length(bytes, (int) next, sizing);
                }
                if (next > bytes.size()) {
                    return -1;
                }
            }
            return (int) next;
        }

        private static long length(Bytes bytes, int at, int width) {
            return switch (width) {
                case 1 -> bytes.u8(at);
                case 2 -> bytes.u16(at);
                case 3 -> bytes.u24(at);
                default -> bytes.u32(at);
            };
        }
    }

    /// How many rows `event` holds, whose table is `map`.
    ///
    /// @throws MalformedBinlogException if the images do not fill the event exactly
    public long count(RowsEvent event, TableMap map) {
        Bytes bytes = event.raw().bytes();
        int end = event.raw().bodyEnd();
        boolean simple = event.kind() != RowsEvent.Kind.PARTIAL_UPDATE && map.hasMetadata() && event.columnCount() == map.columnCount();
        if (simple) {
            before.compile(map, bytes, event.beforeBitmapAt());
            simple = before.sizesKnown;
        }
        if (simple && event.kind() == RowsEvent.Kind.UPDATE) {
            after.compile(map, bytes, event.afterBitmapAt());
            simple = after.sizesKnown;
        }
        long rows = simple ? count(event, bytes, end) : -1;
        return rows >= 0 ? rows : countBySteps(event, map);
    }

    /// -1 where something is unusual; the cursor then tells what.
    private long count(RowsEvent event, Bytes bytes, int end) {
        boolean update = event.kind() == RowsEvent.Kind.UPDATE;
        long rows = 0;
        int at = event.imagesAt();
        while (at < end) {
            int next = before.end(bytes, at);
            if (update && next >= 0) {
                next = after.end(bytes, next);
            }
            if (next <= at || next > end) {
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
