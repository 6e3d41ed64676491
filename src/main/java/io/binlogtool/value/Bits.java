package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// The bits of a BIT(n) column, ⌈n/8⌉ bytes big-endian and right-aligned; also the way mysqlbinlog shows the mask of a SET.
public final class Bits {

    private Bits() {
    }

    /// How many bytes `count` bits take.
    public static int size(int count) {
        return (count + 7) / 8;
    }

    /// The BIT value of `count` bits (1 to 64) at `at`; unsigned.
    public static long decode(Bytes bytes, long at, int count) {
        return bytes.unsignedBig(at, size(count));
    }

    /// Writes `b'0101'`, the last `count` bits of as many bytes as they take, in stored order.
    ///
    /// A SET mask of n bytes, low byte first, prints as 8·n bits in the same way.
    public static void write(ByteSink sink, Bytes bytes, long at, int count) {
        sink.ensure(count + 3);
        byte[] target = sink.array();
        int start = sink.position();
        int to = start;
        target[to++] = 'b';
        target[to++] = '\'';
        int size = size(count);
        for (int i = 0, bit = count - (size - 1) * 8; i < size; i++, bit = 8) {
            int b = bytes.u8(at + i);
            while (bit > 0) {
                target[to++] = (byte) ('0' + (b >> --bit & 1));
            }
        }
        target[to++] = '\'';
        sink.advance(to - start);
    }
}
