package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.FixedDigits;

/// A TIME as it was before MySQL 5.6.4, and still is in tables that were not rebuilt since: three bytes, little-endian,
/// the signed decimal number `HHHMMSS` (-123456 is -12:34:56), which is also its form here. Parts that no time has (minute 99) print
/// as they are.
public final class OldTime {

    /// Bytes a value takes.
    public static final int SIZE = 3;

    private static final int MAX_TEXT = 16;

    private OldTime() {
    }

    public static int decode(Bytes bytes, long at) {
        return bytes.i24(at);
    }

    public static boolean isNegative(int time) {
        return time < 0;
    }

    public static int hours(int time) {
        return Math.abs(time) / 10_000;
    }

    public static int minute(int time) {
        return Math.abs(time) / 100 % 100;
    }

    public static int second(int time) {
        return Math.abs(time) % 100;
    }

    public static boolean isZero(int time) {
        return time == 0;
    }

    /// Writes the time, `-12:34:56`.
    public static void write(ByteSink sink, int time) {
        if (time < 0) {
            sink.put('-');
        }
        put(sink, Math.abs(time));
    }

    /// Writes what mysqlbinlog makes of it (which adds quotes): it takes the three bytes as unsigned, so a negative time comes out wrong.
    public static void writeAsUnsigned(ByteSink sink, int time) {
        put(sink, time & 0xff_ffff);
    }

    private static void put(ByteSink sink, int time) {
        sink.ensure(MAX_TEXT);
        byte[] target = sink.array();
        int start = sink.position();
        int to = FixedDigits.putPadded(target, start, time / 10_000, 2);
        target[to] = ':';
        FixedDigits.putPair(target, to + 1, time / 100 % 100);
        target[to + 3] = ':';
        FixedDigits.putPair(target, to + 4, time % 100);
        sink.advance(to + 6 - start);
    }
}
