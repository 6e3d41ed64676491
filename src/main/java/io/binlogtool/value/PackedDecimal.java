package io.binlogtool.value;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightDigits;
import io.binlogtool.io.FixedDigits;
import io.binlogtool.io.LittleEndian;
import io.binlogtool.io.MalformedBinlogException;
import java.math.BigDecimal;
import java.math.BigInteger;

/// A NEWDECIMAL value: an exact decimal of `precision` digits, `scale` of them after the point.
///
/// Digits are stored in groups of up to nine, each a big-endian number:
///
/// | part            | digits in the group         | bytes                   |
/// |-----------------|-----------------------------|-------------------------|
/// | integer part    | (precision - scale) mod 9   | 0 1 1 2 2 3 3 4 4       |
/// |                 | 9, as often as needed       | 4                       |
/// | fraction part   | 9, as often as needed       | 4                       |
/// |                 | scale mod 9                 | 0 1 1 2 2 3 3 4 4       |
///
/// The top bit of the first byte is the inverted sign. All bytes of a negative number are inverted.
///
/// Written by MySQL 5.0 and later, and by MariaDB.
public final class PackedDecimal {

    /// The most digits a column can have.
    public static final int MAX_PRECISION = 65;
    /// The most digits a column can have after the point.
    public static final int MAX_SCALE = 30;

