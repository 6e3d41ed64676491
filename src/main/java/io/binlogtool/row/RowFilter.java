package io.binlogtool.row;

/// A condition on single rows, such as those of the filter language about column values. Made for one table, asked once a row.
@FunctionalInterface
public interface RowFilter {

    /// Whether the row is selected.
    ///
    /// @param rows at the row; judged as it is afterwards, of a deleted row as it was; of an update whose image is partial, columns that are only in
    ///         the image before count, too, as they are in the output's `data`
    boolean includes(RowCursor rows);
}
