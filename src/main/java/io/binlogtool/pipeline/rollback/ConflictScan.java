package io.binlogtool.pipeline.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.sql.RowStatements;
import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.format.sql.SqlTables;
import io.binlogtool.format.sql.UncertainTableException;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.statement.TableName;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.TransactionKeyword;

/// A run over all events of the logs, selected or not, that finds rows which selected changes touched and later ones, not selected, touched
/// again. Rows are told apart by their keys; those of tables without a key are not found. Statements that changed the tables are, too.
final class ConflictScan implements EventSink {

    private final SqlTables tables;
    private final Consumer<String> reports;
    /// The tables of selected changes.
    private final Set<TableName> changed = new HashSet<>();
    private final Set<TableName> changedInLowerCase = new HashSet<>();
    /// What was reported of tables whose columns are not known, once each.
    private final Set<String> uncertain = new HashSet<>();
    private final RowChains chains;
    private final RollbackPlan plan;
    private final ChangingStatements later;
    private final LaterChanges laterChanges = new LaterChanges();
    private final RowStatements statements = new RowStatements(false, false);
    private final RowCursor cursor = new RowCursor();

    private String log;
    private int logNumber = -1;
    /// The selected changes of the log that are still to come; null if there are none.
    private SelectedRows selected;
    private long payloadPosition = -1;
    private long payloadOffset;
    private boolean windowBegun;
    private boolean missesEvents;

    /// @param chains takes note of the rows
    /// @param reports takes a sentence where it cannot be told
    ConflictScan(RollbackPlan plan, SchemaFollower schema, RowChains chains, Consumer<String> reports) {
        this.plan = plan;
        this.later = new ChangingStatements(schema, this::isChanged, plan::hasTableOf,
                "later statements change tables whose rows are undone; what is undone may not fit any more:");
        this.tables = new SqlTables(schema);
        this.chains = chains;
        this.reports = reports;
        for (RollbackPlan.SelectedTable table : plan.tables()) {
            changed.add(name(table.table().map()));
            changedInLowerCase.add(lowerCase(table.table().map().database(), table.table().map().table()));
        }
    }

    /// Statements may write names in another case than the log's table maps do (lower_case_table_names).
    private boolean isChanged(String database, String table) {
        return changedInLowerCase.contains(lowerCase(database, table));
    }

    private static TableName lowerCase(String database, String table) {
        return new TableName(database.toLowerCase(Locale.ROOT), table.toLowerCase(Locale.ROOT));
    }

    /// The statements behind selected changes that changed their tables.
    Refusals laterStatements() {
        return later.found();
    }

    /// Whether there are events behind selected changes of which it cannot be told what they changed again.
    boolean missesEvents() {
        return missesEvents;
    }

    /// The rows that were changed again.
    LaterChanges laterChanges() {
        return laterChanges;
    }

    private static TableName name(TableMap map) {
        return new TableName(map.database(), map.table());
    }

    @Override
    public void gap(DamagedRange range) {
        // Of those in front the plan of the rollback has told, which read the same logs before.
        if (windowBegun) {
            missesEvents = true;
            reports.accept(log + ": " + range.describe() + "; whether rows were changed again there cannot be told");
        }
    }

    @Override
    public void log(String name) {
        log = name;
        logNumber++;
        selected = logNumber < plan.logs().size() ? new SelectedRows(plan.logs().get(logNumber), plan.tables()) : null;
    }

    @Override
    public void event(Event event) {
        if (windowBegun && event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.NONE
                && !plan.hasStatementAt(logNumber, query.raw().position())) {
            later.check(log, query);
        }
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        // The rows events that follow bring their map.
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection rows) {
        boolean inPayload = payloadPosition >= 0;
        RollbackPlan.SelectedTable own = selected == null ? null
                : selected.take(inPayload ? payloadPosition : event.raw().position(), inPayload ? payloadOffset : -1);
        windowBegun |= own != null;
        if (map == null || own == null && chains.isEmpty() || !changed.contains(name(map))) {
            return;
        }
        SqlTable table;
        try {
            table = tables.of(map);
        } catch (UncertainTableException e) {
            missesEvents = true;
            if (uncertain.add(e.getMessage())) {
                reports.accept(log + ": at " + event.raw().position() + ": whether rows were changed again from here on cannot be told: " + e.getMessage());
            }
            return;
        }
        if (table.key() != null) {
            cursor.open(event, map);
            while (cursor.next()) {
                boolean inWindow = own != null && (own.filter() == null || own.filter().includes(cursor));
                switch (event.kind()) {
                    case WRITE -> take(table, event, cursor.after(), cursor.after(), inWindow);
                    case DELETE -> take(table, event, cursor.before(), cursor.before(), inWindow);
                    case UPDATE, PARTIAL_UPDATE -> take(table, event, cursor.before(), cursor.after(), inWindow);
                }
            }
        }
    }

    private void take(SqlTable table, RowsEvent event, RowImage before, RowImage after, boolean inWindow) {
        if (!RowKeys.has(table, before, before)) {
            return;
        }
        long from = RowKeys.hash(table, before, before);
        long to = before == after ? from : RowKeys.hash(table, after, before);
        if (inWindow) {
            chains.move(from, to);
        } else if (chains.changeAgain(event.kind(), from, to) && laterChanges.count()) {
            boolean isOldKey = from == to || chains.isTouched(from);
            ByteSink key = new ByteSink();
            statements.whereKey(key, table, isOldKey ? before : after, before);
            laterChanges.list(isOldKey ? from : to, log, event.raw().position(), "the row of " + name(table.map()) + " with " + key,
                    event.raw().type().displayName());
        }
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        payloadPosition = event.raw().position();
    }

    @Override
    public void insidePayload(long offset) {
        payloadOffset = offset;
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        payloadPosition = -1;
    }

    /// The rows events of an index from the first to the last.
    private static final class SelectedRows {

        private final LogIndex.Cursor record;
        private final List<RollbackPlan.SelectedTable> tables;
        private boolean atRows;
        /// What the index says behind the record at hand, once that was looked for: the table, and the compressed transaction.
        private int table = -1;
        private long payload = -1;

        SelectedRows(LogIndex index, List<RollbackPlan.SelectedTable> tables) {
            this.record = index.fromStart();
            this.tables = tables;
            advance();
        }

        /// Leaves the event at this place behind, if it is the next selected one.
        ///
        /// @param position of the event, or of the compressed transaction that it is in
        /// @param offset in the decompressed payload; -1 outside
        /// @return its table; null if it is not
        RollbackPlan.SelectedTable take(long position, long offset) {
            if (!atRows || !(offset < 0 ? record.kind() == LogIndex.ROWS && record.value() == position
                    : record.kind() == LogIndex.INNER_ROWS && payload == position && record.value() == offset)) {
                return null;
            }
            RollbackPlan.SelectedTable taken = tables.get(table);
            advance();
            return taken;
        }

        private void advance() {
            atRows = false;
            while (!atRows && record.next()) {
                switch (record.kind()) {
                    case LogIndex.ROWS, LogIndex.INNER_ROWS -> atRows = true;
                    case LogIndex.TABLE -> table = -1;
                    case LogIndex.PAYLOAD -> payload = -1;
                    default -> { }
                }
            }
            if (atRows && table < 0) {
                table = (int) record.valueBehind(LogIndex.TABLE);
            }
            if (atRows && record.kind() == LogIndex.INNER_ROWS && payload < 0) {
                payload = record.valueBehind(LogIndex.PAYLOAD);
            }
        }
    }
}
