package io.binlogtool.value;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightDigits;
import io.binlogtool.io.FixedDigits;
import io.binlogtool.io.LittleEndian;

/// The fraction that follows the seconds in TIMESTAMP2, DATETIME2 and TIME2: 2, 4 or 6 digits in one to three big-endian bytes.
final class FractionalSeconds {

    /// Low bits of a packed temporal that hold its microseconds.
    static final int BITS = 24;
    static final int MASK = (1 << BITS) - 1;
    static final int DIGITS = 6;

    private static final int[] TEN_TO = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private FractionalSeconds() {
    }

    /// How many bytes a fraction of `decimals` digits takes; an odd digit takes a byte of its own.
    static int size(int decimals) {
        return (decimals + 1) / 2;
    }

    /// The fraction of `decimals` digits (0 to 6) at `at`, in microseconds.
    static int micros(Bytes bytes, long at, int decimals) {
        return switch (size(decimals)) {
            case 0 -> 0;
            case 1 -> bytes.u8(at) * 10_000;
            case 2 -> bytes.u16Big(at) * 100;
            default -> bytes.u24Big(at);
        };
    }

    /// Writes `.` and exactly `decimals` digits, cutting off the others; nothing for none. Returns where it ends;
    /// up to eight bytes further may be written.
    static int put(byte[] target, int at, int micros, int decimals) {
        if (decimals == 0) {
            return at;
        }
        target[at] = '.';
        if (micros >= TEN_TO[DIGITS]) {
            return FixedDigits.putPadded(target, at + 1, micros / TEN_TO[DIGITS - decimals], decimals);
        }
        LittleEndian.putLong(target, at + 1, EightDigits.decimal(micros * 100));
        return at + 1 + decimals;
    }
}
