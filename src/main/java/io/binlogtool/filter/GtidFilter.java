package io.binlogtool.filter;

import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
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
        return switch (event) {
            case GtidEvent gtid -> {
                skipping = isOutside(gtid);
                yield skipping || skipGtids;
            }
            case Event.PreviousGtids _ -> skipGtids;
            case Event.Xid _ -> leave(true);
            case QueryEvent query when query.loadFile() == null -> leave(TransactionKeyword.of(query) == TransactionKeyword.ENDS);
            case FormatDescriptionEvent _, Event.Rotate _, Event.Stop _, Event.Incident _ -> false;
            default -> skipping;
        };
    }

    private boolean leave(boolean endsTransaction) {
        boolean skipped = skipping;
        skipping &= !endsTransaction;
        return skipped;
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
