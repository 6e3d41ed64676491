package io.binlogtool.filter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.schema.DatabaseDefinition;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.TransactionOutline;

/// Selection by what events are about: `--table`, `--filter`, `--type`, `--thread-id`, `--xid`. Immutable.
///
/// @param tables the tables whose rows are wanted
/// @param rules Maxwell's filter language, on tables and rows
/// @param kinds the kinds of events that are wanted
/// @param threadIds only transactions and statements of these sessions; empty for all
/// @param xids only the transactions with these XIDs; empty for all
public record ContentSelection(TableGlobs tables, MaxwellFilter rules, Set<EventKind> kinds, Set<Long> threadIds, Set<Long> xids) {

    private static final int ALL_KINDS = EventKind.values().length;
    private static final Set<EventKind> ROW_KINDS = EnumSet.of(EventKind.INSERT, EventKind.UPDATE, EventKind.DELETE);
    private static final Set<EventKind> CHANGES = EnumSet.complementOf(EnumSet.of(EventKind.TRANSACTION, EventKind.CONTROL));

    /// Everything.
    public static final ContentSelection ALL = new ContentSelection(TableGlobs.parse(Set.of()), MaxwellFilter.parse(""),
            EnumSet.allOf(EventKind.class), Set.of(), Set.of());

    /// Whether the kind of an event is wanted. FORMAT_DESCRIPTION always is: without it nothing behind it can be read.
    public boolean includesKind(Event event) {
        if (kinds.size() == ALL_KINDS || event instanceof FormatDescriptionEvent || event instanceof TransactionPayloadEvent) {
            return true;
        }
        EventKind kind = EventKind.of(event);
        return kind == null ? kinds.stream().anyMatch(ROW_KINDS::contains) : kinds.contains(kind);
    }

    /// What becomes of the rows of a table; to be kept as long as the table is met.
    public TableFilter forTable(TableMap map) {
        return tables.includes(map.database(), map.table()) ? rules.forTable(map.database(), map.table()) : TableFilter.NONE;
    }

    /// Whether no row is left out for its table, values or kind.
    public boolean includesAllRows() {
        return tables.isEmpty() && rules.isEmpty() && kinds.containsAll(ROW_KINDS);
    }

    /// Whether nothing is left out for what it is about.
    public boolean includesAllTables() {
        return tables.isEmpty() && rules.isEmpty();
    }

    /// Whether everything is wanted.
    public boolean includesEverything() {
        return includesAllTables() && kinds.size() == ALL_KINDS && !selectsTransactions();
    }

    /// Whether it takes a look at all of a transaction to tell which of its events are to be shown.
    public boolean selectsEvents() {
        return !includesAllTables() || kinds.size() != ALL_KINDS;
    }

    /// Whether what begins and ends a transaction is wanted: it tells who made the selected changes, and when.
    ///
    /// @param changeSelected whether any change in it is selected
    public boolean includesFrame(boolean changeSelected) {
        boolean asked = kinds.contains(EventKind.TRANSACTION);
        return changeSelected ? asked || selectsChanges() : asked && includesAllTables();
    }

    /// Whether rows or statements are wanted at all.
    public boolean selectsChanges() {
        return !Collections.disjoint(kinds, CHANGES);
    }

    /// Whether only some tables are wanted, and others not for being others.
    public boolean selectsTables() {
        return !tables.isEmpty() || rules.leavesOutOthers();
    }

    /// Whether all that a statement changed was left out by rules, as far as its changes are known.
    public boolean leavesOut(List<SchemaChange> changes) {
        return !rules.isEmpty() && !changes.isEmpty() && changes.stream().noneMatch(this::includes);
    }

    private boolean includes(SchemaChange change) {
        return switch (change) {
            case SchemaChange.DatabaseCreated(DatabaseDefinition made) -> includesDatabase(made.name());
            case SchemaChange.DatabaseAltered(DatabaseDefinition _, DatabaseDefinition made, String _) -> includesDatabase(made.name());
            case SchemaChange.DatabaseDropped(String name) -> includesDatabase(name);
            case SchemaChange.TableCreated(TableDefinition made) -> includesTable(made.database(), made.name());
            case SchemaChange.TableAltered(TableDefinition old, TableDefinition made) -> includesEither(old, made);
            case SchemaChange.TableRenamed(TableDefinition old, TableDefinition made) -> includesEither(old, made);
            case SchemaChange.TableDropped(String database, String name) -> includesTable(database, name);
            case SchemaChange.TableUnknown(String database, String name, String _) -> includesTable(database, name);
            case SchemaChange.UnseenTable(String database, String name) -> includesTable(database, name);
            case SchemaChange.RowsExchanged(String database, String name) -> includesTable(database, name);
            case SchemaChange.KeysChanged(TableDefinition _, TableDefinition made) -> includesTable(made.database(), made.name());
            case SchemaChange.NotUnderstood _ -> true;
        };
    }

    private boolean includesEither(TableDefinition old, TableDefinition made) {
        return includesTable(old.database(), old.name()) || includesTable(made.database(), made.name());
    }

    /// Whether the DDL of a table is wanted.
    public boolean includesTable(String database, String table) {
        return tables.includes(database, table) && rules.includesTable(database, table);
    }

    /// Whether the DDL of a database itself is wanted.
    public boolean includesDatabase(String database) {
        return tables.isEmpty() && rules.includesDatabase(database);
    }

    /// Whether it takes the outlines of transactions to tell what is wanted.
    public boolean selectsTransactions() {
        return !threadIds.isEmpty() || !xids.isEmpty();
    }

    /// Whether the events of a transaction, or of a statement outside of any, are wanted.
    public boolean includesTransaction(TransactionOutline outline) {
        return includes(threadIds, outline.threadId()) && includes(xids, outline.xid());
    }

    private static boolean includes(Set<Long> wanted, OptionalLong number) {
        return wanted.isEmpty() || number.isPresent() && wanted.contains(number.getAsLong());
    }
}
