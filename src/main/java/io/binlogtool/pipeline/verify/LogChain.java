package io.binlogtool.pipeline.verify;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.LogName;
import io.binlogtool.tx.GtidSet;

/// Logs of one server follow each other: ROTATE names the next one, numbers count up, and PREVIOUS_GTIDS is what the log before held.
///
/// Logs that do not have the same name but for the number are not compared, and of those joined in one file only the GTIDs.
final class LogChain {

    private LogName lastLog;
    private String namedNext;
    private GtidSet executed;
    /// GTIDs of the log at hand, and those before it.
    private SeenGtids current = new SeenGtids();
    private boolean previousKnown;
    private boolean follows;
    private GtidSet previous = GtidSet.EMPTY;

    /// Begins the next log.
    void begin(String log, Findings findings) {
        LogName name = LogName.of(log);
        follows = lastLog != null && lastLog.isOfSameSeries(name);
        if (follows) {
            String expected = namedNext != null ? namedNext : lastLog.next();
            // The files may have another name than on the server.
            if (name.number() != LogName.of(expected).number()) {
                findings.add(0, null, lastLog.name() + (namedNext != null ? " goes on in " : " should be followed by ") + expected
                        + ", not in this log");
                follows = false;
            }
        }
        lastLog = name;
        beginGtids();
    }

    /// Begins a log that is joined to the one before, which was ended.
    ///
    /// @param isOfSameServer whether it can go on where that ended
    void beginJoined(boolean isOfSameServer) {
        follows = isOfSameServer;
        beginGtids();
    }

    private void beginGtids() {
        namedNext = null;
        current = new SeenGtids();
        previous = GtidSet.EMPTY;
        previousKnown = false;
    }

    void rotate(String nextLog) {
        namedNext = nextLog;
    }

    void previousGtids(RawEvent event, GtidSet set, Findings findings) {
        previous = set;
        previousKnown = true;
        if (follows && executed != null) {
            GtidSet missing = executed.subtract(set);
            GtidSet extra = set.subtract(executed);
            if (!missing.isEmpty()) {
                findings.add(event, "the logs before held transactions that this one does not know: " + missing);
            }
            if (!extra.isEmpty()) {
                findings.add(event, "transactions that the logs before do not hold: " + extra);
            }
        }
    }

    /// @param mayComeTwice whether a replica may have received the transaction again, because it had not received all of it
    void gtid(GtidEvent event, boolean mayComeTwice, Findings findings) {
        if (previous.contains(event.uuidHigh(), event.uuidLow(), event.tag(), event.gno())) {
            findings.add(event.raw(), "this transaction was executed before, says PREVIOUS_GTIDS");
        } else if (!current.add(event.uuidHigh(), event.uuidLow(), event.tag(), event.gno()) && !mayComeTwice) {
            findings.add(event.raw(), "a transaction of this GTID is in the log already");
        }
    }

    /// Ends the log.
    ///
    /// @param damaged whether GTIDs may have been lost with what could not be read
    void end(boolean damaged, Findings findings) {
        GtidSet own = current.build();
        executed = previousKnown && !damaged ? previous.union(own) : null;
        GtidSet gaps = own.gaps();
        if (!gaps.isEmpty()) {
            GtidSet missing = gaps.subtract(previous);
            if (!missing.isEmpty()) {
                findings.note("GTIDs not in this log nor before it: " + missing);
            }
        }
    }
}
