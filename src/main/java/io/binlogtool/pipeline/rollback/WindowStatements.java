package io.binlogtool.pipeline.rollback;

import java.util.function.BiPredicate;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.tx.SchemaFollower;

/// The statements inside of what was selected that change a selected table, or its definition: they cannot be undone.
final class WindowStatements {

    private final SchemaFollower schema;
    private final BiPredicate<String, String> selected;
    private final StatementTables tables;
    private final Refusals found = new Refusals("statements that cannot be undone change selected tables (--skip-ddl goes on without them):");

    WindowStatements(SchemaFollower schema, BiPredicate<String, String> selected) {
        this.schema = schema;
        this.selected = selected;
        this.tables = new StatementTables(selected);
    }

    Refusals found() {
        return found;
    }

    /// Looks at a statement, which the schema has followed.
    void check(String log, QueryEvent query) {
        for (SchemaChange change : schema.changes()) {
            String reason = reason(change);
            if (reason != null) {
                found.add(log, query.raw().position(), reason);
            }
        }
        String table = tables.changed(query);
        if (table != null) {
            found.add(log, query.raw().position(), firstWord(query) + " was logged as a statement, and may change " + table);
        }
    }

    private String reason(SchemaChange change) {
        return switch (change) {
            case SchemaChange.DatabaseCreated _, SchemaChange.DatabaseAltered _, SchemaChange.KeysChanged _ -> null;
            case SchemaChange.DatabaseDropped(String name) -> "DROP DATABASE " + name;
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
