package io.binlogtool.event.raw;

import java.lang.foreign.Arena;

/// Keeps events beyond the next one: those of a mapped log as they are, others as copies in native memory, which [#release()] frees.
public final class RetainedEvents {

    private Arena arena;

    /// `event`, valid until [#release()] (and until its log is closed).
    public RawEvent retain(RawEvent event) {
        if (event.lasting() != null) {
            return event.lastingEvent();
        }
        if (arena == null) {
            arena = Arena.ofConfined();
        }
        return event.copyTo(arena);
    }

    public void release() {
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }
}
