package io.binlogtool.pipeline.rollback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.EventStatements;
import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.format.sql.SqlTables;
import io.binlogtool.format.sql.UncertainTableException;
import io.binlogtool.io.NativeLongSet;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.StatementKind;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.XaStatements;

/// The first run over the logs: takes note of where the selected changes are, and of everything that cannot be undone. It reads headers and
/// bitmaps of rows events, not the rows.
final class RollbackPlan implements EventSink, AutoCloseable {

    private static final int POSITION_BITS = 48;

    private final SqlTables tables;
    private final UndoableImages images = new UndoableImages();
    private final ChangingStatements statements;
    private final Consumer<String> warnings;
    private final Refusals refusals = new Refusals("what was selected cannot be undone:");
    private final List<LogIndex> logs = new ArrayList<>();
    /// Tables by number, and the rows that are selected of them.
    private final List<SelectedTable> numbered = new ArrayList<>();
    private final Map<SqlTable, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, Prepared> preparedXa = new HashMap<>();
    /// Where the statements are.
    private final NativeLongSet foundAt = new NativeLongSet();
    /// Statements that changed rows, and name no selected table.
    private long unclear;
    private String firstUnclear;

    private LogIndex index;
    private int runTable = -1;
    /// Where the transaction at hand begins; -1 between transactions.
    private long start = -1;
    private boolean startSeen;
    private boolean hasRows;
    /// Of the compressed transaction that the events at hand are in; -1 outside.
    private long payloadPosition = -1;
    private long payloadOffset;
    private boolean payloadHasRows;
    private boolean anyRows;
    private boolean failed;
    /// Gaps behind rows that are to be undone; in front of others, what they changed would be in the way.
    private final List<Gap> gaps = new ArrayList<>();

    private record Gap(String log, DamagedRange range) {
    }

    /// An XA transaction that was prepared.
    private record Prepared(LogIndex log, long start) {
    }

    /// A table, and which of its rows are selected.
    ///
    /// @param filter null for all
    record SelectedTable(SqlTable table, RowFilter filter) {
    }

    /// @param selected whether a table, given by database and name, is selected
    /// @param selectedDatabases whether a database is selected as such, with all its tables
    RollbackPlan(SchemaFollower schema, BiPredicate<String, String> selected, Predicate<String> selectedDatabases, Consumer<String> warnings) {
        this.tables = new SqlTables(schema);
        this.statements = new ChangingStatements(schema, selected, name -> selectedDatabases.test(name) || hasTableOf(name),
                "statements that cannot be undone change selected tables (--skip-ddl goes on without them):");
        this.warnings = warnings;
    }

    List<LogIndex> logs() {
        return logs;
    }

    List<SelectedTable> tables() {
        return numbered;
    }

    /// Whether changes of a table of that database are to be undone.
    boolean hasTableOf(String database) {
        return numbered.stream().anyMatch(table -> table.table().map().database().equals(database));
    }

    Refusals refusals() {
        return refusals;
    }

    ChangingStatements statements() {
        return statements;
    }

    /// Whether one of [#statements()] is there.
    ///
    /// @param log its number, from 0
    boolean hasStatementAt(int log, long position) {
        return foundAt.contains(place(log, position));
    }

    private static long place(int log, long position) {
        return (long) log << POSITION_BITS | position;
    }

    @Override
    public void log(String name) {
        endLog();
        index = new LogIndex(name);
        logs.add(index);
    }

    private void endLog() {
        if (start >= 0 && hasRows) {
            warnings.accept(index.log() + ": the end of the transaction at " + start + " is not in what was selected: only a part of it is undone");
        }
        endTransaction();
    }

    @Override
    public void gap(DamagedRange range) {
        if (hasRows) {
            refuse(new Gap(index.log(), range));
        } else if (anyRows) {
            gaps.add(new Gap(index.log(), range));
        } else {
            warnings.accept(index.log() + ": " + range.describe() + "; what was changed there is not undone");
        }
        hasRows = false;
        endTransaction();
    }

    private void refuse(Gap gap) {
        refusals.add(gap.log(), gap.range().from(), gap.range().describeHere() + "; changes in front of it can be undone only after those inside it");
    }

    @Override
    public void event(Event event) {
        switch (event) {
            case FormatDescriptionEvent format -> index.format(format.raw().position());
            case GtidEvent gtid -> begin(gtid);
            case UnknownEvent unknown when unknown.raw().type() == EventType.MARIADB_GTID -> begin(unknown);
            case Event.Xid _ -> endTransaction();
            case QueryEvent query -> query(query, true);
            case XaPrepareEvent prepare -> prepare(prepare);
            case Event.Incident incident -> refusals.add(index.log(), incident.raw().position(), "the server lost events here");
            case UnknownEvent unknown when unknown.mayChangeData() -> refusals.add(index.log(), unknown.raw().position(), unknown.lostChange());
            default -> { }
        }
    }

    /// Functions, triggers, views and foreign keys may take a statement to tables that it does not name.
    private void noteUnclear(QueryEvent query) {
        if (StatementKind.of(query) == StatementKind.DATA) {
            firstUnclear = unclear == 0 ? index.log() + ": at " + query.raw().position() : firstUnclear;
            unclear++;
        }
    }

    private void begin(Event event) {
        endTransaction();
        start = event.raw().position();
        startSeen = true;
    }

