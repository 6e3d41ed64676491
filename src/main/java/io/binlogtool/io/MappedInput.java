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
/// What is looked at is read from the file, a piece at a time, and where it has to stay, read again: as long as the kernel's cache holds the log in small
/// pages, to map them takes longer than to copy them twice. The mapping is for events that are too large for that, and holds the place of those
/// that stay (docs/decisions/0001-zero-copy.md).
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
    /// A copy of the file from `againStart` to `againEnd`, for what is looked at again; null if there was nothing yet.
    private byte[] again;
    private long againStart;
    private long againEnd;

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
        int read = read(position, target, length);
        if (read < length) {
            window(position + read, length - read).copyTo(0, target, read, length - read);
        }
    }

    /// How many bytes could be read: if not all, the mapping has them.
    ///
    /// @throws InternalError if the file has become shorter, as a read of the mapping does behind its last page
    private int read(long position, byte[] target, int length) {
        ByteBuffer wanted = ByteBuffer.wrap(target, 0, length);
        try {
            while (file.isOpen() && wanted.hasRemaining()) {
                if (file.read(wanted, position + wanted.position()) < 0) {
                    throw new InternalError("the file ends at " + (position + wanted.position()));
                }
            }
        } catch (IOException e) {
            // The mapping is asked for what is missing.
        }
        return wanted.position();
    }

    @Override
    Bytes window(long position, long length) {
        return new Bytes(windows[(int) (position / STEP)], (int) (position % STEP), (int) length);
    }

    @Override
    public Bytes onHeap(Bytes lasting) {
        int window = 0;
        while (window < windows.length && !lasting.isOn(windows[window])) {
            window++;
        }
        if (window == windows.length || lasting.size() > READ_AHEAD || !file.isOpen()) {
            return lasting;
        }
        long position = window * STEP + lasting.base();
        if (position < againStart || position + lasting.size() > againEnd) {
            readAgain(position);
        }
        return new Bytes(again, (int) (position - againStart), (int) lasting.size());
    }

    private void readAgain(long position) {
        if (again == null) {
            again = new byte[READ_AHEAD];
        }
        int length = (int) Math.min(again.length, size - position);
        load(position, again, length);
        againStart = position;
        againEnd = position + length;
    }

    @Override
    boolean windowsLast() {
        return true;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public void finish() {
        super.finish();
        again = null;
        againStart = 0;
        againEnd = 0;
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
