package io.binlogtool.io;

/// Eight bytes of text looked at together, as one number whose lowest byte is the first: which of them are special. Most text has nothing that
/// needs an escape, and this tells so eight times as fast.
///
/// Marks are the high bits of bytes. Borrows can mark more than there is, but only behind the first, so [#countBefore(long)] is exact.
public final class EightBytes {

    /// Times a byte: that byte, eight times.
    public static final long EACH = 0x0101_0101_0101_0101L;
    public static final long QUOTES = EACH * '\'';
    public static final long DOUBLE_QUOTES = EACH * '"';

    private static final long HIGH_BITS = EACH * 0x80;
    private static final long SPACES = EACH * ' ';
    private static final long BACKSLASHES = EACH * '\\';

    private EightBytes() {
    }

    /// The bytes at `at`, with spaces for those past `length`.
    public static long read(Bytes bytes, long at, long length) {
        if (length >= Long.BYTES) {
            return bytes.i64(at);
        }
        // What lies behind the value is masked away again, and reading all eight bytes beats reading them one by one.
        return padded(bytes.size() - at >= Long.BYTES ? bytes.i64(at) : bytes.unsigned(at, (int) length), (int) length);
    }

    /// The first `count` (0 to 7) bytes of `word`, with spaces behind them.
    public static long padded(long word, int count) {
        int bits = count * Byte.SIZE;
        return word & (1L << bits) - 1 | SPACES << bits;
    }

    /// Marks the bytes that are not ASCII.
    public static long notAscii(long word) {
        return word & HIGH_BITS;
    }

    /// Marks control characters, backslashes and quotes.
    ///
    /// @param quotes [#QUOTES] or [#DOUBLE_QUOTES]
    public static long special(long word, long quotes) {
        long quote = word ^ quotes;
        long backslash = word ^ BACKSLASHES;
        return (word - SPACES & ~word | quote - EACH & ~quote | backslash - EACH & ~backslash) & HIGH_BITS;
    }

    /// How many bytes stand in front of the first one that is marked: 8 if none is.
    public static int countBefore(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
