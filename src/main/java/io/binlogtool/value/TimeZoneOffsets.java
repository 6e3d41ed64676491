package io.binlogtool.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// How far a time zone is ahead of UTC at a moment. Moments that follow one another mostly have the same offset, which is remembered.
/// Not thread-safe.
public final class TimeZoneOffsets {

    private final ZoneRules rules;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private int offset;

    public TimeZoneOffsets(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /// The offset at a moment, in seconds.
    ///
    /// @param epochSecond seconds since 1970
    public int at(long epochSecond) {
        if (epochSecond < from || epochSecond >= until) {
            find(epochSecond);
        }
        return offset;
    }

    private void find(long epochSecond) {
        Instant moment = Instant.ofEpochSecond(epochSecond);
        offset = rules.getOffset(moment).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(moment);
        from = epochSecond;
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }
}
