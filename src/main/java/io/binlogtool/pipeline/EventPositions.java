package io.binlogtool.pipeline;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;

/// Holds events to what their headers say of their place: `end_log_pos` counts in the file that an event was first written to. It says nothing in
/// relay logs and of generated events.
public final class EventPositions {

    private static final long POSITION_MASK = 0xffff_ffffL;

    /// Where the log begins in a stream of several.
    private long base;
    private boolean relayLog;

    /// Begins a log with its FORMAT_DESCRIPTION.
    ///
    /// @param end where that ends
    public void begin(RawEvent format, long end) {
        base = startsStream(format, end) ? format.position() : format.position() - EventReader.MAGIC_SIZE;
        relayLog = format.header().has(EventHeader.FLAG_RELAY_LOG);
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
        long said = event.header().endLogPos();
        long here = end - base & POSITION_MASK;
        return said == here || said == 0 || relayLog || event.header().has(EventHeader.FLAG_ARTIFICIAL) ? 0 : here - said;
    }

    /// What is wrong about an event with such a shift.
    public String describe(RawEvent event, long shift) {
        return "end_log_pos is " + event.header().endLogPos() + ", but the event ends at " + (event.header().endLogPos() + shift);
    }
}
