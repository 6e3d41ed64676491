package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.FixedDigits;

/// A DATETIME as it was before MySQL 5.6.4, and still is in tables that were not rebuilt since: eight bytes, little-endian,
/// the decimal number `YYYYMMDDhhmmss`, which is also its form here. Parts that no date has (month 15) print as they are.
public final class OldDatetime {

    /// Bytes a value takes.
    public static final int SIZE = 8;

    private static final int MAX_TEXT = 32;

    private OldDatetime() {
    }

    public static long decode(Bytes bytes, long at) {
        return bytes.i64(at);
    }

    public static long year(long datetime) {
        return Long.divideUnsigned(datetime, 10_000_000_000L);
    }

    public static int month(long datetime) {
        return pair(datetime, 100_000_000);
    }

    public static int day(long datetime) {
        return pair(datetime, 1_000_000);
    }

    public static int hour(long datetime) {
        return pair(datetime, 10_000);
    }

    public static int minute(long datetime) {
        return pair(datetime, 100);
    }

    public static int second(long datetime) {
        return pair(datetime, 1);
    }

    private static int pair(long datetime, int unit) {
        return (int) Long.remainderUnsigned(Long.divideUnsigned(datetime, unit), 100);
    }

    /// Whether it is `0000-00-00 00:00:00`.
    public static boolean isZero(long datetime) {
        return datetime == 0;
    }

    /// Whether year, month or day is zero, so that no calendar has the date.
    public static boolean hasZeroPart(long datetime) {
        return year(datetime) == 0 || month(datetime) == 0 || day(datetime) == 0;
    }

    /// Writes `2024-02-29 12:34:56`, as SQL (which adds quotes) and mysqlbinlog (which does not) have it.
    public static void write(ByteSink sink, long datetime) {
        sink.ensure(MAX_TEXT);
        byte[] target = sink.array();
        int start = sink.position();
        int to = FixedDigits.putPadded(target, start, year(datetime), 4);
        to = put(target, to, '-', month(datetime));
        to = put(target, to, '-', day(datetime));
        to = put(target, to, ' ', hour(datetime));
        to = put(target, to, ':', minute(datetime));
        to = put(target, to, ':', second(datetime));
        sink.advance(to - start);
    }

    private static int put(byte[] target, int at, char separator, int part) {
        target[at] = (byte) separator;
        FixedDigits.putPair(target, at + 1, part);
        return at + 3;
    }
}
