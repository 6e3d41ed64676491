package io.binlogtool.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A [KeptLog] as input: the blocks that are looked at are decompressed into a window of native memory.
final class KeptInput extends LogInput {

    private final KeptLog log;
    private final byte[] block = new byte[KeptLog.BLOCK];
    private Arena arena = Arena.ofShared();
    private MemorySegment window = MemorySegment.NULL;
    private long start;
    private long filled;

    KeptInput(String name, KeptLog log) {
        super(name);
        this.log = log;
    }

    @Override
    public long available(long position, long wanted) {
        return present(position);
    }

    @Override
    long present(long position) {
        return Math.max(0, log.size() - position);
    }

    @Override
    Bytes window(long position, long length) {
        if (position < start || position + length > start + filled) {
            load((int) (position / KeptLog.BLOCK), (int) ((position + length + KeptLog.BLOCK - 1) / KeptLog.BLOCK));
        }
        return new Bytes(window.asSlice(position - start, length));
    }

    /// Decompresses the blocks from `first` to the one before `end`.
    private void load(int first, int end) {
        long needed = (long) (end - first) * KeptLog.BLOCK;
        if (needed > window.byteSize()) {
            arena.close();
            arena = Arena.ofShared();
            window = arena.allocate(needed);
        }
        start = (long) first * KeptLog.BLOCK;
        filled = 0;
        for (int number = first; number < end; number++) {
            int length = log.readBlock(number, block);
            MemorySegment.copy(block, 0, window, ValueLayout.JAVA_BYTE, filled, length);
            filled += length;
        }
    }

    @Override
    public long size() {
        return log.size();
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }
}
