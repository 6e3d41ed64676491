package io.binlogtool.event.raw;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Keeps events beyond the next one: a few small ones as copies on the heap, where they are read fastest; others of a file as no more than
/// their place, and the rest as copies in native memory.
public final class RetainedEvents implements AutoCloseable {

    private static final int SMALL_EVENTS = 1 << 12;
    /// Native memory is taken in pieces of this size; an event that does not fit into one gets a piece of its own.
    private static final int SLAB = 1 << 20;
    /// So many such pieces are used again after a [#release()]: memory that is new to the process takes longer to get than to fill.
    private static final int SLABS_KEPT = 64;

    private record Slab(Arena arena, MemorySegment memory) {
    }

    private final byte[] small = new byte[SMALL_EVENTS];
    private int smallUsed;
    private final List<Slab> slabs = new ArrayList<>();
    private int slab;
    private long slabUsed;

    /// Keeps `event` until [#release()] (and as long as its log is open).
    public RetainedEvent retain(RawEvent event) {
        RetainedEvent inLog = event.length() <= small.length - smallUsed ? null : event.inLog();
        return inLog != null ? inLog : new RetainedEvent.Copied(copy(event));
    }

    /// A copy of `event`, valid until [#release()].
    public RawEvent copy(RawEvent event) {
        if (event.length() > small.length - smallUsed) {
            return event.copyTo(room(event.length()));
        }
        RawEvent copy = event.copyTo(small, smallUsed);
        smallUsed += event.length();
        return copy;
    }

    private MemorySegment room(int length) {
        while (slab < slabs.size() && slabs.get(slab).memory.byteSize() - slabUsed < length) {
            slab++;
            slabUsed = 0;
        }
        if (slab == slabs.size()) {
            Arena arena = Arena.ofConfined();
            slabs.add(new Slab(arena, arena.allocate(Math.max(SLAB, length))));
        }
        MemorySegment room = slabs.get(slab).memory.asSlice(slabUsed, length);
        slabUsed += length;
        return room;
    }

    public void release() {
        smallUsed = 0;
        slab = 0;
        slabUsed = 0;
        free(SLABS_KEPT);
    }

    private void free(int kept) {
        int usable = 0;
        for (Iterator<Slab> all = slabs.iterator(); all.hasNext();) {
            Slab next = all.next();
            if (next.memory.byteSize() == SLAB && usable < kept) {
                usable++;
            } else {
                next.arena.close();
                all.remove();
            }
        }
    }

    @Override
    public void close() {
        free(0);
    }
}
