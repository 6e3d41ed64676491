package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// A TIMESTAMP, seconds since 1970-01-01 00:00:00 UTC and microseconds, packed into a `long`.
///
/// | bits     | 63..24  | 23..0        |
/// |----------|---------|--------------|
/// | meaning  | seconds | microseconds |
///
/// TIMESTAMP2 (MySQL 5.6.4 and later, MariaDB) is four bytes of seconds, big-endian, and then the fraction in (digits + 1) / 2 bytes.
/// The older type is four bytes of seconds, little-endian. Zero stands for the zero timestamp, `0000-00-00 00:00:00`.
public final class PackedTimestamp {

    private static final int MAX_TEXT = 24;

    private PackedTimestamp() {
    }

    /// How many bytes a TIMESTAMP2 of `decimals` fraction digits (0 to 6) takes.
    public static int size(int decimals) {
        return 4 + FractionalSeconds.size(decimals);
    }

    /// The TIMESTAMP2 of `decimals` fraction digits at `at`.
    public static long decode(Bytes bytes, long at, int decimals) {
        return bytes.u32Big(at) << FractionalSeconds.BITS | FractionalSeconds.micros(bytes, at + 4, decimals);
    }

    /// The TIMESTAMP of the older type at `at`; signed, as mysqlbinlog reads it.
    public static long decodeOld(Bytes bytes, long at) {
        return (long) bytes.i32(at) << FractionalSeconds.BITS;
    }

    public static long of(long seconds, int micros) {
        return seconds << FractionalSeconds.BITS | micros;
    }

    public static long seconds(long timestamp) {
        return timestamp >> FractionalSeconds.BITS;
    }

    public static int micros(long timestamp) {
        return (int) timestamp & FractionalSeconds.MASK;
    }

    /// As mysqlbinlog 9.7 shows a value that can only be damaged: of more than a million microseconds the last six digits.
    public static long withinRange(long timestamp) {
        return timestamp - (micros(timestamp) - micros(timestamp) % 1_000_000);
    }

    /// Whether it is the zero timestamp.
    public static boolean isZero(long timestamp) {
        return timestamp == 0;
    }

    /// Writes Unix seconds and exactly `decimals` fraction digits, `1709210096.78`, as mysqlbinlog has it.
    public static void write(ByteSink sink, long timestamp, int decimals) {
        sink.decimal(seconds(timestamp));
        sink.ensure(MAX_TEXT);
        int start = sink.position();
        sink.advance(FractionalSeconds.put(sink.array(), start, micros(timestamp), decimals) - start);
    }
}
