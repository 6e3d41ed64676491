package io.binlogtool.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A log that can only be read once, front to back, through a window of native memory that slides forward.
///
/// The window is as large as the largest piece ever asked for or held, so memory is bounded by the largest event, or with a look ahead
/// by the largest transaction.
final class StreamInput extends LogInput {

    private static final int INITIAL_WINDOW = 1 << 20;
    private static final String ZSTD_CUT_SHORT = "Truncated source";
    private static final int TRANSFER = 1 << 16;

    private final InputStream in;
    private final byte[] transfer = new byte[TRANSFER];
    private Arena arena = Arena.ofShared();
    private MemorySegment window = arena.allocate(INITIAL_WINDOW);
    /// Position of the window's first byte in the log.
    private long start;
    private long filled;
    private boolean ended;

    StreamInput(String name, InputStream in) {
        super(name);
        this.in = in;
    }

    @Override
    public long available(long position, long wanted) {
        if (position < start) {
            throw new IllegalArgumentException("position " + position + " was passed already");
        }
        while (position + wanted > start + filled && !ended) {
            if (filled == window.byteSize() || position - start + wanted > window.byteSize()) {
                forgetBefore(position);
            }
            if (filled == window.byteSize()) {
                grow();
            }
            fill();
        }
        return Math.max(0, start + filled - position);
    }

    private void forgetBefore(long position) {
        long forgotten = Math.min(Math.min(position, held()) - start, filled);
        if (forgotten > 0) {
            MemorySegment.copy(window, forgotten, window, 0, filled - forgotten);
            start += forgotten;
            filled -= forgotten;
        }
    }

    /// Doubles the window: step by step, since what is asked for is a length from the log, which may lie about what follows.
    private void grow() {
        Arena larger = Arena.ofShared();
        MemorySegment grown = larger.allocate(window.byteSize() * 2);
        MemorySegment.copy(window, 0, grown, 0, filled);
        arena.close();
        arena = larger;
        window = grown;
    }

    private void fill() {
        try {
            int read = in.read(transfer, 0, (int) Math.min(TRANSFER, window.byteSize() - filled));
            if (read < 0) {
                ended = true;
                return;
            }
            MemorySegment.copy(transfer, 0, window, ValueLayout.JAVA_BYTE, filled, read);
            filled += read;
        } catch (IOException e) {
            throw new MalformedBinlogException(0, isCutShort(e) ? "the compressed data ends early" : "reading on failed: " + e.getMessage());
        }
    }

    /// zstd says it in words only.
    private static boolean isCutShort(IOException e) {
        return e instanceof EOFException || ZSTD_CUT_SHORT.equals(e.getMessage());
    }

    @Override
    long present(long position) {
        return start + filled - position;
    }

    @Override
    Bytes window(long position, long length) {
        return new Bytes(window.asSlice(position - start, length));
    }

    @Override
    public long size() {
        return ended ? start + filled : -1;
    }

    @Override
    public boolean isRandomAccess() {
        return false;
    }

    @Override
    public void finish() {
        super.finish();
        close();
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
