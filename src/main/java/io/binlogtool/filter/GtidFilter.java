package io.binlogtool.filter;

import io.binlogtool.event.Event;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.tx.GtidSet;
import io.binlogtool.tx.TransactionKeyword;

/// Leaves out transactions by their GTID (`--include-gtids`, `--exclude-gtids`), and GTID events themselves (`--skip-gtids`).
/// It remembers the transaction at hand, so one is needed for each run.
public final class GtidFilter {

    private final GtidSet include;
    private final GtidSet exclude;
    private final boolean skipGtids;
    private boolean skipping;

    /// @param include only these transactions; null for all
    /// @param exclude not these transactions; null for none
    /// @param skipGtids leave out GTID and PREVIOUS_GTIDS events
    public GtidFilter(GtidSet include, GtidSet exclude, boolean skipGtids) {
        this.include = include;
        this.exclude = exclude;
        this.skipGtids = skipGtids;
    }

    /// Whether `event` is left out; to be asked of every event of the log in order. An anonymous transaction is in no set.
    public boolean skips(Event event) {
        if (event instanceof GtidEvent gtid) {
            skipping = isOutside(gtid);
        }
        if (!skipping) {
            return skipGtids && (event instanceof GtidEvent || event instanceof Event.PreviousGtids);
        }
        return switch (event.raw().type()) {
            case PREVIOUS_GTIDS -> skipGtids;
            case FORMAT_DESCRIPTION, ROTATE, STOP, INCIDENT -> false;
            default -> {
                skipping = !endsTransaction(event);
                yield true;
            }
        };
    }

    private static boolean endsTransaction(Event event) {
        return event instanceof Event.Xid
                || event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.ENDS;
    }

    private boolean isOutside(GtidEvent event) {
        boolean anonymous = event.isAnonymous();
        boolean notIncluded = include != null
                && (anonymous || !include.contains(event.uuidHigh(), event.uuidLow(), event.tag(), event.gno()));
        boolean excluded = exclude != null
                && !anonymous && exclude.contains(event.uuidHigh(), event.uuidLow(), event.tag(), event.gno());
        return notIncluded || excluded;
    }
}
