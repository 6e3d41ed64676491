package io.binlogtool.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A plain file, read by its position and mapped as well.
///
/// What is read ahead is read from the file: of a log that a server has just written, the pages in the kernel's cache are small, and to map them takes
/// longer than to copy them. Events that are too large for that, or that have to stay, are read in the mapping, and so is what follows such
/// an event: most likely it has to stay too, and one way to the bytes is cheaper than two (docs/decisions/0001-zero-copy.md).
///
/// The file has the size that it had at the time of opening. If it is cut while it is being read, the JVM throws `InternalError` from the read;
/// the code that drives a run turns that into a message.
final class MappedInput extends LogInput {

    /// Windows begin at multiples of this, and are three times as large, for a buffer cannot have quite 2 GiB: the largest event, 1 GiB, is whole in
    /// the window that its beginning belongs to.
    private static final long STEP = 1L << 29;
    private static final long WINDOW = 3 * STEP;

    private final Arena arena = Arena.ofShared();
    private final FileChannel file;
    private final long size;
    private final ByteBuffer[] windows;
    /// Whether the mapping was used since the last read.
    private boolean isMappingInUse;

    private MappedInput(String name, FileChannel file) throws IOException {
        super(name);
        this.file = file;
        this.size = file.size();
        MemorySegment mapping = file.map(MapMode.READ_ONLY, 0, size, arena);
        this.windows = new ByteBuffer[(int) (size / STEP) + 1];
        for (int i = 0; i < windows.length; i++) {
            long start = i * STEP;
            windows[i] = mapping.asSlice(start, Math.min(size - start, WINDOW)).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static MappedInput open(String name, Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new MappedInput(name, file);
        } catch (IOException e) {
            file.close();
            throw e;
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
    void load(long position, byte[] target, int length) {
        int read = isMappingInUse ? 0 : read(position, target, length);
        isMappingInUse = false;
        if (read < length) {
            mapped(position + read, length - read).copyTo(0, target, read, length - read);
        }
    }

    /// How many bytes could be read. If not all, the mapping has them, or says that the file was cut.
    private int read(long position, byte[] target, int length) {
        ByteBuffer wanted = ByteBuffer.wrap(target, 0, length);
        try {
            boolean goesOn = file.isOpen();
            while (goesOn && wanted.hasRemaining()) {
                goesOn = file.read(wanted, position + wanted.position()) > 0;
            }
        } catch (IOException e) {
            // The mapping is asked for what is missing.
        }
        return wanted.position();
    }

    @Override
    Bytes window(long position, long length) {
        isMappingInUse = true;
        return mapped(position, length);
    }

    private Bytes mapped(long position, long length) {
        return new Bytes(windows[(int) (position / STEP)], (int) (position % STEP), (int) length);
    }

    @Override
    boolean windowsLast() {
        return true;
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public void finish() {
        super.finish();
        closeFile();
    }

    @Override
    public void close() {
        arena.close();
        closeFile();
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
