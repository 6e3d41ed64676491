package io.binlogtool.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A piece of native memory to put bytes together in, reused from one use to the next: for what would weigh on the heap,
/// or is not in the log as it is needed.
public final class NativeBuffer implements AutoCloseable {

    private static final int INITIAL = 1 << 12;

    /// Null until something is put in.
    private Arena arena;
    private MemorySegment segment = MemorySegment.NULL;
    private long size;

    /// Starts anew; views handed out before become invalid.
    public void clear() {
        size = 0;
    }

    public long size() {
        return size;
    }

    public void append(Bytes bytes, long at, long length) {
        ensure(length);
        bytes.copyTo(at, segment, size, length);
        size += length;
    }

    public void append(byte[] bytes) {
        append(bytes, bytes.length);
    }

    /// The first `length` of `bytes`.
    public void append(byte[] bytes, int length) {
        ensure(length);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, size, length);
        size += length;
    }

    public void appendU8(int value) {
        append(new byte[] {(byte) value});
    }

    public void appendU32(long value) {
        ensure(Integer.BYTES);
        size += Integer.BYTES;
        setU32(size - Integer.BYTES, value);
    }

    /// Overwrites the four bytes at `at`.
    public void setU32(long at, long value) {
        byte[] bytes = new byte[Integer.BYTES];
        LittleEndian.putInt(bytes, 0, (int) value);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, at, bytes.length);
    }

    /// What was put together so far, less than 2 GiB; valid until the next change.
    public Bytes view() {
        return view(0, size);
    }

    /// A part of less than 2 GiB; valid until the next change.
    ///
    /// @throws MalformedBinlogException if it is not all there
    public Bytes view(long at, long length) {
        if (at < 0 || length < 0 || length > size - at) {
            throw new MalformedBinlogException(at, "length " + length + " at offset " + at + " runs past the end at " + size);
        }
        return new Bytes(segment.asSlice(at, length));
    }

    private void ensure(long length) {
        if (size + length <= segment.byteSize()) {
            return;
        }
        Arena larger = Arena.ofShared();
        MemorySegment grown = larger.allocate(Math.max(Math.max(segment.byteSize() * 2, INITIAL), size + length));
        MemorySegment.copy(segment, 0, grown, 0, size);
        close();
        arena = larger;
        segment = grown;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
