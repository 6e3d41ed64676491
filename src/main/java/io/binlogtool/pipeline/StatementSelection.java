package io.binlogtool.pipeline;

import java.util.List;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.DatabaseFilter;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.StatementTables;
import io.binlogtool.tx.TransactionKeyword;

/// Says which statements a run wants, by what they are about; those that steer transactions always.
final class StatementSelection {

    private final DatabaseFilter databases;
    private final ContentSelection contents;
    private final StatementTables tables;
    private final boolean selectsTables;
    /// Null if nobody asks for columns.
    private final SchemaFollower schema;

    /// @param schema what statements did to the schema; null if nobody follows it
    StatementSelection(DatabaseFilter databases, ContentSelection contents, SchemaFollower schema) {
        this.databases = databases;
        this.contents = contents;
        this.tables = new StatementTables(contents::includesTable, contents::includesDatabase);
        this.selectsTables = contents.selectsTables();
        this.schema = schema;
    }

    /// Whether a statement is left out. The schema has followed it.
    boolean leavesOut(QueryEvent query) {
        return databases.skips(query) || isOfOtherTables(query, schema == null ? List.of() : schema.changes());
    }

    /// The same ahead of the schema, which stays as it is.
    boolean leavesOutAhead(QueryEvent query) {
        if (databases.skips(query)) {
            return true;
        }
        List<SchemaChange> changes = List.of();
        if (schema != null && asksForChanges()) {
            SchemaFollower ahead = new SchemaFollower(schema.catalog().snapshot(), _ -> { });
            ahead.follow(query);
            changes = ahead.changes();
        }
        return isOfOtherTables(query, changes);
    }

    private boolean asksForChanges() {
        return contents.tables().isEmpty() && !contents.rules().isEmpty();
    }

    /// Whether a statement is about other tables than those that are wanted: by what it changed, where that is known, else by the names in it.
    private boolean isOfOtherTables(QueryEvent query, List<SchemaChange> changes) {
        if (!selectsTables && contents.rules().isEmpty() || TransactionKeyword.of(query) != TransactionKeyword.NONE) {
            return false;
        }
        return contents.tables().isEmpty() && !changes.isEmpty() ? contents.leavesOut(changes) : selectsTables && !tables.isNamedIn(query);
    }
}
