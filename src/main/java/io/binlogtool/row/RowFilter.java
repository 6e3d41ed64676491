package io.binlogtool.row;

/// A condition on single rows, such as those of the filter language about column values. Made for one table, asked once a row.
@FunctionalInterface
public interface RowFilter {

    /// Whether the row is selected.
    ///
    /// @param data the row as it is afterwards; of a deleted row, as it was
    boolean includes(RowImage data);
}
