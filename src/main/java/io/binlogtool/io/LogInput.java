package io.binlogtool.io;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

/// One log to be read from front to back. Positions are offsets in the log itself (after decompression), 64 bits wide.
///
/// A plain file can be read anywhere at any time ([MappedInput]); a `.gz`, a `.zst`, a pipe or standard input is read through
/// a window that slides forward ([StreamInput]). What the file is, is told by its first bytes, not by its name. Either way, a quarter of a
/// megabyte at a time is copied to the heap, and events are read there; only larger ones are read where they are.
public abstract sealed class LogInput implements AutoCloseable permits MappedInput, StreamInput, KeptInput {

    /// The name that stands for standard input on the command line.
    public static final String STANDARD_INPUT = "-";

    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 4;
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int ZSTD_MAGIC = 0xfd2fb528;
    /// The first of 16: frames of anything else, such as pzstd puts in front.
    private static final int ZSTD_SKIPPABLE_MAGIC = 0x184d2a50;
    /// Frames written with `zstd --long=31` need a window of 2 GiB.
    private static final int ZSTD_MAX_WINDOW_LOG = 31;

    /// Events up to this size are read on the heap. It fits into a core's own cache.
    static final int READ_AHEAD = 1 << 18;
    /// How much is read after a jump, which may be one of many.
    private static final int READ_AFTER_JUMP = 1 << 9;
    /// A jump over no more than this is one of many that go on through the log: what lies between them is copied in the time that a call for
    /// each would take.
    private static final int SHORT_JUMP = 1 << 14;

    private final String name;
    /// A copy of the log from `aheadStart` to `aheadEnd`.
    private byte[] ahead = new byte[READ_AHEAD];
    private long aheadStart;
    private long aheadEnd;
    /// Nothing from here on is forgotten.
    private long held = Long.MAX_VALUE;

    LogInput(String name) {
        this.name = name;
    }

