package io.binlogtool.filter;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;

/// Which events a run looks at, told by their headers: mysqlbinlog's `--offset`, `--start-datetime`, `--stop-datetime`, `--server-id`.
/// It counts events, so one is needed for each run.
public final class HeaderSelection {

    /// What becomes of an event.
    public enum Verdict {
        SELECTED, SKIPPED,
        /// The run ends in front of it.
        STOP
    }

    private final Limits limits;
    private long seen;
    /// Whether an event behind the beginning was found: from there on all are looked at, even if times go back.
    private boolean begun;

    /// @param offset how many events to skip at the beginning
    /// @param startDatetime Unix seconds; events before the first one at or after it are skipped
    /// @param stopDatetime Unix seconds; the first event at or after it ends the run
    /// @param serverId only events of this server, -1 for all
    /// @param serverIdMask the bits of server ids that count
    public record Limits(long offset, long startDatetime, long stopDatetime, long serverId, long serverIdMask) {

        public static final Limits NONE = new Limits(0, 0, Long.MAX_VALUE, -1, 0xffff_ffffL);

        /// Whether no event can fail to meet them.
        public boolean allowAll() {
            return offset == 0 && startDatetime == 0 && stopDatetime == Long.MAX_VALUE && serverId < 0;
        }
    }

    public HeaderSelection(Limits limits) {
        this.limits = limits;
    }

    /// To be asked of every event once, in order. FORMAT_DESCRIPTION events are selected always (but may stop the run), ROTATE of any server.
    public Verdict test(RawEvent event) {
        EventHeader header = event.header();
        EventType type = event.type();
        long number = seen++;
        if (type != EventType.FORMAT_DESCRIPTION) {
            if (!begun && (number < limits.offset || header.timestamp() < limits.startDatetime)) {
                return Verdict.SKIPPED;
            }
            begun = true;
            boolean otherServer = limits.serverId >= 0 && (header.serverId() & limits.serverIdMask) != limits.serverId;
            if (otherServer && type != EventType.ROTATE) {
                return Verdict.SKIPPED;
            }
        }
        return header.timestamp() >= limits.stopDatetime ? Verdict.STOP : Verdict.SELECTED;
    }
}
