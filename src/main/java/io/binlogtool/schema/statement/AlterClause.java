package io.binlogtool.schema.statement;

/// One of the things an ALTER TABLE does to columns, keys, names or character sets. Column names are those before the statement, except in
/// [Position] and in keys, which name columns as they are after it.
public sealed interface AlterClause {

    record AddColumn(ColumnSpec column, Position position, boolean ifNotExists) implements AlterClause {
    }

    /// CHANGE, and MODIFY with the same name twice.
    record ChangeColumn(String name, ColumnSpec column, Position position, boolean ifExists) implements AlterClause {
    }

    record RenameColumn(String name, String newName, boolean ifExists) implements AlterClause {
    }

    record DropColumn(String name, boolean ifExists) implements AlterClause {
    }

    record SetColumnVisibility(String name, boolean invisible) implements AlterClause {
    }

    record AddKey(KeySpec key) implements AlterClause {
    }

    record DropPrimaryKey() implements AlterClause {
    }

    record DropKey(String name) implements AlterClause {
    }

    /// Drops a key, a foreign key or a check, whichever has the name; only a key is kept track of.
    record DropConstraint(String name) implements AlterClause {
    }

    record RenameKey(String name, String newName) implements AlterClause {
    }

    record SetDefaultCharset(CharsetClause charset) implements AlterClause {
    }

    record ConvertToCharset(CharsetClause charset) implements AlterClause {
    }

    record RenameTable(TableName newName) implements AlterClause {
    }

    record SetSystemVersioning(boolean versioned) implements AlterClause {
    }

    /// EXCHANGE PARTITION: the rows of a partition and of another table change places; no definition changes.
    record ExchangePartition(TableName with) implements AlterClause {
    }

    /// Where a column goes.
    sealed interface Position {

        /// At the end for a new column, where it was for a changed one.
        record Unchanged() implements Position {
        }

        record First() implements Position {
        }

        record After(String column) implements Position {
        }
    }
}
