package io.binlogtool.schema.statement;

/// A column as a statement defines it, before the table's character set has been applied.
///
/// @param binaryCollation the BINARY attribute: the `_bin` collation of whatever character set the column gets
/// @param nullable        FALSE for NOT NULL, TRUE for NULL, null where neither is said
public record ColumnSpec(String name, TypeSpec type, CharsetClause charset, boolean binaryCollation, Boolean nullable, Generation generation,
                         boolean invisible, boolean autoIncrement) {

    /// How a column gets its value.
    public enum Generation {
        /// It is stored as written.
        NONE,
        VIRTUAL,
        STORED,
        /// MariaDB's `GENERATED ALWAYS AS ROW START` and `ROW END`: stored, and written by the server.
        SYSTEM_TIME
    }
}
