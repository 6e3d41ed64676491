package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// A YEAR: one byte, 0 for the year 0000, else the years since 1900.
public final class MysqlYear {

    /// Bytes a value takes.
    public static final int SIZE = 1;

    private MysqlYear() {
    }

    /// The year at `at`: 0, or 1901 to 2155.
    public static int decode(Bytes bytes, long at) {
        int stored = bytes.u8(at);
        return stored == 0 ? 0 : 1900 + stored;
    }

    /// Writes the four digits of a year.
    public static void write(ByteSink sink, int year) {
        sink.zeroPadded(year, 4);
    }

    /// Writes what mysqlbinlog makes of it: 1900 for the year 0000.
    public static void writeFrom1900(ByteSink sink, int year) {
        sink.decimal(year == 0 ? 1900 : year);
    }
}
