package io.binlogtool.pipeline;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;

/// Holds the events of one file to what their headers say of their place: `end_log_pos` counts in the file that an event was first written to.
/// It says nothing in relay logs, of generated events, and in logs of old servers.
public final class EventPositions {

    private static final long POSITION_MASK = 0xffff_ffffL;
    /// 5.1.18: servers before counted the events of a transaction from its beginning, at least at times (bug 22540 of MySQL).
    private static final int FIRST_RELIABLE = 0x050112;

    private boolean begun;
    /// Where the log begins in a stream of several.
    private long base;
    private boolean relayLog;
    private boolean reliable = true;

    /// Takes note of a FORMAT_DESCRIPTION. One that is not the first event tells nothing, unless it begins a further log on the same stream: a relay
    /// log has its own and, behind it, that of the log it was received from.
    ///
    /// @param end where it ends
    /// @param isOfRelayLog see [EventReader#isRelayLog()]
    public void format(RawEvent format, long end, boolean isOfRelayLog) {
        boolean isJoined = startsStream(format, end);
        if (begun && !isJoined) {
            return;
        }
        begun = true;
        base = isJoined ? format.position() : format.position() - EventReader.MAGIC_SIZE;
        relayLog = isOfRelayLog;
        reliable = !relayLog && (format.format().isMariaDb() || format.format().versionNumber() >= FIRST_RELIABLE);
    }

    /// Whether a FORMAT_DESCRIPTION stands behind a magic number of its own, as in a stream of several logs: its position is that of the number.
    public static boolean startsStream(RawEvent format, long end) {
        return end - format.length() > format.position();
    }

    public boolean isRelayLog() {
        return relayLog;
    }

    /// How far an event lies behind the place that it says, in bytes; 0 if it is there, or says nothing.
    ///
    /// @param end where it ends
    public long shift(RawEvent event, long end) {
        begun = true;
        long said = event.header().endLogPos();
        long here = end - base & POSITION_MASK;
        return said == here || !saysPlace(event) ? 0 : here - said;
    }

    /// Whether the event says where it is.
    public boolean saysPlace(RawEvent event) {
        return event.header().endLogPos() != 0 && reliable && !event.header().has(EventHeader.FLAG_ARTIFICIAL);
    }

    /// What is wrong about an event with such a shift.
    public String describe(RawEvent event, long shift) {
        return "end_log_pos is " + event.header().endLogPos() + ", but the event ends at " + (event.header().endLogPos() + shift);
    }
}
