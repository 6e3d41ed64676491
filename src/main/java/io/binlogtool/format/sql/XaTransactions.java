package io.binlogtool.format.sql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.io.ByteSink;

/// Account of the XA transactions in what was written so far. A server refuses to end what was not prepared, and keeps the locks of what was
/// prepared until it is ended: either would stop all that follows.
///
/// So behind a gap nothing is ended but what was prepared in the output. A prepared transaction whose end is nowhere behind a gap is rolled back
/// at the gap; what stays prepared to the end of the output is told of.
final class XaTransactions {

    private final ByteSink out;
    private final Supplier<XaOutcomes> outcomes;
    private final Consumer<String> warnings;
    /// Where they were prepared, by XID.
    private final Map<String, XaOutcomes.Place> prepared = new LinkedHashMap<>();
    /// XIDs of those that are prepared in the log, but not in the output.
    private final Set<String> leftOut = new HashSet<>();
    private String log = "";
    private int logNumber;
    private boolean isAfterGap;
    /// Once asked for; null if they cannot be told.
    private XaOutcomes known;
    private boolean isAfterLook;

    /// @param outcomes asked once; gives null if they cannot be told
    XaTransactions(ByteSink out, Supplier<XaOutcomes> outcomes, Consumer<String> warnings) {
        this.out = out;
        this.outcomes = outcomes;
        this.warnings = warnings;
    }

    void log(String name) {
        log = name;
        logNumber++;
    }

    /// Before XA START: one that is still prepared under the same XID has ended meanwhile.
    void start(String xid) {
        if (prepared.containsKey(xid)) {
            rollBackLost(xid);
            prepared.remove(xid);
        }
        leftOut.remove(xid);
    }

    /// Nothing was written of a transaction that is prepared here, so its end is to be left out, too.
    void leaveOut(String xid) {
        leftOut.add(xid);
    }

    /// @param position of the event that prepares it
    void prepare(String xid, long position) {
        prepared.put(xid, new XaOutcomes.Place(logNumber, position));
    }

    /// Whether XA COMMIT or XA ROLLBACK of that XID can be passed through.
    boolean mayFinish(QueryEvent query, String xid) {
        if (leftOut.remove(xid)) {
            return false;
        }
        if (prepared.remove(xid) != null || !isAfterGap) {
            return true;
        }
        String statement = (query.startsWith("XA COMMIT") ? "XA COMMIT " : "XA ROLLBACK ") + xid;
        tell("at " + query.raw().position() + ": " + statement + " is left out, since nothing was prepared for it: a gap cut that, or it stands "
                + "in front of what was read");
        return false;
    }

    /// Some events are missing here. What was written of the transaction at hand is rolled back already.
    void gap() {
        isAfterGap = true;
        if (prepared.isEmpty()) {
            return;
        }
        if (!isAfterLook) {
            known = outcomes.get();
            isAfterLook = true;
        }
        if (known == null) {
            prepared.keySet().forEach(xid -> tell("XA transaction " + xid + " is prepared, and its end may be in the gap: if what follows waits for its "
                    + "locks, end it from another session (a log that is a plain file, not a pipe, tells more)"));
            return;
        }
        prepared.entrySet().stream().filter(entry -> known.isUnfinished(entry.getValue())).forEach(entry -> rollBackLost(entry.getKey()));
        prepared.values().removeIf(known::isUnfinished);
    }

    private void rollBackLost(String xid) {
        tell("XA transaction " + xid + " was prepared, and how it ended is lost: it is rolled back");
        rollBack(xid, false);
    }

    /// @param isActive whether XA END was not written yet
    void rollBack(String xid, boolean isActive) {
        if (isActive) {
            finish("XA END ", xid);
        }
        finish("XA ROLLBACK ", xid);
    }

    private void finish(String keyword, String xid) {
        out.ascii(keyword);
        out.ascii(xid);
        out.ascii(";\n");
    }

    /// At the end of the output.
    void end() {
        prepared.keySet().forEach(xid -> tell("XA transaction " + xid + " is left prepared, with its locks, since its end is not in what was read: end it "
                + "with XA COMMIT " + xid + " or XA ROLLBACK " + xid));
    }

    private void tell(String sentence) {
        SqlComments.sentence(out, sentence);
        warnings.accept(log + ": " + sentence);
    }
}
