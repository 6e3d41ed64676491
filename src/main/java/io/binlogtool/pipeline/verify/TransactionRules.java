package io.binlogtool.pipeline.verify;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.tx.TransactionKeyword;

/// Transactions begin and end, one after the other, and are as long as their GTID event says.
///
/// A GTID event announces a transaction: a statement of its own (DDL), or BEGIN (XA START) up to XID, COMMIT, ROLLBACK or XA_PREPARE.
/// Logs older than 5.6, and MariaDB's own GTID event instead of BEGIN, follow the same pattern.
final class TransactionRules {

    private enum State {
        OUTSIDE,
        /// Behind a GTID event.
        ANNOUNCED,
        /// Behind BEGIN.
        OPEN,
        /// Behind damage, where anything may have been.
        UNKNOWN
    }

    /// 5.1.28, as real logs of 5.0.30 to 5.1.28 tell.
    private static final int FIRST_WITH_BEGIN = 0x05011c;

    private final Findings findings;
    private State state = State.OUTSIDE;
    private long begunAt;
    /// Bytes from the GTID event on, as it says; 0 if it does not.
    private long announcedLength;
    private long ended;
    /// Whether the log's server announces every transaction by a GTID event.
    private boolean announcesAll;
    /// Whether there was a GTID event in the log.
    private boolean announced;

    TransactionRules(Findings findings) {
        this.findings = findings;
    }

    /// A log begins, which may be joined to another.
    ///
    /// @param isOfAnnouncing whether its server announces every transaction by a GTID event
    void logBegins(boolean isOfAnnouncing) {
        announcesAll = isOfAnnouncing;
        announced = false;
    }

    /// Some events could not be read.
    void lost() {
        state = State.UNKNOWN;
        announcedLength = 0;
    }

    void gtid(GtidEvent event) {
        announce(event.raw());
        announced = true;
        announcedLength = event.transactionLength();
        // A replica refuses such a transaction; 0 stands for unknown.
        if (event.lastCommitted() != 0 && event.sequenceNumber() != 0 && event.sequenceNumber() <= event.lastCommitted()) {
            findings.add(event.raw(), "sequence_number " + event.sequenceNumber() + " is not above last_committed " + event.lastCommitted());
        }
    }

    /// GTID of MariaDB (162), which stands for BEGIN unless it says that a single statement follows.
    void mariadbGtid(RawEvent event) {
        announce(event);
        announcedLength = 0;
        if (UnknownEvent.standsForBegin(event)) {
            state = State.OPEN;
        }
    }

    private void announce(RawEvent event) {
        requireOutside(event, "a transaction begins");
        state = State.ANNOUNCED;
        begunAt = event.position();
    }

    /// @param end where the event (or the payload it is in) ends in the log
    void query(QueryEvent event, long end) {
        TransactionKeyword keyword = TransactionKeyword.of(event);
        switch (keyword) {
            case BEGINS -> begin(event.raw());
            case ENDS -> {
                if (state != State.UNKNOWN || !event.startsWith("XA")) {
                    end(event.raw(), end);
                }
            }
            case INSIDE, NONE -> statement(event.raw(), end);
        }
    }

    /// A statement that is no keyword of transactions: behind a GTID event it is a transaction of its own.
    void statement(RawEvent event, long end) {
        if (state == State.ANNOUNCED) {
            end(event, end);
        }
    }

    private void begin(RawEvent event) {
        if (state == State.OPEN) {
            requireOutside(event, "a transaction begins");
        } else if (state == State.OUTSIDE && announcesAll && announced) {
            findings.add(event, "a transaction without a GTID event, which those before it have");
        }
        if (state != State.ANNOUNCED) {
            begunAt = event.position();
            announcedLength = 0;
        }
        state = State.OPEN;
    }

    void xid(Event.Xid event, long end) {
        if (state == State.OUTSIDE && !mayLackBegin(event.raw())) {
            findings.add(event.raw(), "a commit without a transaction");
        }
        end(event.raw(), end);
    }

    void xaPrepare(XaPrepareEvent event, long end) {
        end(event.raw(), end);
    }

    private void end(RawEvent event, long end) {
        if (announcedLength != 0 && begunAt + announcedLength != end) {
            findings.add(event, "the transaction from " + begunAt + " ends at " + end + ", but its GTID event says "
                    + Long.toUnsignedString(announcedLength) + " bytes");
        }
        announcedLength = 0;
        state = State.OUTSIDE;
        ended++;
    }

    void rows(RawEvent event) {
        if ((state == State.OUTSIDE || state == State.ANNOUNCED) && !mayLackBegin(event)) {
            findings.add(event, "rows outside of a transaction");
            state = State.UNKNOWN;
        }
    }

    /// Whether the log's server wrote no BEGIN for what was committed by itself.
    private static boolean mayLackBegin(RawEvent event) {
        return !event.format().isMariaDb() && event.format().versionNumber() < FIRST_WITH_BEGIN;
    }

    /// ROTATE or STOP.
    void logEnds(RawEvent event) {
        requireOutside(event, "the log ends");
        state = State.OUTSIDE;
    }

    private void requireOutside(RawEvent event, String what) {
        if (isInside()) {
            findings.add(event, what + " inside the transaction from " + begunAt);
        }
    }

    private boolean isInside() {
        return state == State.ANNOUNCED || state == State.OPEN;
    }

    /// After the last event.
    void end(long position, EventType lastType, boolean inUse) {
        if (isInside()) {
            String sentence = "the log ends inside the transaction from " + begunAt;
            if (inUse) {
                findings.note(sentence);
            } else {
                findings.add(position, lastType, sentence);
            }
        }
    }

    /// How many transactions ended.
    long ended() {
        return ended;
    }
}