    /// Opens `name` as the user gave it.
    ///
    /// @param stdin what [#STANDARD_INPUT] reads from
    /// @throws IOException if there is no such file or it cannot be read; the message is complete but for the name
    public static LogInput open(String name, InputStream stdin) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return ofStream("standard input", stdin);
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder, not a log");
        }
        if (!Files.isRegularFile(path)) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(name);
            }
            return ofStream(name, new FileInputStream(path.toFile()));
        }
        LogInput plain = MappedInput.open(name, path);
        int magic = plain.available(0, SNIFFED) < SNIFFED ? 0 : plain.view(0, SNIFFED).i32(0);
        if (!isCompressed(magic)) {
            return plain;
        }
        plain.close();
        return ofStream(name, new FileInputStream(path.toFile()));
    }

    /// Reads `in`, decompressing it if it begins as gzip or zstd do.
    public static LogInput ofStream(String name, InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(SNIFFED);
        byte[] start = buffered.readNBytes(SNIFFED);
        buffered.reset();
        int magic = start.length < SNIFFED ? 0
                : start[0] & 0xff | (start[1] & 0xff) << 8 | (start[2] & 0xff) << 16 | start[3] << 24;
        return new StreamInput(name, decompressed(buffered, magic));
    }

    /// Reads `in` as it is, whatever it begins with.
    public static LogInput ofUndetectedStream(String name, InputStream in) {
        return new StreamInput(name, in);
    }

    private static boolean isCompressed(int magic) {
        return (magic & 0xffff) == GZIP_MAGIC || isZstd(magic);
    }

    private static boolean isZstd(int magic) {
        return magic == ZSTD_MAGIC || (magic & ~0xf) == ZSTD_SKIPPABLE_MAGIC;
    }

    private static InputStream decompressed(InputStream in, int magic) throws IOException {
        if ((magic & 0xffff) == GZIP_MAGIC) {
            return new GZIPInputStream(in, BUFFER);
        }
        if (isZstd(magic)) {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_MAX_WINDOW_LOG);
        }
        return in;
    }

    /// The name for messages.
    public String name() {
        return name;
    }

    /// How many bytes there are at `position`: at least `wanted`, or fewer if the log ends before that.
    /// A stream is read as far as needed; everything before `position` may be forgotten and earlier views become invalid.
    ///
    /// @throws MalformedBinlogException if the underlying stream cannot be read or decompressed
    public abstract long available(long position, long wanted);

    /// How many bytes there are from `position` on, as far as they can be read. A stream is read to its end for that, and forgets what it reads.
    public final long rest(long position) {
        long at = position;
        try {
            for (long more = available(at, READ_AHEAD); more > 0; more = available(at, READ_AHEAD)) {
                at += more;
            }
        } catch (MalformedBinlogException e) {
            at = Math.max(at, knownEnd());
        }
        return at - position;
    }

    /// Up to where the log was read so far; the end of one that can be read anywhere.
    public final long knownEnd() {
        return present(0);
    }

    /// `length` bytes at `position`, which [#available(long, long)] must have promised; valid until the next call.
    public final Bytes view(long position, long length) {
        if (position < aheadStart || position + length > aheadEnd) {
            if (length > READ_AHEAD) {
                return window(position, length);
            }
            readAhead(position, length);
        }
        return new Bytes(ahead, (int) (position - aheadStart), (int) length);
    }

    /// Where the last [#view(long, long)] begins, if it is part of what was read ahead; else -1.
    public final long positionAhead(Bytes view) {
        return view.isOn(ahead) ? aheadStart + view.base() : -1;
    }

    /// What was read ahead at `position`, `limit` bytes at most; valid until the next view is asked for.
    public final Bytes ahead(long position, int limit) {
        return new Bytes(ahead, (int) (position - aheadStart), (int) Math.min(limit, aheadEnd - position));
    }

    private void readAhead(long position, long length) {
        if (position < aheadStart && aheadStart - position < READ_AHEAD && isRandomAccess()) {
            readBehind(position, length);
            return;
        }
        // Who holds a position is about to come back to it.
        boolean comesBack = held <= position && position + length - held <= READ_AHEAD;
        boolean goesOn = comesBack || position >= aheadStart && position <= aheadEnd + SHORT_JUMP;
        long start = comesBack ? held : position;
        long wanted = Math.max(length, goesOn ? READ_AHEAD : READ_AFTER_JUMP);
        int loaded = (int) Math.min(wanted, present(start));
        load(start, ahead, loaded);
        aheadStart = start;
        aheadEnd = start + loaded;
    }

    /// For who goes through the log from its end: most of what is read lies in front of `position`.
    private void readBehind(long position, long length) {
        long end = Math.min(position + Math.max(length, READ_AHEAD / 4), position + present(position));
        long start = Math.max(0, end - READ_AHEAD);
        load(start, ahead, (int) (end - start));
        aheadStart = start;
        aheadEnd = end;
    }

    /// The same bytes as the last [#view(long, long)], valid as long as the log is open; null of a log that forgets.
    public final Bytes lasting(Bytes view) {
        if (!windowsLast()) {
            return null;
        }
        return view.isOn(ahead) ? window(aheadStart + view.base(), view.size()) : view;
    }

    /// What lasts, on the heap, where it is read fastest: valid until the next call of this. What is too large for that stays where it is.
    public Bytes onHeap(Bytes lasting) {
        return lasting;
    }

    /// Whether a [#window(long, long)] is valid as long as the log is open.
    boolean windowsLast() {
        return false;
    }

    /// Copies `length` bytes at `position` into `target`.
    void load(long position, byte[] target, int length) {
        window(position, length).copyTo(0, target, 0, length);
    }

    /// `length` bytes at `position`, off the heap.
    abstract Bytes window(long position, long length);

    /// How many bytes at `position` can be had without reading on.
    abstract long present(long position);

    /// From now on nothing at or behind `position` is forgotten, until [#release()]. Views become invalid all the same.
    public final void hold(long position) {
        held = position;
    }

    /// Ends what [#hold(long)] began.
    public final void release() {
        held = Long.MAX_VALUE;
    }

    /// What [#hold(long)] was told, or the largest number there is.
    final long held() {
        return held;
    }

    /// Ends the reading, and gives back what it took. What [#lasting(Bytes)] gave is valid on until [#close()].
    public void finish() {
        ahead = null;
        aheadStart = 0;
        aheadEnd = 0;
    }

    /// How long the log is; -1 of a stream that was not read to its end.
    public abstract long size();

    /// Whether any position can be read again.
    public abstract boolean isRandomAccess();

    @Override
    public abstract void close();
}
