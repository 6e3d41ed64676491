package io.binlogtool.io;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/// A run of bytes with a hard end, and the only class that reads primitives from a log.
///
/// A `Bytes` never copies: it is a view of the part of a log that was read ahead onto the heap, of a mapped file or of native memory. Each
/// event gets one of its own, so that a wrong length can never reach into the neighbouring event: whatever runs past the end throws
/// [MalformedBinlogException] with the offset and the size. Offsets are in bytes from the start of this view. Integers are little-endian unless
/// the name says `Big`. The view is valid as long as what it was cut from (see [LogInput]).
///
/// Why the heap: the JVM makes fast code of array reads from the first second on, of reads through buffers and segments only after its last
/// compiler has seen them (docs/decisions/0001-zero-copy.md). The large events, which do not fit there, are read where they are.
public final class Bytes {

    /// First byte of a length-encoded integer that stands for NULL (and is no number).
    private static final int LENENC_NULL = 251;

    private static final VarHandle SHORT_LE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Where the bytes are, if they are on the heap; else null.
    private final byte[] array;
    /// Where they are if not on the heap: direct, in little-endian order.
    private final ByteBuffer buffer;
    /// Of the first byte, in the array or the buffer.
    private final int base;
    private final int size;

    private Bytes(byte[] array, ByteBuffer buffer, int base, int size) {
        this.array = array;
        this.buffer = buffer;
        this.base = base;
        this.size = size;
    }

    /// A view of `size` bytes of `array`, from `base` on.
    Bytes(byte[] array, int base, int size) {
        this(array, null, base, size);
    }

    /// A view of `size` bytes of a direct buffer, from `base` on.
    Bytes(ByteBuffer buffer, int base, int size) {
        this(null, buffer, base, size);
    }

