package io.binlogtool.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes on their way out: one reused buffer that every formatter writes into, drained to a stream whenever it is full.
///
/// Without a stream it grows instead and keeps everything. Not thread-safe: one per worker.
public final class ByteSink implements AutoCloseable {

    private static final int CAPACITY = 1 << 16;
    /// Of a sink that keeps what it is given.
    private static final int KEPT_CAPACITY = 1 << 10;
    /// Up to this length an unfinished line is held back.
    private static final int HELD_LINE = 1 << 24;

    private static final byte[] HEX_LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX_UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /// So many bytes are eight digits of base64.
    private static final int BASE64_BYTES = 6;
    /// Longest decimal of a 64-bit number with its sign.
    private static final int MAX_DECIMAL = 20;
    /// Room behind what was asked for: digits are written eight at a time, short fragments all of sixteen, and what is too many is
    /// overwritten next.
    private static final int SLACK = Fragment.SHORT;

    private final OutputStream out;
    private byte[] buffer;
    private int size;
    private long drained;
    /// Where the line that was begun starts in the buffer; -1 without one.
    private int lineStart = -1;

    /// A sink that keeps what it is given, see [#toByteArray()].
    public ByteSink() {
        this(null);
    }

    /// A sink that drains to `out`, which [#close()] closes.
    public ByteSink(OutputStream out) {
        this.out = out;
        this.buffer = new byte[out == null ? KEPT_CAPACITY : CAPACITY];
    }

    /// Bytes written since the start, drained or not.
    public long written() {
        return drained + size;
    }

    /// Begins a line that [#endLine()] is to end. Until then it is not drained, unless it gets very long: what was written of a line that could
    /// not be finished is taken back by the next call, or by [#discardLine()].
    public void beginLine() {
        discardLine();
        lineStart = size;
    }

    public void endLine() {
        put('\n');
        lineStart = -1;
    }

    /// Takes back a line that was begun and not ended.
    public void discardLine() {
        if (lineStart >= 0) {
            size = lineStart;
            lineStart = -1;
        }
    }

    /// Makes room for `length` contiguous bytes, to be written to [#array()] from [#position()] on and then claimed by [#advance(int)].
    public void ensure(int length) {
        if (length > buffer.length - SLACK - size) {
            makeRoom(Math.addExact(length, SLACK));
        }
    }

