package io.binlogtool.format.stats;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.tx.StatementKind;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.Tsid;

/// The transaction at hand, as far as it was read. One object serves all transactions in turn.
///
/// Where it begins and ends is told by all its events, what it holds only by the selected ones.
final class OpenTransaction {

    private static final long SECOND = 1_000_000;
    /// A transaction that seems to last longer was made by a session that had set TIMESTAMP, as those do that apply old changes again.
    private static final long LONGEST = 7 * 86_400 * SECOND;

    private final List<TableCounters> tables = new ArrayList<>();
    private boolean open;
    /// Whether statements do not end it.
    private boolean begun;
    /// Whether its beginning was not read, so that nobody knows whether there was a BEGIN.
    private boolean unseen;
    private boolean ended;
    private long number = -1;
    private String log;
    private long position;
    private long threadId;
    private long firstTime;
    private long lastTime;
    /// Microseconds since 1970 on the server where the transaction was made, whose clock the events' times are of; 0 if unknown.
    private long commitTime;
    private long rows;
    private long bytes;
    private long counted;
    private long lastCountedTime;
    private boolean changeSelected;
    private boolean changeLeftOut;
    private boolean hasGtid;
    private long uuidHigh;
    private long uuidLow;
    private String tag = "";
    private long gno;

    private void open(String name, RawEvent event, boolean isUnseen) {
        open = true;
        begun = false;
        unseen = isUnseen;
        ended = false;
        number++;
        log = name;
        position = event.position();
        threadId = 0;
        firstTime = 0;
        lastTime = 0;
        commitTime = 0;
        rows = 0;
        bytes = 0;
        counted = 0;
        lastCountedTime = 0;
        changeSelected = false;
        changeLeftOut = false;
        hasGtid = false;
        tables.clear();
    }

    /// Whether `event`, the next of a log, does not belong to it any more.
    boolean isOverBefore(Event event) {
        if (!open || ended) {
            return open;
        }
        if (event instanceof QueryEvent query) {
            return (begun || unseen) && TransactionKeyword.of(query) == TransactionKeyword.BEGINS;
        }
        // A server start ends all sessions.
        return isGtid(event) || event instanceof FormatDescriptionEvent format && format.raw().format().created() != 0;
    }

    private static boolean isGtid(Event event) {
        return event instanceof GtidEvent || event.raw().type() == EventType.MARIADB_GTID;
    }

    /// Takes note of the next event of a log, selected or not; the first one opens the transaction.
    ///
    /// @param name of the log
    /// @param isBehindLast whether nothing lies between this event and the one before that was not read
    void follow(String name, Event event, boolean isBehindLast) {
        if (!open) {
            if (!isInTransactions(event.raw().type())) {
                return;
            }
            open(name, event.raw(), !isBehindLast);
        }
        followInside(event);
    }

    /// Takes note of an event of it: one of those in a payload, too.
    void followInside(Event event) {
        if (event instanceof QueryEvent query) {
            query(query);
        } else if (event instanceof GtidEvent gtid) {
            gtid(gtid);
        } else if (event instanceof Event.Xid || event instanceof XaPrepareEvent) {
            ended = true;
        } else if (event.raw().type() == EventType.MARIADB_GTID) {
            unseen = false;
            begun = UnknownEvent.standsForBegin(event.raw());
        }
        seenAt(event.raw().header().timestamp());
    }

    private static boolean isInTransactions(EventType type) {
        return switch (type) {
            case UNKNOWN, START_V3, STOP, ROTATE, SLAVE, FORMAT_DESCRIPTION, INCIDENT, HEARTBEAT, HEARTBEAT_V2, IGNORABLE, PREVIOUS_GTIDS,
                TRANSACTION_CONTEXT, VIEW_CHANGE, BINLOG_CHECKPOINT, GTID_LIST, START_ENCRYPTION -> false;
            default -> true;
        };
    }

    private void gtid(GtidEvent event) {
        unseen = false;
        hasGtid = !event.isAnonymous();
        uuidHigh = event.uuidHigh();
        uuidLow = event.uuidLow();
        tag = event.tag();
        gno = event.gno();
        commitTime = event.originalCommitTimestamp();
    }

    private void query(QueryEvent event) {
        if (threadId == 0) {
            threadId = event.threadId();
        }
        switch (TransactionKeyword.of(event)) {
            case BEGINS -> begun = true;
            case ENDS -> ended = true;
            case INSIDE, NONE -> ended = !begun && (!unseen || StatementKind.of(event) == StatementKind.DEFINITION);
        }
    }

    private void seenAt(long time) {
        if (time != 0) {
            firstTime = firstTime == 0 ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
    }

    boolean isOpen() {
        return open;
    }

    /// Counts a selected event of it.
    ///
    /// @param logBytes that it takes in the log
    void count(EventHeader event, long logBytes) {
        counted++;
        bytes += logBytes;
        lastCountedTime = event.timestamp();
    }

    void addRows(TableCounters table, long count) {
        rows += count;
        if (table.lastTransaction != number) {
            table.lastTransaction = number;
            table.transactions++;
            tables.add(table);
        }
    }

    /// A change that was made in it, selected or not.
    void change(boolean isSelected) {
        changeSelected |= isSelected;
        changeLeftOut |= !isSelected;
    }

    /// Whether anything of it is selected, and not only the frame of changes that are not.
    boolean isSelected() {
        return counted > 0 && (changeSelected || !changeLeftOut);
    }

    /// Whether its last event was read.
    boolean hasEnded() {
        return ended;
    }

    /// Whether a change that is selected was made in it.
    boolean hasChange() {
        return changeSelected;
    }

    void close() {
        open = false;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /// How many microseconds it lasted at least: from the end of the second in which its earliest event was made, to its commit. Where its commit
    /// time is unknown or does not fit that event's time, those from the earliest to the latest time of its events.
    long micros() {
        long sinceFirst = commitTime - firstTime * SECOND;
        boolean fits = firstTime != 0 && sinceFirst >= 0 && sinceFirst <= LONGEST;
        return fits ? Math.max(0, sinceFirst - SECOND) : (lastTime - firstTime) * SECOND;
    }

    long time() {
        return firstTime;
    }

    /// The time of the last event that is selected.
    long lastCountedTime() {
        return lastCountedTime;
    }

    long threadId() {
        return threadId;
    }

    TransactionRecord record() {
        String gtid = hasGtid ? new Tsid(uuidHigh, uuidLow, tag) + ":" + gno : "";
        return new TransactionRecord(log, position, gtid, firstTime, threadId, rows, bytes, micros(),
                tables.stream().map(TableCounters::name).toList());
    }
}
