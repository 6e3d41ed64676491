package io.binlogtool.schema;

/// What a statement did to the catalogue, one for each database or table concerned. TRUNCATE, temporary tables, views and the like do nothing to it.
public sealed interface SchemaChange {

    record DatabaseCreated(DatabaseDefinition definition) implements SchemaChange {
    }

    /// @param namedCharset as the statement names it; null if it does not
    record DatabaseAltered(DatabaseDefinition old, DatabaseDefinition definition, String namedCharset) implements SchemaChange {
    }

    /// With all its tables, which are not reported one by one.
    record DatabaseDropped(String name) implements SchemaChange {
    }

    record TableCreated(TableDefinition definition) implements SchemaChange {
    }

    /// By ALTER TABLE, whether or not it made a difference, and with a new name if it renames.
    record TableAltered(TableDefinition old, TableDefinition definition) implements SchemaChange {
    }

    /// By RENAME TABLE.
    record TableRenamed(TableDefinition old, TableDefinition definition) implements SchemaChange {
    }

    /// By CREATE INDEX or DROP INDEX.
    record KeysChanged(TableDefinition old, TableDefinition definition) implements SchemaChange {
    }

    /// By EXCHANGE PARTITION of another table, with which it changed its rows.
    record RowsExchanged(String database, String name) implements SchemaChange {
    }

    record TableDropped(String database, String name) implements SchemaChange {
    }

    /// From here on, until it is created anew, the catalogue does not know the table, for this reason.
    record TableUnknown(String database, String name, String reason) implements SchemaChange {
    }

    /// A statement changes a table that the catalogue has never seen, or no longer knows.
    record UnseenTable(String database, String name) implements SchemaChange {
    }

    /// A statement that seems to be DDL, and does not even tell what table it is about.
    record NotUnderstood(String reason) implements SchemaChange {
    }
}
