package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.FixedDigits;

/// A TIME in the server's packed form, a `long` whose sign is that of the time; also how JSON documents hold a TIME.
///
/// | bits of the absolute value | 46..36 | 35..30 | 29..24 | 23..0        |
/// |----------------------------|--------|--------|--------|--------------|
/// | meaning                    | hours  | minute | second | microseconds |
///
/// TIME2 (MySQL 5.6.4 and later, MariaDB) stores the upper 24 bits of the signed number big-endian, with 0x800000 added, and then
/// the fraction in (digits + 1) / 2 bytes. The fraction of a negative time is a complement: the whole is one signed number.
///
/// The older type is an [OldTime].
public final class PackedTime {

    private static final int OFFSET = 0x80_0000;
    private static final long OFFSET_WITH_MICROS = 0x8000_0000_0000L;
    private static final int MAX_TEXT = 20;

    private PackedTime() {
    }

    /// How many bytes a TIME2 of `decimals` fraction digits (0 to 6) takes.
    public static int size(int decimals) {
        return 3 + FractionalSeconds.size(decimals);
    }

    /// The TIME2 of `decimals` fraction digits at `at`.
    public static long decode(Bytes bytes, long at, int decimals) {
        if (decimals > 4) {
            return bytes.u48Big(at) - OFFSET_WITH_MICROS;
        }
        long whole = bytes.u24Big(at) - OFFSET;
        int micros = FractionalSeconds.micros(bytes, at + 3, decimals);
        if (whole < 0 && micros != 0) {
            whole++;
            micros -= decimals > 2 ? 0x10000 * 100 : 0x100 * 10_000;
        }
        return (whole << FractionalSeconds.BITS) + micros;
    }

    /// The packed form of a time; nothing is checked.
    public static long of(boolean negative, int hours, int minute, int second, int micros) {
        long absolute = ((long) hours << 12 | minute << 6 | second) << FractionalSeconds.BITS | micros;
        return negative ? -absolute : absolute;
    }

    public static boolean isNegative(long time) {
        return time < 0;
    }

    public static int hours(long time) {
        return (int) (Math.abs(time) >>> 36) & 2047;
    }

    public static int minute(long time) {
        return (int) (Math.abs(time) >>> 30) & 63;
    }

    public static int second(long time) {
        return (int) (Math.abs(time) >>> 24) & 63;
    }

    public static int micros(long time) {
        return (int) Math.abs(time) & FractionalSeconds.MASK;
    }

    /// As mysqlbinlog 9.7 shows a value that can only be damaged: of more than a million microseconds the last six digits.
    public static long withinRange(long time) {
        int micros = micros(time);
        int whole = micros - micros % 1_000_000;
        return time < 0 ? time + whole : time - whole;
    }

    public static boolean isZero(long time) {
        return time == 0;
    }

    /// Writes `-838:59:59.000000` with exactly `decimals` fraction digits, as SQL and mysqlbinlog have it (which add quotes).
    public static void write(ByteSink sink, long time, int decimals) {
        sink.ensure(MAX_TEXT);
        byte[] target = sink.array();
        int start = sink.position();
        int to = start;
        if (time < 0) {
            target[to++] = '-';
        }
        to = FixedDigits.putPadded(target, to, hours(time), 2);
        target[to] = ':';
        FixedDigits.putPair(target, to + 1, minute(time));
        target[to + 3] = ':';
        FixedDigits.putPair(target, to + 4, second(time));
        to = FractionalSeconds.put(target, to + 6, micros(time), decimals);
        sink.advance(to - start);
    }
}
