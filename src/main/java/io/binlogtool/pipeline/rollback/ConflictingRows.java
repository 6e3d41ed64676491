package io.binlogtool.pipeline.rollback;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.io.NativeLongSet;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;

/// The rows that are left alone because they were changed again after the window. Asked newest change first: where a change that is left
/// alone gave a row its key, the changes before it, under the old key, are left alone as well.
final class ConflictingRows implements AutoCloseable {

    private final NativeLongSet keys;
    private long skipped;

    /// @param keys hashes of the keys; null to leave no row alone
    ConflictingRows(NativeLongSet keys) {
        this.keys = keys;
    }

    /// How many row changes were not undone.
    long skipped() {
        return skipped;
    }

    boolean skips(SqlTable table, RowsEvent event, RowCursor row) {
        if (keys == null) {
            return false;
        }
        boolean skip = switch (event.kind()) {
            case WRITE -> isConflicting(table, row.after());
            case DELETE -> isConflicting(table, row.before());
            case UPDATE, PARTIAL_UPDATE -> {
                boolean conflicting = isConflicting(table, row.after()) | isConflicting(table, row.before());
                if (conflicting) {
                    add(table, row.before());
                }
                yield conflicting;
            }
        };
        skipped += skip ? 1 : 0;
        return skip;
    }

    private boolean isConflicting(SqlTable table, RowImage image) {
        return RowKeys.has(table, image) && keys.contains(RowKeys.hash(table, image));
    }

    private void add(SqlTable table, RowImage image) {
        if (RowKeys.has(table, image)) {
            keys.add(RowKeys.hash(table, image));
        }
    }

    @Override
    public void close() {
        if (keys != null) {
            keys.close();
        }
    }
}
