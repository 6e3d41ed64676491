package io.binlogtool.row;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;

/// Compares the images of updates: how many bytes of values they hold, and how many of those an update wrote twice because it did not change them.
///
/// Images with the same columns, as binlog_row_image=FULL makes them, are walked side by side; others are left to [RowCursor].
public final class UpdateComparison {

    private final PerTable<ImageLayout> layouts = new PerTable<>(ImageLayout::new);
    private final RowCursor cursor = new RowCursor();
    private long imageBytes;
    private long unchangedBytes;

    /// Compares the selected rows of an UPDATE_ROWS or PARTIAL_UPDATE_ROWS event whose table is `map`.
    ///
    /// @return how many there are
    public long compare(RowsEvent event, TableMap map, RowSelection selection) {
        imageBytes = 0;
        unchangedBytes = 0;
        long rows = -1;
        map.requireSound();
        if (event.kind() == RowsEvent.Kind.UPDATE && selection.filter() == null && map.hasMetadata() && event.columnCount() == map.columnCount()) {
            rows = compareSideBySide(event, layouts.of(map));
        }
        return rows >= 0 ? rows : compareBySteps(event, map, selection);
    }

    /// Bytes of the values in both images of the event that was compared last, lengths not counted.
    public long imageBytes() {
        return imageBytes;
    }

    /// Those of them that are the same in both images.
    public long unchangedBytes() {
        return unchangedBytes;
    }

    /// -1 where something is unusual.
    private long compareSideBySide(RowsEvent event, ImageLayout layout) {
        Bytes bytes = event.raw().bytes();
        int bitmapSize = event.afterBitmapAt() - event.beforeBitmapAt();
        layout.use(bytes, event.beforeBitmapAt());
        if (!layout.sizesKnown() || !bytes.matches(event.beforeBitmapAt(), bytes, event.afterBitmapAt(), bitmapSize)) {
            return -1;
        }
        int end = event.raw().bodyEnd();
        int at = event.imagesAt();
        long rows = 0;
        while (at < end) {
            int after = layout.end(bytes, at, end);
            int next = after < 0 ? -1 : layout.end(bytes, after, end);
            if (next <= at) {
                imageBytes = 0;
                unchangedBytes = 0;
                return -1;
            }
            compareImages(bytes, layout, at, after);
            at = next;
            rows++;
        }
        return rows == 0 ? -1 : rows;
    }

    /// Compares two images that are known to lie in the event.
    private void compareImages(Bytes bytes, ImageLayout layout, int before, int after) {
        int present = layout.present();
        int beforeAt = before + layout.nullBytes();
        int afterAt = after + layout.nullBytes();
        long all = 0;
        long unchanged = 0;
        for (int i = 0; i < present; i++) {
            int fixed = layout.fixedSize(i);
            int prefix = layout.prefix(i);
            int beforeLength = 0;
            int afterLength = 0;
            if (!bytes.bit(before, i)) {
                beforeLength = prefix == 0 ? fixed : (int) ImageLayout.length(bytes, beforeAt, prefix);
                beforeAt += prefix;
            }
            if (!bytes.bit(after, i)) {
                afterLength = prefix == 0 ? fixed : (int) ImageLayout.length(bytes, afterAt, prefix);
                afterAt += prefix;
            }
            if (beforeLength == afterLength && isSame(bytes, beforeAt, afterAt, beforeLength)) {
                unchanged += beforeLength;
            }
            all += beforeLength + afterLength;
            beforeAt += beforeLength;
            afterAt += afterLength;
        }
        imageBytes += all;
        unchangedBytes += 2 * unchanged;
    }

    /// Most values are short enough to be compared as one number.
    private static boolean isSame(Bytes bytes, int at, int otherAt, int length) {
        return length <= Long.BYTES ? bytes.unsigned(at, length) == bytes.unsigned(otherAt, length) : bytes.matches(at, bytes, otherAt, length);
    }

    private long compareBySteps(RowsEvent event, TableMap map, RowSelection selection) {
        cursor.open(event, map);
        RowImage before = cursor.before();
        RowImage after = cursor.after();
        long rows = 0;
        while (cursor.next()) {
            if (!selection.includes(cursor)) {
                continue;
            }
            rows++;
            for (int c = 0; c < map.columnCount(); c++) {
                int beforeLength = before.hasValue(c) ? before.length(c) : 0;
                int afterLength = after.hasValue(c) ? after.length(c) : 0;
                imageBytes += beforeLength + afterLength;
                if (beforeLength > 0 && beforeLength == afterLength && before.sameValue(after, c)) {
                    unchangedBytes += beforeLength + afterLength;
                }
            }
        }
        return rows;
    }
}
