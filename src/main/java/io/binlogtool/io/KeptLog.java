package io.binlogtool.io;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.Zstd;

/// A log that can be read but once, from front to back, kept so that it can be read again and at any place: block by block, each compressed, in
/// native memory.
public final class KeptLog implements AutoCloseable {

    static final int BLOCK = 1 << 20;
    private static final int LEVEL = 1;

    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> blocks = new ArrayList<>();
    private long size;

    private KeptLog() {
    }

    /// Reads a log to its end.
    ///
    /// @param limit how many bytes it may take, compressed
    /// @return null if it would take more
    /// @throws MalformedBinlogException if the log cannot be read or decompressed
    public static KeptLog of(LogInput input, long limit) {
        KeptLog kept = new KeptLog();
        boolean fits = false;
        try {
            fits = kept.readAll(input, limit);
        } finally {
            if (!fits) {
                kept.close();
            }
        }
        return fits ? kept : null;
    }

    private boolean readAll(LogInput input, long limit) {
        byte[] block = new byte[BLOCK];
        byte[] compressed = new byte[(int) Zstd.compressBound(BLOCK)];
        long taken = 0;
        for (int length = next(input); length > 0; length = next(input)) {
            input.window(size, length).copyTo(0, block, 0, length);
            int compressedLength = (int) Zstd.compressByteArray(compressed, 0, compressed.length, block, 0, length, LEVEL);
            taken += compressedLength;
            if (taken > limit) {
                return false;
            }
            MemorySegment kept = arena.allocate(compressedLength);
            MemorySegment.copy(compressed, 0, kept, ValueLayout.JAVA_BYTE, 0, compressedLength);
            blocks.add(kept);
            size += length;
        }
        return true;
    }

    private int next(LogInput input) {
        return (int) Math.min(BLOCK, input.available(size, BLOCK));
    }

    /// Size of the log in bytes.
    long size() {
        return size;
    }

    /// Decompresses a block; returns its length.
    ///
    /// @param target has room for [#BLOCK] bytes
    int readBlock(int number, byte[] target) {
        byte[] compressed = blocks.get(number).toArray(ValueLayout.JAVA_BYTE);
        return (int) Zstd.decompressByteArray(target, 0, BLOCK, compressed, 0, compressed.length);
    }

    /// The log from its first byte to its last.
    public InputStream stream() {
        return new InputStream() {

            private final byte[] block = new byte[BLOCK];
            private int number;
            private int at;
            private int length;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int from, int wanted) {
                if (wanted > 0 && at == length) {
                    if (number == blocks.size()) {
                        return -1;
                    }
                    length = readBlock(number++, block);
                    at = 0;
                }
                int read = Math.min(wanted, length - at);
                System.arraycopy(block, at, target, from, read);
                at += read;
                return read;
            }
        };
    }

    /// The log as one that can be read anywhere, as long as this is open.
    ///
    /// @param name for messages
    public LogInput input(String name) {
        return new KeptInput(name, this);
    }

    @Override
    public void close() {
        arena.close();
    }
}
