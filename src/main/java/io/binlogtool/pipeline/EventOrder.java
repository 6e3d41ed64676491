package io.binlogtool.pipeline;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;

/// Notices where events were taken out of a log, doubled or moved: those behind are sound in themselves, but not where they say. A distance is told
/// once, where it begins.
final class EventOrder {

    private final EventPositions positions = new EventPositions();
    /// Of the last event that was not where it says.
    private long shift;
    /// Whether nothing but descriptions of the log was read so far.
    private boolean atBeginning = true;
    private boolean anyShift;
    private boolean mayBePart;

    /// @param mayBePart whether the log may lack its first events: behind another one of the same run it may not
    EventOrder(boolean mayBePart) {
        this.mayBePart = mayBePart;
    }

    /// Takes note of a FORMAT_DESCRIPTION.
    ///
    /// @param end where it ends
    /// @param isOfRelayLog whether the log at hand is a relay log
    /// @return whether it begins a further log on the same stream
    boolean format(RawEvent event, long end, boolean isOfRelayLog) {
        boolean isJoined = EventPositions.startsStream(event, end);
        if (isJoined) {
            shift = 0;
            mayBePart = false;
        }
        positions.format(event, end, isOfRelayLog);
        return isJoined;
    }

    /// The next event need not be where it says: what lies in front of it was passed over.
    void goOnAnywhere() {
        anyShift = true;
    }

    /// Takes note of the next event, of any type.
    ///
    /// @param end where it ends
    /// @return what speaks against its place; null if nothing does
    OrderDoubt next(RawEvent event, long end) {
        boolean isFirst = false;
        boolean isUnknown = false;
        if (event.type() != EventType.FORMAT_DESCRIPTION && event.type() != EventType.PREVIOUS_GTIDS) {
            isFirst = atBeginning;
            isUnknown = anyShift;
            atBeginning = false;
            anyShift = false;
        }
        long now = positions.shift(event, end);
        if (now == 0 || now == shift) {
            return null;
        }
        shift = now;
        if (isUnknown) {
            return null;
        }
        // What mysqlbinlog --raw --start-position fetches from a server begins so.
        boolean isCopiedPart = isFirst && mayBePart && now < 0;
        return new OrderDoubt(positions.describe(event, now) + (isCopiedPart ? ": the events in front of it are not in this log"
                : ": events are missing, doubled or in another order"), !isCopiedPart);
    }
}
