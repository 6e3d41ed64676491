package io.binlogtool.event.raw;

import java.lang.foreign.Arena;

/// Keeps events beyond the next one: a few small ones as copies on the heap, where they are read fastest; others of a mapped log as they are, and
/// the rest as copies in native memory, which [#release()] frees.
public final class RetainedEvents {

    private static final int SMALL_EVENTS = 1 << 12;

    private final byte[] small = new byte[SMALL_EVENTS];
    private int smallUsed;
    private Arena arena;

    /// `event`, valid until [#release()] (and until its log is closed).
    public RawEvent retain(RawEvent event) {
        if (event.length() <= small.length - smallUsed) {
            RawEvent copy = event.copyTo(small, smallUsed);
            smallUsed += event.length();
            return copy;
        }
        RawEvent lasting = event.lasting();
        if (lasting != null) {
            return lasting;
        }
        if (arena == null) {
            arena = Arena.ofConfined();
        }
        return event.copyTo(arena);
    }

    public void release() {
        smallUsed = 0;
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }
}
