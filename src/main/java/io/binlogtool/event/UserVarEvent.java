package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// USER_VAR (14): the value of a user variable that the statement after it uses. Body:
///
/// | size | field |
/// |---|---|
/// | 4 + n | name |
/// | 1 | 1 if the value is NULL: then nothing follows |
/// | 1 | type: 0 string, 1 real, 2 integer, 4 decimal |
/// | 4 | collation id |
/// | 4 + v | value: string bytes; IEEE double; 64-bit integer; precision u8, scale u8 and packed decimal |
/// | 0 or 1 | flags: bit 0 = unsigned |
///
/// @param value null if the variable is NULL
/// @param isUnsigned whether an integer is to be read as unsigned
public record UserVarEvent(RawEvent raw, Bytes name, Type type, long collation, Bytes value, boolean isUnsigned) implements Event {

    /// Of decimals; digits behind the point are among them.
    private static final int MAX_PRECISION = 65;
    private static final int MAX_SCALE = 30;

    public enum Type {
        STRING, REAL, INTEGER, DECIMAL
    }

    static UserVarEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int nameLengthAt = raw.bodyStart() + raw.format().postHeaderLength(raw.header().typeCode());
        int nameAt = nameLengthAt + 4;
        int nameLength = bytes.checkedLength(nameAt, bytes.u32(nameLengthAt));
        if (nameLength == 0) {
            throw new MalformedBinlogException(nameLengthAt, "a user variable without a name");
        }
        Bytes name = bytes.slice(nameAt, nameLength);
        int at = nameAt + nameLength;
        if (bytes.u8(at) != 0) {
            return new UserVarEvent(raw, name, Type.STRING, 0, null, false);
        }
        Type type = switch (bytes.u8(at + 1)) {
            case 0 -> Type.STRING;
            case 1 -> Type.REAL;
            case 2 -> Type.INTEGER;
            case 4 -> Type.DECIMAL;
            default -> throw new MalformedBinlogException(at + 1, "a user variable of type " + bytes.u8(at + 1));
        };
        long collation = bytes.u32(at + 2);
        int valueAt = at + 10;
        int length = bytes.checkedLength(valueAt, bytes.u32(at + 6));
        boolean rightSize = switch (type) {
            case STRING -> true;
            case REAL, INTEGER -> length == Long.BYTES;
            case DECIMAL -> length > 2;
        };
        if (!rightSize) {
            throw new MalformedBinlogException(valueAt, "a user variable's value of " + length + " bytes");
        }
        if (type == Type.DECIMAL) {
            checkDecimal(bytes.slice(valueAt, length), valueAt);
        }
        int flagsAt = valueAt + length;
        boolean isUnsigned = flagsAt < bytes.size() && (bytes.u8(flagsAt) & 1) != 0;
        return new UserVarEvent(raw, name, type, collation, bytes.slice(valueAt, length), isUnsigned);
    }

    /// What mysqlbinlog refuses, too. It takes a decimal of no digits for 0, and bytes behind the value for nothing.
    private static void checkDecimal(Bytes value, int at) {
        int precision = value.u8(0);
        int scale = value.u8(1);
        if (precision > MAX_PRECISION || scale > Math.min(precision, MAX_SCALE)) {
            throw new MalformedBinlogException(at, "a user variable of type DECIMAL(" + precision + "," + scale + ")");
        }
        if (value.size() < 2 + packedSize(precision - scale) + packedSize(scale)) {
            throw new MalformedBinlogException(at, "a user variable of type DECIMAL(" + precision + "," + scale + ") in " + (value.size() - 2) + " bytes");
        }
    }

    /// Bytes of so many digits on one side of the point: four for each nine, and of the rest one for each one or two.
    private static int packedSize(int digits) {
        return digits / 9 * 4 + (digits % 9 + 1) / 2;
    }

    public boolean isNull() {
        return value == null;
    }
}
