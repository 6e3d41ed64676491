package io.binlogtool.schema;

import java.util.List;
import java.util.Optional;

/// A table as its DDL defines it.
///
/// @param database  empty for a table from a script that names none
/// @param collation what columns get that do not say
/// @param declaredCharset the default character set as CREATE or ALTER TABLE named it, else the database's; CONVERT TO and a collation alone change what
///                  columns get, but not this
/// @param columns   in the table's order, invisible and generated ones included: the order of a TABLE_MAP_EVENT
/// @param keys      in the order they were defined
public record TableDefinition(String database, String name, CollationName collation, String declaredCharset, List<ColumnDefinition> columns, List<KeyDefinition> keys) {

    private static final String GENERATED_KEY_COLUMN = "my_row_id";

    public TableDefinition {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /// The column of this name, in whatever case.
    public Optional<ColumnDefinition> column(String columnName) {
        return columns.stream().filter(column -> column.name().equalsIgnoreCase(columnName)).findFirst();
    }

    public Optional<KeyDefinition> primaryKey() {
        return keys.stream().filter(KeyDefinition::isPrimary).findFirst();
    }

    /// The names of the primary key's columns in the key's order; empty without one.
    public List<String> primaryKeyColumns() {
        return primaryKey().map(KeyDefinition::columns).orElse(List.of());
    }

    /// The unique keys other than the primary key.
    public List<KeyDefinition> uniqueKeys() {
        return keys.stream().filter(key -> key.unique() && !key.isPrimary()).toList();
    }

    /// Whether a column is the primary key that the server made itself (sql_generate_invisible_primary_key): an invisible `my_row_id`, in front of
    /// which nothing comes. The log and SHOW CREATE TABLE have it in full.
    static boolean isGeneratedKey(ColumnDefinition column) {
        return column.name().equalsIgnoreCase(GENERATED_KEY_COLUMN) && column.invisible() && column.autoIncrement() && column.type().equals("bigint")
            && column.unsigned();
    }

    TableDefinition named(String newDatabase, String newName) {
        return new TableDefinition(newDatabase, newName, collation, declaredCharset, columns, keys);
    }
}
