package io.binlogtool.format.sql;

import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.Event;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.EventStatements;
import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.ddl.StatementKeyword;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.XaStatements;

/// Prints a log as SQL that does everything again: row changes as INSERT, UPDATE and DELETE, statements as they were sent, in the log's
/// transactions. BEGIN and XA START are written with the first statement behind them, so that transactions of which nothing is selected leave no
/// trace.
///
/// A gap in a log that is salvaged may hold the end of one transaction and the beginning of another. What was written of the first is rolled
/// back, and nothing is written of the second: neither is committed in part. Of XA transactions, whose ends stand by themselves,
/// [XaTransactions] keeps account.
public final class SqlFormatter implements EventSink {

    private final SqlOptions options;
    private final ByteSink out;
    private final Consumer<String> warnings;
    private final SqlTables tables;
    private final StatementWriter writer;
    private final PassedStatements passed;
    private final SqlComments comments;
    private final RowCursor cursor = new RowCursor();
    /// Writes every row once for nothing, so that damage inside of it shows before half a statement is written; null if damage ends the run.
    private final StatementWriter rehearsal;
    private final XaTransactions xa;
    private String log = "";
    /// Of the XA transaction at hand, and the statement that began it.
    private String xid;
    private byte[] xaStart;
    private State state = State.OUTSIDE;
    /// Of the transaction at hand; null if it has none.
    private GtidEvent gtid;
    /// Of the first event of the transaction at hand; -1 if none was seen.
    private long position = -1;
    private long thread = -1;
    /// Whether it was said where the transaction at hand comes from.
    private boolean commented;

    private enum State {
        OUTSIDE,
        /// BEGIN was read, and nothing behind it that is written.
        PENDING,
        OPEN,
        /// XA START was read, and nothing behind it that is written.
        XA_PENDING,
        /// Between XA START and XA END.
        XA,
        /// Between XA END and XA PREPARE.
        XA_ENDED,
        /// In what is left of a transaction behind a gap, of which nothing is written.
        CUT
    }

    /// @param salvage whether the run passes over damage
    /// @param xaOutcomes of a run ahead over the same events, asked for at a gap that may hold the end of an XA transaction; gives null if the logs
    ///        cannot be read twice
    /// @param warnings takes one sentence at a time
    public SqlFormatter(SqlOptions options, ByteSink out, SchemaFollower schema, boolean salvage, Supplier<XaOutcomes> xaOutcomes,
            Consumer<String> warnings) {
        this.options = options;
        this.out = out;
        this.warnings = warnings;
        this.tables = new SqlTables(schema);
        this.writer = new StatementWriter(options, out);
        this.passed = new PassedStatements(options.localLoad(), writer.session(), out, warning -> warnings.accept(log + ": " + warning));
        this.comments = new SqlComments(options.zone());
        this.xa = new XaTransactions(out, xaOutcomes, warnings);
        this.rehearsal = salvage ? new StatementWriter(options, new ByteSink(OutputStream.nullOutputStream())) : null;
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
        log = name;
        comments.log(name);
        xa.log(name);
    }

    @Override
    public void gap(DamagedRange range) {
        passed.dropHeld();
        leave("ROLLBACK");
        state = State.CUT;
        out.ascii("-- Gap: ");
        out.utf8(VisibleText.of(range.describe()));
        out.put('\n');
        warnings.accept(log + ": " + range.describe() + "; of a transaction that this cuts nothing is committed");
        xa.gap();
    }

    @Override
    public void event(Event event) {
        if (state == State.CUT && !endsCut(event)) {
            return;
        }
        switch (event) {
            case QueryEvent query when TransactionKeyword.of(query) != TransactionKeyword.NONE -> boundary(query);
            case QueryEvent query -> statement(query);
            case Event.Xid _ -> leave("COMMIT");
            case GtidEvent start -> gtid(start);
            case XaPrepareEvent prepare -> prepare(prepare);
            case Event.Intvar _, Event.Rand _, UserVarEvent _ -> passed.hold(event);
            case LoadDataEvent load -> passed.loadData(load);
            case Event.Incident incident -> throw new MalformedBinlogException(0, "the server lost events here: "
                    + incident.message().utf8(0, (int) incident.message().size()));
            case UnknownEvent unknown when unknown.mayChangeData() -> throw new MalformedBinlogException(0, unknown.lostChange());
            default -> { }
        }
    }

    /// Passes over what is left of a transaction behind a gap. DDL is a transaction of its own, wherever it stands; so is the second phase of an
    /// XA transaction.
    ///
    /// @return whether the event is the first one of another transaction
    private boolean endsCut(Event event) {
        TransactionKeyword keyword = event instanceof QueryEvent query ? TransactionKeyword.of(query) : TransactionKeyword.NONE;
        boolean begins = event instanceof GtidEvent || event.raw().type() == EventType.MARIADB_GTID || keyword == TransactionKeyword.BEGINS
                || event instanceof QueryEvent query && XaStatements.isSecondPhase(query);
        if (begins || event instanceof Event.Xid || event instanceof XaPrepareEvent || keyword == TransactionKeyword.ENDS) {
            state = State.OUTSIDE;
        } else if (event instanceof QueryEvent query && keyword == TransactionKeyword.NONE && StatementKeyword.mayChangeSchema(query.statement())) {
            state = State.OUTSIDE;
            statement(query);
            state = State.CUT;
        }
        return begins;
    }

