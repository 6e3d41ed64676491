package io.binlogtool.pipeline;

import java.util.OptionalLong;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.PayloadReader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.TransactionOutline;

/// Reads ahead to the end of a transaction, and comes back with its [TransactionOutline]: what rows belong to (the XID) stands behind them.
/// Rows themselves are read only where a filter asks for column values.
final class TransactionLookahead {

    private final DatabaseRewriter rewriter;
    private final RowEventSelection selection;
    /// Null unless events are shown one by one.
    private final ShownEvents shown;
    private final RowCursor cursor = new RowCursor();
    private long coveredUntil = -1;

    private boolean begun;
    private boolean ended;
    private boolean committed;
    private OptionalLong xid;
    private OptionalLong threadId;
    private int rowsEvents;
    private int lastRowsEvent;
    private int lastRow;

    /// @param selection of its own: it sees every event before the run does
    /// @param shown is told of every event; null if nobody asks which are to be shown
    TransactionLookahead(DatabaseRewriter rewriter, RowEventSelection selection, ShownEvents shown) {
        this.shown = shown;
        this.rewriter = rewriter;
        this.selection = selection;
    }

    /// Which events of the transaction that was outlined last are to be shown; null if nobody asked.
    ShownEvents shown() {
        return shown;
    }

    /// Another log begins.
    void beginLog() {
        coveredUntil = -1;
    }

    /// Whether `event` is the first one of a transaction, or of what is left of one.
    boolean isDue(RawEvent event) {
        return event.position() >= coveredUntil && !isOutsideTransactions(event.type());
    }

    /// Whether events of this type are about the log itself.
    static boolean isOutsideTransactions(EventType type) {
        return switch (type) {
            case FORMAT_DESCRIPTION, ROTATE, STOP, PREVIOUS_GTIDS, INCIDENT, GTID_LIST, BINLOG_CHECKPOINT, START_ENCRYPTION -> true;
            default -> false;
        };
    }

    /// The outline of the transaction that begins with the event at `position`, where `reader` is left.
    TransactionOutline outline(EventReader reader, long position) {
        begun = false;
        ended = false;
        committed = false;
        xid = OptionalLong.empty();
        threadId = OptionalLong.empty();
        rowsEvents = 0;
        lastRowsEvent = 0;
        lastRow = 0;
        if (shown != null) {
            shown.begin();
        }
        reader.seek(position);
        EventReader.Mark start = reader.mark();
        coveredUntil = position + 1;
        try {
            for (EventType type = reader.peekType(); type != null && !isBehind(type, reader, position);
                    type = ended ? null : reader.peekType()) {
                look(type, reader);
                coveredUntil = reader.position();
            }
        } catch (MalformedBinlogException e) {
            // The run itself reports it when it comes here.
            ended = false;
        } finally {
            reader.reset(start);
        }
        if (shown != null) {
            shown.end();
        }
        return new TransactionOutline(coveredUntil, xid, committed, threadId, lastRowsEvent, lastRow);
    }

    private static boolean isBehind(EventType type, EventReader reader, long start) {
        return switch (type) {
            case GTID, ANONYMOUS_GTID, GTID_TAGGED, MARIADB_GTID -> reader.position() > start;
            default -> isOutsideTransactions(type);
        };
    }

    /// Where all rows are wanted it is enough to count their events.
    private void look(EventType type, EventReader reader) {
        boolean skips = shown == null && switch (type) {
            case GTID, ANONYMOUS_GTID, GTID_TAGGED, ROWS_QUERY -> true;
            case TABLE_MAP -> selection.includesAllRows();
            case WRITE_ROWS, UPDATE_ROWS, DELETE_ROWS, PARTIAL_UPDATE_ROWS, WRITE_ROWS_V1, UPDATE_ROWS_V1, DELETE_ROWS_V1 -> {
                if (selection.includesAllRows()) {
                    rowsEvents++;
                    lastRowsEvent = rowsEvents;
                    lastRow = RowSelection.LAST_OF_EVENT;
                }
                yield selection.includesAllRows();
            }
            default -> false;
        };
        if (skips) {
            reader.skip();
        } else {
            look(EventDecoder.decode(reader.next()));
        }
    }

    private void look(Event decoded) {
        Event event = rewriter.rewrite(decoded);
        boolean hasWantedRows = event instanceof RowsEvent rows && hasWantedRows(rows);
        if (shown != null) {
            shown.add(event, hasWantedRows);
        }
        switch (event) {
            case TableMapEvent map -> selection.put(map);
            case UnknownEvent unknown when unknown.raw().type() == EventType.MARIADB_GTID -> begun = UnknownEvent.standsForBegin(unknown.raw());
            case QueryEvent query -> query(query);
            case Event.Xid end -> {
                xid = OptionalLong.of(end.xid());
                end(true);
            }
            case XaPrepareEvent prepare -> end(prepare.onePhase());
            case TransactionPayloadEvent payload -> payload(payload);
            default -> { }
        }
    }

    private void end(boolean rowsStay) {
        ended = true;
        committed = rowsStay;
    }

    private void query(QueryEvent query) {
        if (threadId.isEmpty()) {
            threadId = OptionalLong.of(query.threadId());
        }
        switch (TransactionKeyword.of(query)) {
            case BEGINS -> begun = true;
            case ENDS -> end(!TransactionKeyword.isRollback(query));
            case INSIDE, NONE -> {
                if (!begun && rowsEvents == 0) {
                    if (query.status().has(StatusVariables.DDL_LOGGED_WITH_XID)) {
                        xid = OptionalLong.of(query.status().xid());
                    }
                    end(true);
                }
            }
        }
    }

    private void payload(TransactionPayloadEvent payload) {
        try (PayloadReader inner = new PayloadReader(payload)) {
            for (RawEvent raw = inner.next(); raw != null; raw = inner.next()) {
                look(EventDecoder.decode(raw));
            }
        }
        ended = true;
    }

    /// Whether any row of the event is of a wanted table and meets the conditions on values. Takes note of the last one that is selected.
    private boolean hasWantedRows(RowsEvent event) {
        rowsEvents++;
        TableMap map = selection.table(event);
        boolean isOfKind = selection.includesKind(event);
        if (map == null || !isOfKind && shown == null || !selection.includes(map)) {
            return map == null;
        }
        RowFilter filter = selection.rowFilter(map);
        if (filter == null) {
            noteLast(isOfKind, RowSelection.LAST_OF_EVENT);
            return true;
        }
        boolean found = false;
        cursor.open(event, map);
        while (cursor.next()) {
            if (filter.includes(cursor)) {
                found = true;
                noteLast(isOfKind, cursor.row());
            }
        }
        return found;
    }

    private void noteLast(boolean isSelected, int row) {
        if (isSelected) {
            lastRowsEvent = rowsEvents;
            lastRow = row;
        }
    }
}
