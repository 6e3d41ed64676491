package io.binlogtool.io;

/// Reads a [Bytes] from front to back, for the small events whose fields follow one another.
public final class ByteCursor {

    private final Bytes bytes;
    private final long end;
    private long at;

    /// A cursor at `at` that never passes `end`; both offsets into `bytes`.
    public ByteCursor(Bytes bytes, long at, long end) {
        if (at < 0 || end > bytes.size() || at > end) {
            throw new MalformedBinlogException(at, "the fields at offset " + at + " run past the end at " + Math.min(end, bytes.size()));
        }
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    public long at() {
        return at;
    }

    public long remaining() {
        return end - at;
    }

    public boolean hasRemaining() {
        return at < end;
    }

    public void skip(long length) {
        take(length);
    }

    public int u8() {
        return bytes.u8(take(1));
    }

    public int u16() {
        return bytes.u16(take(2));
    }

    public int u24() {
        return bytes.u24(take(3));
    }

    public long u32() {
        return bytes.u32(take(4));
    }

    public int i32() {
        return bytes.i32(take(4));
    }

    public long u48() {
        return bytes.u48(take(6));
    }

    public long u56() {
        return bytes.u56(take(7));
    }

    public long i64() {
        return bytes.i64(take(8));
    }

    /// A length-encoded integer, see [Bytes#lenenc(long)].
    public long lenenc() {
        long value = bytes.lenenc(at);
        take(bytes.lenencSize(at));
        return value;
    }

    /// A length-encoded integer that is the length of something in the rest: not negative, not past the end.
    public int lenencLength() {
        long start = at;
        long length = lenenc();
        if (length < 0 || length > remaining()) {
            throw new MalformedBinlogException(start, "length " + Long.toUnsignedString(length) + " at offset " + start
                    + " runs past the end at " + end);
        }
        return (int) length;
    }

    public byte[] array(int length) {
        return bytes.array(take(length), length);
    }

    public String utf8(int length) {
        return bytes.utf8(take(length), length);
    }

    /// Everything that is left.
    public byte[] rest() {
        return array((int) remaining());
    }

    private long take(long length) {
        if (length < 0 || length > end - at) {
            throw new MalformedBinlogException(at, "length " + Long.toUnsignedString(length) + " at offset " + at
                    + " runs past the end at " + end);
        }
        long start = at;
        at += length;
        return start;
    }
}
