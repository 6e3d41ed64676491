package io.binlogtool.filter;

/// The columns of one changed row as `data` shows them: the after image of an INSERT or UPDATE, the before image of a DELETE.
public interface ColumnValues {

    /// Whether the row has this column at all: the table does, and a partial row image does not leave it out.
    boolean isPresent(String column);

    /// A present column's value as Maxwell would turn it into a string, or null for NULL: what JSON output prints, without quotes and escapes;
    /// a SET as `[a, b]`.
    String text(String column);
}