    private void makeRoom(int length) {
        if (out != null) {
            drain();
        }
        if (length > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, length), (int) Math.min(buffer.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }

    public byte[] array() {
        return buffer;
    }

    public int position() {
        return size;
    }

    public void advance(int length) {
        size += length;
    }

    public void put(int b) {
        ensure(1);
        buffer[size++] = (byte) b;
    }

    public void put(byte[] bytes) {
        int length = bytes.length;
        if (length <= buffer.length - size) {
            System.arraycopy(bytes, 0, buffer, size, length);
            size += length;
        } else {
            put(bytes, 0, length);
        }
    }

    public void put(byte[] bytes, int from, int length) {
        if (out != null && length > buffer.length - size) {
            drain();
            if (size == 0 && length >= buffer.length) {
                write(bytes, from, length);
                return;
            }
        }
        ensure(length);
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
    }

    public void put(Bytes bytes, long at, int length) {
        if (length <= buffer.length - size) {
            bytes.copyTo(at, buffer, size, length);
            size += length;
        } else {
            putInParts(bytes, at, length);
        }
    }

    private void putInParts(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        for (int done = 0; done < length; ) {
            int part = out == null ? length : Math.min(length - done, CAPACITY);
            ensure(part);
            bytes.copyTo(at + done, buffer, size, part);
            size += part;
            done += part;
        }
    }

    /// Writes once more the `length` bytes that were written from `from` on, counted as [#written()] does; false if they are drained, or
    /// would be for want of room: then nothing is written.
    public boolean repeat(long from, int length) {
        if (from < drained || length > buffer.length - size) {
            return false;
        }
        System.arraycopy(buffer, (int) (from - drained), buffer, size, length);
        size += length;
        return true;
    }

    /// A piece of output that was encoded before.
    public void put(Fragment fragment) {
        int length = fragment.bytes.length;
        if (length > Fragment.SHORT) {
            put(fragment.bytes);
            return;
        }
        ensure(length);
        LittleEndian.putLong(buffer, size, fragment.firstEight);
        LittleEndian.putLong(buffer, size + Long.BYTES, fragment.nextEight);
        size += length;
    }

    /// Up to eight bytes, the first the lowest of `word`, between two pieces of output of up to eight bytes each.
    public void put(Fragment before, long word, int length, Fragment after) {
        ensure(3 * Long.BYTES);
        int at = size;
        LittleEndian.putLong(buffer, at, before.firstEight);
        at += before.bytes.length;
        LittleEndian.putLong(buffer, at, word);
        at += length;
        LittleEndian.putLong(buffer, at, after.firstEight);
        size = at + after.bytes.length;
    }

    /// A string of ASCII characters only, such as a keyword.
    // The deprecated method drops the high byte of each character, which is right for ASCII, and copies at once.
    @SuppressWarnings("deprecation")
    public void ascii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, buffer, size);
        size += length;
    }

    public void utf8(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A signed number in decimal.
    public void decimal(long value) {
        ensure(MAX_DECIMAL);
        if (value < 0) {
            buffer[size++] = '-';
            unsignedDigits(-value);
        } else {
            unsignedDigits(value);
        }
    }

    /// All 64 bits as an unsigned number in decimal.
    public void unsignedDecimal(long value) {
        ensure(MAX_DECIMAL);
        unsignedDigits(value);
    }

    private void unsignedDigits(long value) {
        if (value >= 0 && value < EightDigits.TEN_TO_8) {
            firstDigits((int) value);
        } else if (value >= 0 && value < EightDigits.TEN_TO_16) {
            long high = value / EightDigits.TEN_TO_8;
            firstDigits((int) high);
            nextEightDigits((int) (value - high * EightDigits.TEN_TO_8));
        } else {
            longDigits(value);
        }
    }

    /// Of a number that has more than 16 digits, as an unsigned one.
    private void longDigits(long value) {
        long high = Long.divideUnsigned(value, EightDigits.TEN_TO_16);
        long low = value - high * EightDigits.TEN_TO_16;
        long middle = low / EightDigits.TEN_TO_8;
        firstDigits((int) high);
        nextEightDigits((int) middle);
        nextEightDigits((int) (low - middle * EightDigits.TEN_TO_8));
    }

    private void firstDigits(int value) {
        int count = FixedDigits.countOf(value);
        LittleEndian.putLong(buffer, size, EightDigits.decimal(value, count));
        size += count;
    }

    private void nextEightDigits(int value) {
        LittleEndian.putLong(buffer, size, EightDigits.decimal(value));
        size += Long.BYTES;
    }

    /// A number from 0 to 99 as two digits.
    public void twoDigits(int value) {
        ensure(2);
        FixedDigits.putPair(buffer, size, value);
        size += 2;
    }

    /// A number that is not negative, with zeros in front up to `width` digits; longer if it does not fit.
    public void zeroPadded(long value, int width) {
        ensure(Math.max(width, MAX_DECIMAL));
        size = FixedDigits.putPadded(buffer, size, value, width);
    }

    /// The low `digits` (1 to 16) hexadecimal digits of `value`, lower case.
    public void hex(long value, int digits) {
        ensure(digits);
        if (digits > Long.BYTES) {
            hexDigits((int) (value >>> Integer.SIZE), digits - Long.BYTES);
            hexDigits((int) value, Long.BYTES);
        } else {
            hexDigits((int) value, digits);
        }
    }

    private void hexDigits(int value, int digits) {
        LittleEndian.putLong(buffer, size, EightDigits.hex(value, digits));
        size += digits;
    }

    /// A UUID as `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, lower case.
    ///
    /// @param high its first eight bytes, big-endian
    /// @param low its last eight bytes
    public void uuid(long high, long low) {
        hex(high >>> 32, 8);
        put('-');
        hex(high >>> 16, 4);
        put('-');
        hex(high, 4);
        put('-');
        hex(low >>> 48, 4);
        put('-');
        hex(low, 12);
    }

    /// Bytes as pairs of hexadecimal digits, lower case.
    public void hexLower(Bytes bytes, long at, int length) {
        hex(bytes, at, length, HEX_LOWER);
    }

    /// Bytes as pairs of hexadecimal digits, upper case.
    public void hexUpper(Bytes bytes, long at, int length) {
        hex(bytes, at, length, HEX_UPPER);
    }

    private void hex(Bytes bytes, long at, int length, byte[] alphabet) {
        bytes.checkedLength(at, length);
        for (int i = 0; i < length; i++) {
            int b = bytes.u8(at + i);
            ensure(2);
            buffer[size++] = alphabet[b >> 4];
            buffer[size++] = alphabet[b & 15];
        }
    }

    /// Bytes in base64, with `=` behind them up to a multiple of four digits.
    public void base64(Bytes bytes, long at, int length) {
        base64(bytes, at, length, length);
    }

    /// Bytes in base64, with `=` behind them up to a multiple of four digits.
    ///
    /// @param paddedTo as if so many bytes were there, those missing being 0
    public void base64(Bytes bytes, long at, int length, int paddedTo) {
        bytes.checkedLength(at, length);
        int left = paddedTo;
        for (int done = 0; left > 0; done += BASE64_BYTES, left -= BASE64_BYTES) {
            ensure(Long.BYTES);
            long word = done < length ? bytes.unsigned(at + done, Math.min(length - done, BASE64_BYTES)) : 0;
            LittleEndian.putLong(buffer, size, EightDigits.base64(Long.reverseBytes(word) >>> Short.SIZE));
            size += left < BASE64_BYTES ? lastBase64(left) : Long.BYTES;
        }
    }

    /// Puts `=` behind the digits of the last `left` bytes, one to five; returns how many digits there are with them.
    private int lastBase64(int left) {
        int digits = left <= 3 ? 4 : 8;
        int missing = digits / 4 * 3 - left;
        for (int i = 1; i <= missing; i++) {
            buffer[size + digits - i] = '=';
        }
        return digits;
    }

    /// What was written so far; only of a sink without a stream.
    public byte[] toByteArray() {
        if (out != null) {
            throw new IllegalStateException("drained to a stream");
        }
        return Arrays.copyOf(buffer, size);
    }

    /// Everything written so far as text; only of a sink without a stream.
    @Override
    public String toString() {
        return out != null ? "ByteSink[" + written() + " bytes]" : new String(buffer, 0, size, StandardCharsets.UTF_8);
    }

    /// Whether this and another sink, both without a stream, hold the same bytes.
    public boolean sameAs(ByteSink other) {
        return Arrays.equals(buffer, 0, size, other.buffer, 0, other.size);
    }

    /// Whether what was written from `from` until `until`, counted as [#written()] does, is what another sink kept; false if it is drained.
    public boolean holds(long from, long until, ByteSink text) {
        return from >= drained && Arrays.equals(buffer, (int) (from - drained), (int) (until - drained), text.buffer, 0, text.size);
    }

    /// Forgets what was written and not drained.
    public void clear() {
        size = 0;
        lineStart = -1;
    }

    /// Appends what another sink kept.
    public void put(ByteSink other) {
        put(other.buffer, 0, other.size);
    }

    /// Hands everything to the stream.
    ///
    /// @throws UncheckedIOException if the stream does not take it, such as a closed pipe
    public void flush() {
        if (out != null) {
            drain();
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void drain() {
        boolean holds = lineStart >= 0 && size - lineStart <= HELD_LINE;
        int length = holds ? lineStart : size;
        if (length > 0) {
            int held = size - length;
            size = 0;
            lineStart = -1;
            write(buffer, 0, length);
            System.arraycopy(buffer, length, buffer, 0, held);
            size = held;
            lineStart = holds ? 0 : -1;
        }
    }

    private void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drained += length;
    }

    @Override
    public void close() {
        flush();
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
