package io.binlogtool.pipeline;

import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.EventRewriter;
import io.binlogtool.event.PayloadReader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.filter.DatabaseFilter;
import io.binlogtool.filter.GtidFilter;
import io.binlogtool.filter.HeaderSelection;
import io.binlogtool.format.EventSink;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.TransactionOutline;

/// What every event goes through before a sink gets it, in mysqlbinlog's order: header, position, transaction, contents. The events inside
/// a payload go through it one by one.
final class EventGates implements AutoCloseable {

    /// In place of a number: an event that is about the log itself, and part of no transaction.
    private static final int OUTSIDE = -1;

    private final RunOptions options;
    private final EventSink sink;
    /// Null if nobody asks for columns.
    private final SchemaFollower schema;
    private final OrderWatch order;
    private final HeaderSelection selection;
    private final GtidFilter gtids;
    private final StatementSelection statements;
    private final DatabaseRewriter databaseRewriter;
    private final EventRewriter payloadRewriter = new EventRewriter();
    private final RowEventSelection rowEvents;
    private final EmptySelection emptySelection;
    /// Null if nobody wants outlines.
    private TransactionOutline outline;
    /// Rows events of the outlined transaction so far, selected or not.
    private int rowsEvents;
    private boolean ofOtherTransaction;
    /// Null unless it takes a look ahead to tell which events are shown.
    private ShownEvents shown;
    /// Events of the outlined transaction so far, read or handed over.
    private int eventsRead;

    EventGates(RunOptions options, EventSink sink, SchemaFollower schema, DatabaseRewriter databaseRewriter, OrderWatch order,
            Consumer<String> warnings) {
        this.options = options;
        this.sink = sink;
        this.schema = schema;
        this.order = order;
        this.selection = new HeaderSelection(options.limits());
        this.gtids = new GtidFilter(options.includeGtids(), options.excludeGtids(), options.skipGtids());
        DatabaseFilter databases = new DatabaseFilter(options.database());
        this.statements = new StatementSelection(databases, options.contents(), schema);
        this.databaseRewriter = databaseRewriter;
        this.rowEvents = new RowEventSelection(databases, options.contents(), schema, warnings);
        this.emptySelection = new EmptySelection(options);
    }

    /// A transaction begins, of which `known` tells the end.
    ///
    /// @param events which of its events are to be shown; null if that can be told without
    void transaction(TransactionOutline known, ShownEvents events) {
        outline = known;
        shown = events;
        rowsEvents = 0;
        eventsRead = 0;
        ofOtherTransaction = !options.contents().includesTransaction(known) || events != null && events.isEmpty();
    }

    /// After the last event: says so if none was selected.
    void warnIfEmpty(Consumer<String> warnings) {
        emptySelection.warn(warnings);
    }

    /// Hands an event over, if it is selected.
    ///
    /// @param end where the event ends in the log
    /// @return false if the run is to end in front of it
    boolean select(RawEvent raw, long end, long stopPosition) {
        if (raw.type() == EventType.START_ENCRYPTION) {
            throw new MalformedBinlogException(0, "MariaDB encrypted the log from here on; such logs cannot be read yet");
        }
        int number = outline == null || TransactionLookahead.isOutsideTransactions(raw.type()) ? OUTSIDE : eventsRead++;
        Event event = databaseRewriter.rewrite(EventDecoder.decode(raw));
        follow(event);
        sink.read(event);
        HeaderSelection.Verdict verdict = verdict(event, stopPosition);
        if (verdict == HeaderSelection.Verdict.STOP) {
            return false;
        }
        order.event(raw, end, verdict == HeaderSelection.Verdict.SELECTED);
        if (verdict == HeaderSelection.Verdict.SELECTED) {
            handOver(event, number);
        }
        return true;
    }

    private void follow(Event event) {
        if (schema != null) {
            schema.follow(event);
        }
    }

    private HeaderSelection.Verdict verdict(Event event, long stopPosition) {
        HeaderSelection.Verdict verdict = selection.test(event.raw());
        return verdict == HeaderSelection.Verdict.SELECTED && event.raw().position() >= stopPosition ? HeaderSelection.Verdict.STOP : verdict;
    }

    /// @param number of the event in its transaction, or [#OUTSIDE]
    private void handOver(Event event, int number) {
        if (event instanceof RowsEvent) {
            rowsEvents++;
        }
        if (gtids.skips(event) || ofOtherTransaction && number != OUTSIDE) {
            sink.filteredByTransaction(event);
            return;
        }
        boolean included = shown == null || number == OUTSIDE ? rowEvents.includesKind(event) : shown.includes(number);
        // Not a switch over the types of event: the JVM would generate code for it at each start.
        if (event instanceof RowsEvent rows) {
            rows(rows, included);
        } else if (event instanceof TableMapEvent mapEvent) {
            tableMap(mapEvent, included);
        } else if (event instanceof TransactionPayloadEvent payload) {
            payload(payload);
        } else if (!included || event instanceof QueryEvent query && statements.leavesOut(query)) {
            sink.filteredByContent(event);
        } else {
            emptySelection.selected(event);
            sink.event(event);
        }
    }

    private void tableMap(TableMapEvent event, boolean included) {
        TableMap map = rowEvents.put(event);
        if (included && rowEvents.includes(map)) {
            sink.tableMap(event, map);
        } else {
            sink.filteredByContent(event);
        }
    }

    private void rows(RowsEvent event, boolean included) {
        TableMap map = rowEvents.table(event);
        if (!included || !rowEvents.includes(map)) {
            sink.filteredByContent(event);
            return;
        }
        emptySelection.selected(event);
        RowFilter filter = map == null ? null : rowEvents.rowFilter(map);
        int last = outline != null && outline.lastRowsEvent() == rowsEvents ? outline.lastRow() : 0;
        sink.rows(event, map, filter == null && last == 0 ? RowSelection.ALL : new RowSelection(filter, last));
    }

    private void payload(TransactionPayloadEvent payload) {
        sink.beginPayload(payload);
        try {
            inside(payload);
        } catch (MalformedBinlogException e) {
            if (options.salvage()) {
                sink.endPayload(payload); // what follows it is read
            }
            throw e;
        }
        sink.endPayload(payload);
    }

    private void inside(TransactionPayloadEvent payload) {
        try (PayloadReader inner = new PayloadReader(payload)) {
            for (RawEvent raw = nextInside(inner); raw != null; raw = nextInside(inner)) {
                int number = eventsRead++;
                RawEvent seen = options.asMysqlbinlog() ? payloadRewriter.standalone(raw, payload.raw().header().endLogPos()) : raw;
                Event event = databaseRewriter.rewrite(EventDecoder.decode(seen));
                follow(event);
                HeaderSelection.Verdict verdict = verdict(event, Long.MAX_VALUE);
                if (verdict == HeaderSelection.Verdict.STOP) {
                    break;
                }
                if (verdict == HeaderSelection.Verdict.SELECTED) {
                    handOver(event, number);
                }
            }
        }
    }

    private RawEvent nextInside(PayloadReader inner) {
        sink.insidePayload(inner.position());
        return inner.next();
    }

    @Override
    public void close() {
        payloadRewriter.close();
    }
}
