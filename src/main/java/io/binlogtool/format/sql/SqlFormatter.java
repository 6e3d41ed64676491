package io.binlogtool.format.sql;

import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.TransactionKeyword;

/// Prints a log as SQL that does everything again: row changes as INSERT, UPDATE and DELETE, statements as they were sent, in the log's
/// transactions. BEGIN is written with the first statement behind it, so that transactions of which nothing is selected leave no trace.
public final class SqlFormatter implements EventSink {

    private final SqlOptions options;
    private final ByteSink out;
    private final Consumer<String> warnings;
    private final SqlTables tables;
    private final StatementWriter writer;
    private final PassedStatements passed;
    private final SqlComments comments;
    private final RowCursor cursor = new RowCursor();
    private State state = State.OUTSIDE;
    /// Of the transaction at hand; null if it has none.
    private GtidEvent gtid;
    /// Of the first event of the transaction at hand; -1 if none was seen.
    private long position = -1;
    private long thread = -1;

    private enum State {
        OUTSIDE,
        /// BEGIN was read, and nothing behind it that is written.
        PENDING,
        OPEN,
        /// Between XA START and XA PREPARE.
        XA
    }

    /// @param warnings takes one sentence at a time
    public SqlFormatter(SqlOptions options, ByteSink out, SchemaFollower schema, Consumer<String> warnings) {
        this.options = options;
        this.out = out;
        this.warnings = warnings;
        this.tables = new SqlTables(schema);
        this.writer = new StatementWriter(options, out);
        this.passed = new PassedStatements(options.localLoad(), writer.session(), out, warnings);
        this.comments = new SqlComments(options.zone());
    }

    public SqlSummary summary() {
        return writer.summary();
    }

    @Override
    public void begin() {
        writer.begin();
    }

    @Override
    public void log(String name) {
        comments.log(name);
    }

    @Override
    public void event(Event event) {
        switch (event) {
            case QueryEvent query when query.loadFile() == null && TransactionKeyword.of(query) != TransactionKeyword.NONE -> boundary(query);
            case QueryEvent query -> statement(query);
            case Event.Xid _ -> leave("COMMIT");
            case GtidEvent start -> gtid(start);
            case XaPrepareEvent prepare -> {
                writer.endBatch();
                passed.write(prepare);
                leave("COMMIT");
            }
            case Event.Intvar _, Event.Rand _, UserVarEvent _ -> passed.hold(event);
            case LoadDataEvent load -> passed.loadData(load);
            case Event.Incident incident -> throw new MalformedBinlogException(0, "the server lost events here: "
                    + incident.message().utf8(0, (int) incident.message().size()));
            default -> { }
        }
    }

    private void gtid(GtidEvent event) {
        // The end of the transaction before may not be among the selected events.
        leave("COMMIT");
        gtid = event;
        position = event.raw().position();
    }

    private void boundary(QueryEvent query) {
        boolean isXa = query.startsWith("XA ");
        switch (TransactionKeyword.of(query)) {
            case BEGINS -> {
                noteStart(query);
                state = State.PENDING;
                if (isXa) {
                    comment(query.raw());
                    pass(query);
                    state = State.XA;
                }
            }
            case ENDS -> {
                if (isXa) {
                    pass(query);
                }
                leave(query.startsWithIgnoreCase("ROLLBACK") ? "ROLLBACK" : "COMMIT");
            }
            case INSIDE -> {
                if (isXa || state == State.OPEN) {
                    pass(query);
                }
                if (query.startsWith("XA COMMIT")) {
                    leave("COMMIT");
                }
            }
            case NONE -> throw new IllegalArgumentException("no boundary");
        }
    }

    private void statement(QueryEvent query) {
        noteStart(query);
        if (state == State.PENDING && !PassedStatements.startsTransaction(query)) {
            open(query.raw());
        } else if (state == State.OUTSIDE) {
            comment(query.raw());
            writer.summary().transaction();
        }
        pass(query);
        writer.summary().statement();
        if (state == State.OUTSIDE) {
            leave("COMMIT");
        }
    }

    private void pass(QueryEvent query) {
        writer.endBatch();
        passed.write(query);
    }

    private void noteStart(QueryEvent query) {
        thread = query.threadId();
        if (position < 0) {
            position = query.raw().position();
        }
    }

    private void open(RawEvent event) {
        if (state == State.OUTSIDE || state == State.PENDING) {
            comment(event);
            writer.beginTransaction();
            state = State.OPEN;
        }
    }

    private void comment(RawEvent event) {
        writer.endBatch();
        comments.transaction(out, position < 0 ? event.position() : position, event.header().timestamp(), gtid, thread);
    }

    private void leave(String keyword) {
        if (state == State.OPEN) {
            writer.endTransaction(keyword);
        }
        state = State.OUTSIDE;
        gtid = null;
        position = -1;
        thread = -1;
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        // The rows events that follow bring their map.
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        if (map == null) {
            throw new MalformedBinlogException(0, "no table map for table id " + event.tableId());
        }
        SqlTable table = tables.of(map);
        cursor.open(event, map);
        boolean first = true;
        while (cursor.next()) {
            if (selection.includes(cursor)) {
                if (first) {
                    open(event.raw());
                    if (options.comments()) {
                        writer.endBatch();
                        comments.rows(out, event);
                    }
                    first = false;
                }
                writer.redo(table, event, cursor);
            }
        }
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        // The events inside are written like those outside.
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        // The transaction has ended with its own last event.
    }

    @Override
    public void filteredByTransaction(Event event) {
        passed.dropHeld();
    }

    /// What is left out still tells where transactions begin and end.
    @Override
    public void filteredByContent(Event event) {
        switch (event) {
            case GtidEvent start -> gtid(start);
            case Event.Xid _ -> leave("COMMIT");
            case QueryEvent query -> {
                passed.dropHeld();
                if (query.loadFile() == null && !query.startsWith("XA ") && TransactionKeyword.of(query) != TransactionKeyword.NONE) {
                    boundary(query);
                }
            }
            default -> { }
        }
    }

    @Override
    public void end() {
        if (state == State.OPEN) {
            warnings.accept("the end of the last transaction is not in what was selected: it is rolled back");
            leave("ROLLBACK");
        }
        writer.end();
    }
}
