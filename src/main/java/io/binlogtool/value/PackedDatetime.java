package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightDigits;
import io.binlogtool.io.FixedDigits;
import io.binlogtool.io.LittleEndian;

/// A DATETIME in the server's packed form, a `long`; also how JSON documents hold a DATE, DATETIME or TIMESTAMP.
///
/// | bits     | 63   | 62..46            | 45..41 | 40..36 | 35..30 | 29..24 | 23..0        |
/// |----------|------|-------------------|--------|--------|--------|--------|--------------|
/// | meaning  | sign | year × 13 + month | day    | hour   | minute | second | microseconds |
///
/// DATETIME2 (MySQL 5.6.4 and later, MariaDB) stores the upper 40 bits big-endian, with 0x8000000000 added, and then the fraction
/// in (digits + 1) / 2 bytes. Values are never negative in practice; one that is prints as its absolute value, as the server has it.
/// Any part may be zero, and what is no date (day 31 of month 2, second 63) prints as it is.
///
/// The older type is an [OldDatetime].
public final class PackedDatetime {

    private static final long OFFSET = 0x80_0000_0000L;
    private static final int MAX_TEXT = 30;

    private PackedDatetime() {
    }

    /// How many bytes a DATETIME2 of `decimals` fraction digits (0 to 6) takes.
    public static int size(int decimals) {
        return 5 + FractionalSeconds.size(decimals);
    }

    /// The DATETIME2 of `decimals` fraction digits at `at`.
    public static long decode(Bytes bytes, long at, int decimals) {
        return (bytes.u40Big(at) - OFFSET << FractionalSeconds.BITS) + FractionalSeconds.micros(bytes, at + 5, decimals);
    }

    /// The packed form of a date and time; nothing is checked.
    public static long of(int year, int month, int day, int hour, int minute, int second, int micros) {
        long date = (year * 13L + month) << 5 | day;
        return date << 17 + FractionalSeconds.BITS | ofTime(hour, minute, second, micros);
    }

    /// The part of a packed form that is the time of day.
    static long ofTime(int hour, int minute, int second, int micros) {
        return (long) (hour << 12 | minute << 6 | second) << FractionalSeconds.BITS | micros;
    }

    public static int year(long datetime) {
        return (int) (Math.abs(datetime) >>> 46) / 13;
    }

    public static int month(long datetime) {
        return (int) (Math.abs(datetime) >>> 46) % 13;
    }

    public static int day(long datetime) {
        return (int) (Math.abs(datetime) >>> 41) & 31;
    }

    public static int hour(long datetime) {
        return (int) (Math.abs(datetime) >>> 36) & 31;
    }

    public static int minute(long datetime) {
        return (int) (Math.abs(datetime) >>> 30) & 63;
    }

    public static int second(long datetime) {
        return (int) (Math.abs(datetime) >>> 24) & 63;
    }

    public static int micros(long datetime) {
        return (int) Math.abs(datetime) & FractionalSeconds.MASK;
    }

    /// As mysqlbinlog 9.7 shows a value that can only be damaged: of a year above 9999 and of more than a million microseconds the last digits.
    public static long withinRange(long datetime) {
        int year = year(datetime);
        int micros = micros(datetime);
        return year <= 9999 && micros < 1_000_000 ? datetime
                : of(year % 10_000, month(datetime), day(datetime), hour(datetime), minute(datetime), second(datetime), micros % 1_000_000);
    }

    /// Whether it is `0000-00-00 00:00:00`.
    public static boolean isZero(long datetime) {
        return datetime == 0;
    }

    /// Whether year, month or day is zero, so that no calendar has the date.
    public static boolean hasZeroPart(long datetime) {
        return year(datetime) == 0 || month(datetime) == 0 || day(datetime) == 0;
    }

    /// Writes `2024-02-29 12:34:56.123` with exactly `decimals` fraction digits, as SQL and mysqlbinlog have it (which add quotes).
    public static void write(ByteSink sink, long datetime, int decimals) {
        sink.ensure(MAX_TEXT);
        byte[] target = sink.array();
        int start = sink.position();
        int to = putDate(target, start, datetime);
        LittleEndian.putLong(target, to + 1, EightDigits.threePairs(hour(datetime), minute(datetime), second(datetime), ':'));
        to = FractionalSeconds.put(target, to + 9, micros(datetime), decimals);
        sink.advance(to - start);
    }

    /// Writes the date alone, `2024-02-29`.
    public static void writeDate(ByteSink sink, long datetime) {
        sink.ensure(MAX_TEXT);
        int start = sink.position();
        sink.advance(putDate(sink.array(), start, datetime) - start);
    }

    /// Puts a date and, behind where it ends, a space.
    private static int putDate(byte[] target, int at, long datetime) {
        int yearAndMonth = (int) (Math.abs(datetime) >>> 46);
        int year = yearAndMonth / 13;
        int to = at;
        if (year > 9999) {
            to += FixedDigits.countOf(year) - 4;
            FixedDigits.putPadded(target, at, year / 100, 3);
        } else {
            FixedDigits.putPair(target, at, year / 100);
        }
        LittleEndian.putLong(target, to + 2, EightDigits.threePairs(year % 100, yearAndMonth - year * 13, day(datetime), '-'));
        target[to + 10] = ' ';
        return to + 10;
    }
}
