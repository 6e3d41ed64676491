package io.binlogtool.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/// A plain file, mapped: reading copies nothing to the heap, whatever its size.
///
/// It has the size that it had at the time of opening. If the file is cut while it is being read, the JVM throws `InternalError` from the read;
/// the code that drives a run turns that into a message.
final class MappedInput extends LogInput {

    /// Windows begin at multiples of this, and are three times as large, for a buffer cannot have quite 2 GiB: the largest event, 1 GiB, is whole in
    /// the window that its beginning belongs to.
    private static final long STEP = 1L << 29;
    private static final long WINDOW = 3 * STEP;

    private final Arena arena = Arena.ofShared();
    private final long size;
    private final ByteBuffer[] windows;

    MappedInput(String name, FileChannel channel) throws IOException {
        super(name);
        this.size = channel.size();
        MemorySegment file = channel.map(MapMode.READ_ONLY, 0, size, arena);
        this.windows = new ByteBuffer[(int) (size / STEP) + 1];
        for (int i = 0; i < windows.length; i++) {
            long start = i * STEP;
            windows[i] = file.asSlice(start, Math.min(size - start, WINDOW)).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Override
    public long available(long position, long wanted) {
        return Math.max(0, size - position);
    }

    @Override
    long present(long position) {
        return size - position;
    }

    @Override
    public Bytes lastingView(long position, long length) {
        return window(position, length);
    }

    @Override
    Bytes window(long position, long length) {
        return new Bytes(windows[(int) (position / STEP)], (int) (position % STEP), (int) length);
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