    private void gtid(GtidEvent event) {
        // The end of the transaction before may not be among the selected events.
        leave("COMMIT");
        gtid = event;
        position = event.raw().position();
    }

    private void boundary(QueryEvent query) {
        if (query.startsWith("XA ")) {
            xaBoundary(query);
            return;
        }
        switch (TransactionKeyword.of(query)) {
            case BEGINS -> {
                noteStart(query);
                state = State.PENDING;
            }
            case ENDS -> leave(TransactionKeyword.isRollback(query) ? "ROLLBACK" : "COMMIT");
            case INSIDE -> {
                openXa(query.raw());
                if (state == State.OPEN || state == State.XA) {
                    pass(query);
                }
            }
            case NONE -> throw new IllegalArgumentException("no boundary");
        }
    }

    private void xaBoundary(QueryEvent query) {
        writer.endBatch();
        String named = XaStatements.xid(query);
        if (TransactionKeyword.of(query) == TransactionKeyword.BEGINS) {
            noteStart(query);
            xa.start(named);
            xid = named;
            xaStart = query.statement().array(0, (int) query.statement().size());
            state = State.XA_PENDING;
        } else if (XaStatements.isSecondPhase(query)) {
            boolean isAtHand = (state == State.XA_ENDED || state == State.XA_PENDING) && named.equals(xid);
            if (isAtHand ? state == State.XA_ENDED : xa.mayFinish(query, named)) {
                pass(query);
            }
            leaveXa();
        } else if (state != State.XA_PENDING) {
            pass(query);
            state = state == State.XA ? State.XA_ENDED : state;
        }
    }

    private void prepare(XaPrepareEvent event) {
        writer.endBatch();
        if (state != State.XA_PENDING) {
            passed.write(event);
            if (!event.onePhase()) {
                xa.prepare(EventStatements.xid(event), event.raw().position());
            }
        } else if (!event.onePhase()) {
            xa.leaveOut(EventStatements.xid(event));
        }
        leaveXa();
    }

    /// Nothing is left to be done for the transaction at hand, if it is one of XA.
    private void leaveXa() {
        state = state == State.XA_ENDED ? State.OUTSIDE : state;
        leave("COMMIT");
    }

    private void statement(QueryEvent query) {
        noteStart(query);
        openXa(query.raw());
        if (state == State.PENDING && !PassedStatements.startsTransaction(query)) {
            open(query.raw());
        } else if (state == State.OUTSIDE || state == State.PENDING) {
            comment(query.raw());
        }
        if (state == State.OUTSIDE) {
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

    /// Begins the XA transaction at hand, if it is still to be begun.
    private void openXa(RawEvent event) {
        if (state == State.XA_PENDING) {
            comment(event);
            writer.endBatch();
            out.put(xaStart);
            out.ascii(";\n");
            state = State.XA;
        }
    }

    private void open(RawEvent event) {
        openXa(event);
        if (state == State.OUTSIDE || state == State.PENDING) {
            comment(event);
            writer.beginTransaction();
            state = State.OPEN;
        }
    }

    /// Says once of a transaction where it comes from.
    private void comment(RawEvent event) {
        if (commented) {
            return;
        }
        commented = true;
        writer.endBatch();
        comments.transaction(out, position < 0 ? event.position() : position, event.header().timestamp(), gtid, thread);
    }

    private void leave(String keyword) {
        if (state == State.OPEN) {
            writer.endTransaction(keyword);
        } else if (state == State.XA || state == State.XA_ENDED) {
            writer.endBatch();
            xa.rollBack(xid, state == State.XA);
        }
        state = State.OUTSIDE;
        commented = false;
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
        if (state == State.CUT) {
            return;
        }
        if (map == null) {
            throw new MalformedBinlogException(0, "no table map for table id " + event.tableId());
        }
        SqlTable table = tables.of(map);
        cursor.open(event, map);
        boolean first = true;
        while (cursor.next()) {
            if (selection.includes(cursor)) {
                if (rehearsal != null) {
                    rehearsal.redo(table, event, cursor);
                }
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
    public void filteredByTransaction(Event event) {
        passed.dropHeld();
    }

    /// What is left out still tells where transactions begin and end.
    @Override
    public void filteredByContent(Event event) {
        if (state == State.CUT && !endsCut(event)) {
            return;
        }
        switch (event) {
            case GtidEvent start -> gtid(start);
            case Event.Xid _ -> leave("COMMIT");
            case QueryEvent query -> {
                passed.dropHeld();
                if (TransactionKeyword.of(query) != TransactionKeyword.NONE) {
                    boundary(query);
                }
            }
            case XaPrepareEvent prepare -> prepare(prepare);
            default -> { }
        }
    }

    @Override
    public void end() {
        if (state == State.OPEN || state == State.XA || state == State.XA_ENDED) {
            warnings.accept("the end of the last transaction is not in what was selected: it is rolled back");
            leave("ROLLBACK");
        }
        xa.end();
        writer.end();
    }
}
