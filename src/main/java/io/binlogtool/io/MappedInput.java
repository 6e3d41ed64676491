package io.binlogtool.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/// A plain file, mapped as a whole: reading copies nothing, whatever its size.
///
/// The mapping has the file's size at the time of opening. If the file is cut while it is being read, the JVM throws `InternalError`
/// from the read; the code that drives a run turns that into a message.
final class MappedInput extends LogInput {

    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;
    /// The part of the file that is looked at, of at most 2 GiB.
    private ByteBuffer window = ByteBuffer.allocateDirect(0);
    private long windowStart;

    MappedInput(String name, FileChannel channel) throws IOException {
        super(name);
        this.segment = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }

    @Override
    public long available(long position, long wanted) {
        return Math.max(0, segment.byteSize() - position);
    }

    @Override
    long present(long position) {
        return segment.byteSize() - position;
    }

    @Override
    public Bytes lastingView(long position, long length) {
        return window(position, length);
    }

    @Override
    Bytes window(long position, long length) {
        if (position < windowStart || position + length > windowStart + window.capacity()) {
            windowStart = position;
            window = segment.asSlice(position, Math.min(segment.byteSize() - position, Integer.MAX_VALUE)).asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
        return new Bytes(window, (int) (position - windowStart), (int) length);
    }

    @Override
    public void hold(long position) {
        // nothing is ever forgotten
    }

    @Override
    public void release() {
        // nothing is ever forgotten
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
