package io.binlogtool.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A set of 64-bit hashes in native memory, so that millions of them do not weigh on the heap: open addressing, half full at most.
public final class NativeLongSet implements AutoCloseable {

    private static final ValueLayout.OfLong SLOT = ValueLayout.JAVA_LONG;
    private static final int INITIAL_SLOTS = 1 << 10;

    private Arena arena = Arena.ofShared();
    private long slots = INITIAL_SLOTS;
    private MemorySegment table = arena.allocate(slots * Long.BYTES, Long.BYTES);
    private long size;
    /// Zero marks free slots, so it is kept apart.
    private boolean hasZero;

    /// @return whether it was not there before
    public boolean add(long hash) {
        if (hash == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (size * 2 >= slots) {
            grow();
        }
        long slot = find(hash);
        if (table.get(SLOT, slot * Long.BYTES) == hash) {
            return false;
        }
        table.set(SLOT, slot * Long.BYTES, hash);
        size++;
        return true;
    }

    /// @return whether it was there
    public boolean remove(long hash) {
        if (hash == 0) {
            boolean removed = hasZero;
            hasZero = false;
            return removed;
        }
        long free = find(hash);
        if (table.get(SLOT, free * Long.BYTES) != hash) {
            return false;
        }
        // Those behind it up to the next free slot move up, unless they would get in front of where they belong.
        long slot = free;
        for (long moved = next(slot); moved != 0; moved = next(slot)) {
            slot = slot + 1 & slots - 1;
            if ((slot - home(moved) & slots - 1) >= (slot - free & slots - 1)) {
                table.set(SLOT, free * Long.BYTES, moved);
                free = slot;
            }
        }
        table.set(SLOT, free * Long.BYTES, 0);
        size--;
        return true;
    }

    private long next(long slot) {
        return table.get(SLOT, (slot + 1 & slots - 1) * Long.BYTES);
    }

    public boolean contains(long hash) {
        return hash == 0 ? hasZero : table.get(SLOT, find(hash) * Long.BYTES) == hash;
    }

    public long size() {
        return size + (hasZero ? 1 : 0);
    }

    private long home(long hash) {
        return (hash ^ hash >>> 32) & slots - 1;
    }

    /// The slot that holds `hash`, or the free one where it belongs.
    private long find(long hash) {
        long slot = home(hash);
        long found = table.get(SLOT, slot * Long.BYTES);
        while (found != 0 && found != hash) {
            slot = slot + 1 & slots - 1;
            found = table.get(SLOT, slot * Long.BYTES);
        }
        return slot;
    }

    private void grow() {
        Arena oldArena = arena;
        MemorySegment old = table;
        long oldSlots = slots;
        arena = Arena.ofShared();
        slots *= 2;
        table = arena.allocate(slots * Long.BYTES, Long.BYTES);
        for (long slot = 0; slot < oldSlots; slot++) {
            long hash = old.get(SLOT, slot * Long.BYTES);
            if (hash != 0) {
                table.set(SLOT, find(hash) * Long.BYTES, hash);
            }
        }
        oldArena.close();
    }

    @Override
    public void close() {
        arena.close();
    }
}
