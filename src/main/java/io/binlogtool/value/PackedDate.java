package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.FixedDigits;

/// A DATE: three bytes, little-endian, which are also its packed form here.
///
/// | bits     | 23..9 | 8..5  | 4..0 |
/// |----------|-------|-------|------|
/// | meaning  | year  | month | day  |
///
/// Any part may be zero (`0000-00-00`, `2023-05-00`), and what is no date (month 15) prints as it is.
public final class PackedDate {

    /// Bytes a value takes.
    public static final int SIZE = 3;

    private static final int MAX_TEXT = 11;

    private PackedDate() {
    }

    public static int decode(Bytes bytes, long at) {
        return bytes.u24(at);
    }

    /// The packed form of a date; nothing is checked.
    public static int of(int year, int month, int day) {
        return year << 9 | month << 5 | day;
    }

    public static int year(int date) {
        return date >> 9;
    }

    public static int month(int date) {
        return date >> 5 & 15;
    }

    public static int day(int date) {
        return date & 31;
    }

    /// Whether it is `0000-00-00`.
    public static boolean isZero(int date) {
        return date == 0;
    }

    /// Whether year, month or day is zero, so that no calendar has the date.
    public static boolean hasZeroPart(int date) {
        return year(date) == 0 || month(date) == 0 || day(date) == 0;
    }

    /// Writes `2024-02-29`, as SQL has it.
    public static void write(ByteSink sink, int date) {
        write(sink, date, (byte) '-');
    }

    /// Writes `2024:02:29`, as mysqlbinlog has it (which adds quotes).
    public static void writeWithColons(ByteSink sink, int date) {
        write(sink, date, (byte) ':');
    }

    private static void write(ByteSink sink, int date, byte separator) {
        sink.ensure(MAX_TEXT);
        byte[] target = sink.array();
        int start = sink.position();
        int to = FixedDigits.putPadded(target, start, year(date), 4);
        target[to] = separator;
        FixedDigits.putPair(target, to + 1, month(date));
        target[to + 3] = separator;
        FixedDigits.putPair(target, to + 4, day(date));
        sink.advance(to + 6 - start);
    }
}
