package io.binlogtool.schema.statement;

import java.util.Objects;

/// A table as a statement names it.
///
/// @param database null where the statement leaves it to the default database
public record TableName(String database, String name) {

    public TableName in(String defaultDatabase) {
        return database == null ? new TableName(defaultDatabase, name) : this;
    }

    // Written out because these are map keys used at start-up, where linking a record's own costs 10 ms and more.

    @Override
    public boolean equals(Object other) {
        return other instanceof TableName that && name.equals(that.name) && Objects.equals(database, that.database);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(database) + name.hashCode();
    }

    @Override
    public String toString() {
        return database == null || database.isEmpty() ? name : database + "." + name;
    }
}
