package io.binlogtool.pipeline.rollback;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.StatementTables;

/// Statements that change a selected table, or its definition. Those inside of what was selected cannot be undone; those behind it may have
/// changed the rows that are.
final class ChangingStatements {

    private final SchemaFollower schema;
    private final BiPredicate<String, String> selected;
    private final Predicate<String> selectedDatabases;
    private final StatementTables tables;
    private final Refusals found;

    /// @param selected whether a table, given by database and name, is selected
    /// @param selectedDatabases whether tables of a database that is dropped are selected
    /// @param heading what is said of those that are found
    ChangingStatements(SchemaFollower schema, BiPredicate<String, String> selected, Predicate<String> selectedDatabases, String heading) {
        this.schema = schema;
        this.selected = selected;
        this.selectedDatabases = selectedDatabases;
        this.tables = new StatementTables(selected, _ -> false);
        this.found = new Refusals(heading);
    }

    Refusals found() {
        return found;
    }

    private void add(String log, QueryEvent query, String reason) {
        found.add(log, query.raw().position(), reason);
    }

    /// Looks at a statement, which the schema has followed.
    ///
    /// @return whether it changes a selected table
    boolean check(String log, QueryEvent query) {
        boolean isFound = false;
        for (SchemaChange change : schema.changes()) {
            String reason = reason(change);
            if (reason != null) {
                add(log, query, reason);
                isFound = true;
            }
        }
        String table = tables.changed(query);
        if (table != null) {
            add(log, query, firstWord(query) + " was logged as a statement, and may change " + table);
        }
        return isFound || table != null;
    }

    private String reason(SchemaChange change) {
        return switch (change) {
            case SchemaChange.DatabaseCreated _, SchemaChange.DatabaseAltered _, SchemaChange.KeysChanged _ -> null;
            case SchemaChange.DatabaseDropped(String name) -> selectedDatabases.test(name) ? "DROP DATABASE " + name : null;
            case SchemaChange.TableCreated(TableDefinition table) -> ofTable("CREATE TABLE ", table.database(), table.name());
            case SchemaChange.TableAltered(TableDefinition old, TableDefinition table) -> {
                String reason = ofTable("ALTER TABLE ", old.database(), old.name());
                yield reason != null ? reason : ofTable("ALTER TABLE … RENAME ", table.database(), table.name());
            }
            case SchemaChange.TableRenamed(TableDefinition old, TableDefinition table) -> {
                String reason = ofTable("RENAME TABLE ", old.database(), old.name());
                yield reason != null ? reason : ofTable("RENAME TABLE … TO ", table.database(), table.name());
            }
            case SchemaChange.TableDropped(String database, String name) -> ofTable("DROP TABLE ", database, name);
            case SchemaChange.RowsExchanged(String database, String name) -> ofTable("EXCHANGE PARTITION … WITH TABLE ", database, name);
            case SchemaChange.TableUnknown(String database, String name, String why) -> {
                String reason = ofTable("DDL on ", database, name);
                yield reason == null ? null : reason + " (" + why + ")";
            }
            case SchemaChange.UnseenTable(String database, String name) -> ofTable("DDL on ", database, name);
            case SchemaChange.NotUnderstood(String why) -> "a statement was not understood: " + why;
        };
    }

    private String ofTable(String what, String database, String name) {
        return selected.test(database, name) ? what + database + "." + name : null;
    }

    private static String firstWord(QueryEvent query) {
        int length = (int) Math.min(query.statement().size(), 20);
        return query.statement().utf8(0, length).strip().split("\\s")[0];
    }
}