    /// A view of all of `segment`, which is native or mapped and smaller than 2 GiB.
    public Bytes(MemorySegment segment) {
        this(segment.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN), 0, (int) segment.byteSize());
    }

    /// A copy of `bytes` on the heap; for small things and tests.
    public static Bytes copyOf(byte... bytes) {
        return new Bytes(bytes.clone(), 0, bytes.length);
    }

    /// A view of all of `bytes`, which are not to change as long as it is used.
    public static Bytes over(byte[] bytes) {
        return new Bytes(bytes, 0, bytes.length);
    }

    public long size() {
        return size;
    }

    /// Whether this is a view of `other`; [#base()] then says from where on.
    boolean isOn(byte[] other) {
        return array == other;
    }

    boolean isOn(ByteBuffer other) {
        return buffer == other;
    }

    int base() {
        return base;
    }

    /// The part from `at` on, `length` bytes long, with its own end; offsets start anew at 0.
    public Bytes slice(long at, long length) {
        if (at < 0 || length < 0 || length > size - at) {
            throw truncated(at, length);
        }
        return new Bytes(array, buffer, base + (int) at, (int) length);
    }

    public int u8(long at) {
        if (at < 0 || at >= size) {
            throw truncated(at, 1);
        }
        int i = base + (int) at;
        return (array != null ? array[i] : buffer.get(i)) & 0xff;
    }

    public byte i8(long at) {
        if (at < 0 || at >= size) {
            throw truncated(at, 1);
        }
        int i = base + (int) at;
        return array != null ? array[i] : buffer.get(i);
    }

    public int u16(long at) {
        return i16(at) & 0xffff;
    }

    public short i16(long at) {
        if (at < 0 || at > size - 2) {
            throw truncated(at, 2);
        }
        int i = base + (int) at;
        return array != null ? (short) SHORT_LE.get(array, i) : buffer.getShort(i);
    }

    public int u24(long at) {
        return u16(at) | u8(at + 2) << 16;
    }

    public int i24(long at) {
        return u16(at) | i8(at + 2) << 16;
    }

    public long u32(long at) {
        return i32(at) & 0xffff_ffffL;
    }

    public int i32(long at) {
        if (at < 0 || at > size - 4) {
            throw truncated(at, 4);
        }
        int i = base + (int) at;
        return array != null ? (int) INT_LE.get(array, i) : buffer.getInt(i);
    }

    public long u48(long at) {
        return u32(at) | (long) u16(at + 4) << 32;
    }

    public long u56(long at) {
        return u32(at) | (long) u24(at + 4) << 32;
    }

    /// Eight bytes; unsigned where the caller reads them so.
    public long i64(long at) {
        if (at < 0 || at > size - 8) {
            throw truncated(at, 8);
        }
        int i = base + (int) at;
        return array != null ? (long) LONG_LE.get(array, i) : buffer.getLong(i);
    }

    public float f32(long at) {
        return Float.intBitsToFloat(i32(at));
    }

    public double f64(long at) {
        return Double.longBitsToDouble(i64(at));
    }

    public int u16Big(long at) {
        if (at < 0 || at > size - 2) {
            throw truncated(at, 2);
        }
        int i = base + (int) at;
        return Short.reverseBytes(array != null ? (short) SHORT_LE.get(array, i) : buffer.getShort(i)) & 0xffff;
    }

    public int u24Big(long at) {
        return u8(at) << 16 | u16Big(at + 1);
    }

    public int i32Big(long at) {
        if (at < 0 || at > size - 4) {
            throw truncated(at, 4);
        }
        int i = base + (int) at;
        return Integer.reverseBytes(array != null ? (int) INT_LE.get(array, i) : buffer.getInt(i));
    }

    public long u32Big(long at) {
        return i32Big(at) & 0xffff_ffffL;
    }

    public long u40Big(long at) {
        return (long) u8(at) << 32 | u32Big(at + 1);
    }

    public long u48Big(long at) {
        return (long) u16Big(at) << 32 | u32Big(at + 2);
    }

    public long i64Big(long at) {
        if (at < 0 || at > size - 8) {
            throw truncated(at, 8);
        }
        int i = base + (int) at;
        return Long.reverseBytes(array != null ? (long) LONG_LE.get(array, i) : buffer.getLong(i));
    }

    /// Whether a bit of the bitmap at `at` is set; the first is the lowest of the first byte.
    public boolean bit(long at, int bit) {
        return (u8(at + (bit >> 3)) >> (bit & 7) & 1) != 0;
    }

    /// How many bytes a bitmap of `bits` bits takes.
    public static int bitmapSize(int bits) {
        return bits + 7 >> 3;
    }

    /// An unsigned little-endian number of `width` bytes, 0 to 8.
    public long unsigned(long at, int width) {
        if (at >= 0 && at <= size - Long.BYTES && width > 0 && width <= Long.BYTES) {
            return i64(at) & -1L >>> Long.SIZE - width * Byte.SIZE;
        }
        return switch (width) {
            case 0 -> 0;
            case 1 -> u8(at);
            case 2 -> u16(at);
            case 3 -> u24(at);
            case 4 -> u32(at);
            case 5 -> u32(at) | (long) u8(at + 4) << 32;
            case 6 -> u48(at);
            case 7 -> u56(at);
            case 8 -> i64(at);
            default -> throw new IllegalArgumentException("width " + width);
        };
    }

    /// An unsigned big-endian number of `width` bytes, 0 to 8.
    public long unsignedBig(long at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | u8(at + i);
        }
        return value;
    }

    /// The length-encoded ("packed") integer at `at`: one byte up to 250, else 252, 253 or 254 and 2, 3 or 8 bytes.
    ///
    /// @throws MalformedBinlogException at the NULL marker 251 and at 255, which stand for no number
    public long lenenc(long at) {
        int first = u8(at);
        return switch (first) {
            case 252 -> u16(at + 1);
            case 253 -> u24(at + 1);
            case 254 -> i64(at + 1);
            case LENENC_NULL, 255 -> throw new MalformedBinlogException(at, "byte " + first + " starts no length-encoded integer");
            default -> first;
        };
    }

    /// How many bytes the length-encoded integer at `at` takes: 1, 3, 4 or 9.
    public int lenencSize(long at) {
        return switch (u8(at)) {
            case 252 -> 3;
            case 253 -> 4;
            case 254 -> 9;
            default -> 1;
        };
    }

    /// `length`, a number read from the log, as the size of what starts at `at`.
    ///
    /// @throws MalformedBinlogException if it is negative or runs past the end
    public int checkedLength(long at, long length) {
        if (at < 0 || length < 0 || length > size - at) {
            throw truncated(at, length);
        }
        return (int) length;
    }

    /// The text of `length` bytes at `at`. Bytes that are not valid in `charset` become its replacement character.
    public String string(long at, int length, Charset charset) {
        return new String(array(at, length), charset);
    }

    public String utf8(long at, int length) {
        return string(at, length, StandardCharsets.UTF_8);
    }

    /// A copy of `length` bytes at `at`.
    public byte[] array(long at, int length) {
        byte[] copy = new byte[checkedLength(at, length)];
        copyTo(at, copy, 0, length);
        return copy;
    }

    /// A copy of all in `target`, which has room for it from `at` on.
    public Bytes copyTo(byte[] target, int at) {
        copyTo(0, target, at, size);
        return new Bytes(target, at, size);
    }

    public void copyTo(long at, byte[] target, int targetAt, int length) {
        checkedLength(at, length);
        if (array != null) {
            System.arraycopy(array, base + (int) at, target, targetAt, length);
        } else {
            buffer.get(base + (int) at, target, targetAt, length);
        }
    }

    /// Copies `length` bytes at `at` to other memory, for events that must outlive what they were read from.
    public void copyTo(long at, MemorySegment target, long targetAt, long length) {
        if (at < 0 || length < 0 || length > size - at) {
            throw truncated(at, length);
        }
        MemorySegment.copy(segment(), base + at, target, targetAt, length);
    }

    /// The offset of the first `value` from `from` up to `to`, or -1.
    public long indexOf(int value, long from, long to) {
        for (long at = from; at < to; at++) {
            if (u8(at) == value) {
                return at;
            }
        }
        return -1;
    }

    /// Whether the bytes at `at` are those of `other`.
    public boolean matches(long at, byte[] other) {
        if (at < 0 || other.length > size - at) {
            return false;
        }
        if (array != null) {
            int i = base + (int) at;
            return Arrays.equals(array, i, i + other.length, other, 0, other.length);
        }
        for (int i = 0; i < other.length; i++) {
            if (i8(at + i) != other[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether `length` bytes at `at` are those of `other` at `otherAt`.
    public boolean matches(long at, Bytes other, long otherAt, long length) {
        checkedLength(at, length);
        other.checkedLength(otherAt, length);
        if (array != null && other.array != null) {
            int from = base + (int) at;
            int otherFrom = other.base + (int) otherAt;
            return Arrays.equals(array, from, from + (int) length, other.array, otherFrom, otherFrom + (int) length);
        }
        return MemorySegment.mismatch(segment(), base + at, base + at + length, other.segment(), other.base + otherAt,
                other.base + otherAt + length) < 0;
    }

    /// The same bytes on the heap, copied into `target` if they are elsewhere and it has room for them.
    public Bytes loadedInto(byte[] target) {
        if (array != null || size > target.length) {
            return this;
        }
        return copyTo(target, 0);
    }

    private MemorySegment segment() {
        return array != null ? MemorySegment.ofArray(array) : MemorySegment.ofBuffer(buffer);
    }

    /// Feeds `length` bytes at `at` to a checksum. Mapped memory is copied first, through `copy`: native code that reads a mapped file
    /// directly would crash the JVM if the file were cut meanwhile.
    public void update(Checksum checksum, long at, int length, byte[] copy) {
        checkedLength(at, length);
        if (array != null) {
            checksum.update(array, base + (int) at, length);
            return;
        }
        for (int done = 0; done < length; done += copy.length) {
            int part = Math.min(copy.length, length - done);
            buffer.get(base + (int) at + done, copy, 0, part);
            checksum.update(copy, 0, part);
        }
    }

    private MalformedBinlogException truncated(long at, long length) {
        return new MalformedBinlogException(at, "length " + Long.toUnsignedString(length) + " at offset " + at
                + " runs past the end at " + size);
    }
}