    /// @param isSelected whether the statement is selected itself
    private void query(QueryEvent query, boolean isSelected) {
        switch (TransactionKeyword.of(query)) {
            case BEGINS -> {
                start = start < 0 ? at(query) : start;
                startSeen = true;
            }
            case ENDS -> {
                if (query.startsWith("XA ROLLBACK")) {
                    Prepared prepared = preparedXa.remove(XaStatements.xid(query));
                    if (prepared != null) {
                        prepared.log().cancel(prepared.start());
                    }
                } else if (hasRows && TransactionKeyword.isRollback(query)) {
                    refusals.add(index.log(), query.raw().position(), "a transaction with row changes was rolled back, and the log does not tell which "
                            + "of its tables kept them");
                }
                endTransaction();
            }
            case INSIDE -> {
                if (query.startsWith("XA COMMIT")) {
                    preparedXa.remove(XaStatements.xid(query));
                    endTransaction();
                } else if (hasRows && TransactionKeyword.isRollbackToSavepoint(query)) {
                    refusals.add(index.log(), query.raw().position(), "a part of a transaction with row changes was rolled back, and the log does not tell "
                            + "which of its tables kept them");
                }
            }
            case NONE -> statement(query, isSelected);
        }
    }

    private void statement(QueryEvent query, boolean isSelected) {
        if (!isSelected && !anyRows && StatementKind.of(query) != StatementKind.DATA) {
            // DDL in front of everything that is undone is in nobody's way.
            return;
        }
        if (statements.check(index.log(), query)) {
            foundAt.add(place(logs.size() - 1, query.raw().position()));
        } else {
            noteUnclear(query);
        }
    }

    private void prepare(XaPrepareEvent event) {
        if (hasRows && !event.onePhase()) {
            preparedXa.put(EventStatements.xid(event), new Prepared(index, start));
        }
        endTransaction();
    }

    private void endTransaction() {
        endRun();
        if (hasRows) {
            index.addPosition(LogIndex.TRANSACTION, start);
        }
        start = -1;
        startSeen = false;
        hasRows = false;
    }

    private void endRun() {
        if (runTable >= 0) {
            index.add(LogIndex.TABLE, runTable);
            runTable = -1;
        }
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        // The rows events that follow bring their map.
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        if (event.isDummy()) {
            return;
        }
        if (map == null) {
            throw event.withoutTableMap();
        }
        long at = at(event);
        SqlTable table;
        try {
            table = tables.of(map);
        } catch (UncertainTableException e) {
            refusals.add(index.log(), at, e.getMessage());
            return;
        }
        String obstacle = images.obstacle(table, event);
        if (obstacle != null) {
            refusals.add(index.log(), at, obstacle);
        }
        if (start < 0) {
            start = at;
        }
        if (!startSeen && !hasRows) {
            warnings.accept(index.log() + ": the window begins inside the transaction that goes on at " + at + ": only a part of it is undone");
        }
        hasRows = true;
        anyRows = true;
        gaps.forEach(this::refuse);
        gaps.clear();
        int number = number(table, selection.filter());
        if (number != runTable) {
            endRun();
            runTable = number;
        }
        if (payloadPosition >= 0) {
            index.add(LogIndex.INNER_ROWS, payloadOffset);
            payloadHasRows = true;
        } else {
            index.addPosition(LogIndex.ROWS, at);
        }
    }

    /// Where in the log the event is, or the payload that it is in.
    private long at(Event event) {
        return payloadPosition >= 0 ? payloadPosition : event.raw().position();
    }

    private int number(SqlTable table, RowFilter filter) {
        return numbers.computeIfAbsent(table, added -> {
            numbered.add(new SelectedTable(added, filter));
            return numbered.size() - 1;
        });
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        payloadPosition = event.raw().position();
        payloadHasRows = false;
    }

    @Override
    public void insidePayload(long offset) {
        payloadOffset = offset;
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        if (payloadHasRows) {
            endRun();
            index.addPosition(LogIndex.PAYLOAD, payloadPosition);
        }
        payloadPosition = -1;
    }

    @Override
    public void filteredByTransaction(Event event) {
        // With --skip-gtids the GTID event only: its transaction begins there all the same.
        if (event instanceof GtidEvent gtid) {
            begin(gtid);
        }
    }

    /// What is left out still tells where transactions begin and end, and may change a selected table all the same.
    @Override
    public void filteredByContent(Event event) {
        switch (event) {
            case QueryEvent query -> query(query, false);
            case GtidEvent _, Event.Xid _, XaPrepareEvent _ -> event(event);
            default -> { }
        }
    }

    /// Nothing is undone then.
    @Override
    public void failed() {
        failed = true;
    }

    @Override
    public void end() {
        if (failed) {
            return;
        }
        if (index != null) {
            endLog();
        }
        preparedXa.values().forEach(xa -> refusals.add(xa.log().log(), xa.start(), "an XA transaction was prepared here, and whether it was committed is not in "
                + "what was selected"));
        preparedXa.clear();
        if (unclear > 0 && anyRows) {
            warnings.accept("logged as statements, not as rows: " + unclear + " changes of other tables, the first at " + firstUnclear
                    + "; what they did to selected ones through functions, triggers, views or foreign keys is not undone");
        }
        for (Gap gap : gaps) {
            warnings.accept(gap.log() + ": " + gap.range().describe() + "; later changes there are not known, and not undone");
        }
    }

    @Override
    public void close() {
        logs.forEach(LogIndex::close);
        foundAt.close();
    }
}
