package io.binlogtool.row;

/// Which rows of a rows event are selected, and whether one of them is the last of its transaction.
///
/// @param filter the selected rows; null if all of them are
/// @param last number in the event, from 1, of the last row that is selected in the transaction; [#LAST_OF_EVENT] for whatever row comes last,
///         0 if that row is in another event, or nobody looked ahead
public record RowSelection(RowFilter filter, int last) {

    public static final int LAST_OF_EVENT = -1;
    /// Every row, and nothing is known of what follows.
    public static final RowSelection ALL = new RowSelection(null, 0);

    /// Whether the row that `cursor` is at is selected.
    public boolean includes(RowCursor cursor) {
        return filter == null || filter.includes(cursor);
    }

    /// Whether the row that `cursor` is at, which is selected, is the transaction's last one.
    public boolean isLast(RowCursor cursor) {
        return last == LAST_OF_EVENT ? !cursor.hasNext() : last == cursor.row();
    }
}
