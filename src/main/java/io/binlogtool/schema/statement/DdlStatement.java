package io.binlogtool.schema.statement;

import java.util.List;

/// What a statement says about databases and tables, names as written and nothing resolved.
///
/// Only what changes tables' columns, keys, names or character sets is kept; defaults, comments, checks, partitions and engine options are read over.
public sealed interface DdlStatement {

    /// Says nothing about tables' definitions: `CREATE VIEW`, `DROP USER`, `TRUNCATE TABLE`, `INSERT` …
    record Irrelevant() implements DdlStatement {
    }

    record CreateDatabase(String name, boolean orReplace, boolean ifNotExists, CharsetClause charset) implements DdlStatement {
    }

    /// @param name null for the default database
    record AlterDatabase(String name, CharsetClause charset) implements DdlStatement {
    }

    record DropDatabase(String name, boolean ifExists) implements DdlStatement {
    }

    /// `USE`, which only scripts have.
    record Use(String database) implements DdlStatement {
    }

    /// @param fromSelect whether the statement ends in a SELECT, so that its columns cannot be known from its text
    record CreateTable(TableName table, CreateMode mode, List<ColumnSpec> columns, List<KeySpec> keys, CharsetClause charset,
                       boolean systemVersioned, boolean fromSelect) implements DdlStatement {

        public CreateTable {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }
    }

    record CreateTableLike(TableName table, CreateMode mode, TableName like) implements DdlStatement {
    }

    record AlterTable(TableName table, boolean ifExists, List<AlterClause> clauses) implements DdlStatement {

        public AlterTable {
            clauses = List.copyOf(clauses);
        }
    }

    /// `CREATE INDEX` and `DROP INDEX`, which are `ALTER TABLE` by another name.
    record AlterIndex(TableName table, AlterClause clause) implements DdlStatement {
    }

    record RenameTables(List<Rename> renames, boolean ifExists) implements DdlStatement {

        public RenameTables {
            renames = List.copyOf(renames);
        }
    }

    record Rename(TableName from, TableName to) {
    }

    record DropTables(List<TableName> tables, boolean temporary, boolean ifExists) implements DdlStatement {

        public DropTables {
            tables = List.copyOf(tables);
        }
    }

    record CreateMode(boolean temporary, boolean orReplace, boolean ifNotExists) {
    }
}