    private static final int GROUP_DIGITS = 9;
    private static final int MAX_GROUPS = 9;
    private static final int[] GROUP_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
    private static final int[] TEN_TO = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};
    /// The most digits whose value fits a long.
    private static final int LONG_DIGITS = 18;

    private PackedDecimal() {
    }

    /// Whether a decimal of that shape exists; to be asked of numbers that come from a log before anything else here.
    public static boolean isValid(int precision, int scale) {
        return precision > 0 && precision <= MAX_PRECISION && scale >= 0 && scale <= MAX_SCALE && scale <= precision;
    }

    /// Whether a decimal of that shape can be in a JSON document. There it has no limits but that of a server's memory, nine groups: CAST rounds the
    /// digits in front of the point up to whole groups, and a literal may have more than [#MAX_SCALE] behind it.
    public static boolean isValidInJson(int precision, int scale) {
        return precision > 0 && scale >= 0 && scale <= precision && groups(precision - scale) + groups(scale) <= MAX_GROUPS;
    }

    private static int groups(int digits) {
        return (digits + GROUP_DIGITS - 1) / GROUP_DIGITS;
    }

    /// How many bytes a value takes.
    public static int size(int precision, int scale) {
        int integer = precision - scale;
        return integer / GROUP_DIGITS * 4 + GROUP_BYTES[integer % GROUP_DIGITS]
                + scale / GROUP_DIGITS * 4 + GROUP_BYTES[scale % GROUP_DIGITS];
    }

    /// Writes the value at `at` as MySQL prints it: exactly `scale` digits after the point, at least one before it, no leading zeros.
    ///
    /// @throws MalformedBinlogException if a group holds a number of more digits than it stands for
    public static void write(ByteSink sink, Bytes bytes, long at, int precision, int scale) {
        write(sink, bytes, at, precision, scale, 0);
    }

    /// As [#write(ByteSink, Bytes, long, int, int)], but as lenient as the server: an incomplete first group may hold a digit too many.
    public static void writeLeniently(ByteSink sink, Bytes bytes, long at, int precision, int scale) {
        write(sink, bytes, at, precision, scale, 1);
    }

    private static void write(ByteSink sink, Bytes bytes, long at, int precision, int scale, int surplus) {
        // Digits are put eight at a time, the last time with up to eight too many.
        sink.ensure(precision + 3 + surplus + Long.BYTES);
        byte[] target = sink.array();
        int start = sink.position();
        int to = start;
        int integerDigits = precision - scale;
        int signMask = signMask(bytes, at);
        if (signMask != 0) {
            target[to++] = '-';
        }
        int firstDigit = to;
        long groupAt = at;
        int count;
        for (int digit = 0; digit < precision; digit += count) {
            count = groupDigits(digit, integerDigits, precision);
            boolean first = groupAt == at;
            int group = group(bytes, groupAt, count, first ? signMask ^ topBit(count) : signMask);
            checkDigits(group, groupAt, count, first && digit < integerDigits && count < GROUP_DIGITS ? count + surplus : count);
            groupAt += GROUP_BYTES[count];
            if (digit == integerDigits) {
                if (to == firstDigit) {
                    target[to++] = '0';
                }
                target[to++] = '.';
            }
            if (digit >= integerDigits || to > firstDigit) {
                to = putGroup(target, to, group, count);
            } else if (group > 0) {
                to = putGroup(target, to, group, FixedDigits.countOf(group));
            }
        }
        if (to == firstDigit) {
            // A zero of no fraction digits has no sign.
            to = start;
            target[to++] = '0';
        }
        sink.advance(to - start);
    }

    /// Puts the last `count` digits, at most ten, of a group; returns where they end.
    private static int putGroup(byte[] target, int at, int group, int count) {
        int to = at;
        int left = count;
        int eight = group;
        if (left > Long.BYTES) {
            int upper = group / EightDigits.TEN_TO_8;
            LittleEndian.putLong(target, to, EightDigits.decimal(upper, left - Long.BYTES));
            to += left - Long.BYTES;
            left = Long.BYTES;
            eight = group - upper * EightDigits.TEN_TO_8;
        }
        LittleEndian.putLong(target, to, EightDigits.decimal(eight, left));
        return to + left;
    }

    /// The value at `at`, with its scale. A negative zero loses its sign.
    ///
    /// @throws MalformedBinlogException if a group holds a number of more digits than it stands for
    public static BigDecimal toBigDecimal(Bytes bytes, long at, int precision, int scale) {
        int integerDigits = precision - scale;
        int signMask = signMask(bytes, at);
        long unscaled = 0;
        BigInteger large = BigInteger.ZERO;
        long groupAt = at;
        int count;
        for (int digit = 0; digit < precision; digit += count) {
            count = groupDigits(digit, integerDigits, precision);
            int group = group(bytes, groupAt, count, groupAt == at ? signMask ^ topBit(count) : signMask);
            checkDigits(group, groupAt, count, count);
            groupAt += GROUP_BYTES[count];
            if (precision <= LONG_DIGITS) {
                unscaled = unscaled * TEN_TO[count] + group;
            } else {
                large = large.multiply(BigInteger.valueOf(TEN_TO[count])).add(BigInteger.valueOf(group));
            }
        }
        if (precision <= LONG_DIGITS) {
            return BigDecimal.valueOf(signMask == 0 ? unscaled : -unscaled, scale);
        }
        return new BigDecimal(signMask == 0 ? large : large.negate(), scale);
    }

    private static int signMask(Bytes bytes, long at) {
        return bytes.u8(at) >= 0x80 ? 0 : -1;
    }

    /// How many digits the group that starts with digit number `digit` holds.
    private static int groupDigits(int digit, int integerDigits, int precision) {
        if (digit < integerDigits) {
            int odd = (integerDigits - digit) % GROUP_DIGITS;
            return odd == 0 ? GROUP_DIGITS : odd;
        }
        return Math.min(GROUP_DIGITS, precision - digit);
    }

    private static int topBit(int digits) {
        return 0x80 << (GROUP_BYTES[digits] - 1) * 8;
    }

    private static int group(Bytes bytes, long at, int digits, int mask) {
        return switch (GROUP_BYTES[digits]) {
            case 1 -> bytes.u8(at) ^ mask & 0xff;
            case 2 -> bytes.u16Big(at) ^ mask & 0xffff;
            case 3 -> bytes.u24Big(at) ^ mask & 0xff_ffff;
            default -> bytes.i32Big(at) ^ mask;
        };
    }

    /// @param most digits that are let pass
    private static void checkDigits(int group, long at, int digits, int most) {
        if (Integer.compareUnsigned(group, TEN_TO[most]) >= 0) {
            throw new MalformedBinlogException(at, "no decimal digits: " + Integer.toUnsignedString(group) + " in place of " + digits + " digits");
        }
    }
}
