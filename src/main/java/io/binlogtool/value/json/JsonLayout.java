package io.binlogtool.value.json;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.value.PackedDecimal;

/// Where things are inside a binary JSON document. Everything that points somewhere is checked here, before anyone follows it.
///
/// A value is a tag byte (its type) and the value itself. A container's value is, with O = 2 bytes (small) or 4 (large):
///
/// ```
/// count (O) · size in bytes, from the count on (O)
/// objects: count × key entry    = key's offset (O) · key's length (2)
/// both:    count × value entry  = tag (1) · the value's offset, or the value itself if it is short enough (O)
/// keys · values
/// ```
///
/// Offsets count from the container's first byte, the one after its tag. `at` below is the offset, in the [Bytes], of a value's first
/// byte after the tag; `limit` is the end of the container or document that the value is in.
final class JsonLayout {

    static final int SMALL_OBJECT = 0x00;
    static final int LARGE_OBJECT = 0x01;
    static final int SMALL_ARRAY = 0x02;
    static final int LARGE_ARRAY = 0x03;
    static final int LITERAL = 0x04;
    static final int INT16 = 0x05;
    static final int UINT16 = 0x06;
    static final int INT32 = 0x07;
    static final int UINT32 = 0x08;
    static final int INT64 = 0x09;
    static final int UINT64 = 0x0a;
    static final int DOUBLE = 0x0b;
    static final int STRING = 0x0c;
    static final int OPAQUE = 0x0f;

    static final int LITERAL_NULL = 0;
    static final int LITERAL_TRUE = 1;
    static final int LITERAL_FALSE = 2;

    /// The column types an opaque value can have whose values are more than bytes.
    static final int FIELD_TIMESTAMP = 7;
    static final int FIELD_DATE = 10;
    static final int FIELD_TIME = 11;
    static final int FIELD_DATETIME = 12;
    static final int FIELD_NEWDECIMAL = 246;
    static final int FIELD_VAR_STRING = 253;

    /// How deep containers may be nested: the server's own limit.
    static final int MAX_DEPTH = 100;

    private static final int MAX_LENGTH_BYTES = 5;

    private JsonLayout() {
    }

    /// What the value is.
    static JsonType type(Bytes bytes, int tag, long at, long limit) {
        return switch (tag) {
            case SMALL_OBJECT, LARGE_OBJECT -> JsonType.OBJECT;
            case SMALL_ARRAY, LARGE_ARRAY -> JsonType.ARRAY;
            case LITERAL -> literal(bytes, at, limit) == LITERAL_NULL ? JsonType.NULL : JsonType.BOOLEAN;
            case INT16, INT32, INT64 -> JsonType.INT;
            case UINT16, UINT32, UINT64 -> JsonType.UINT;
            case DOUBLE -> JsonType.DOUBLE;
            case STRING -> JsonType.STRING;
            case OPAQUE -> switch (u8(bytes, at, limit)) {
                case FIELD_NEWDECIMAL -> JsonType.DECIMAL;
                case FIELD_DATE -> JsonType.DATE;
                case FIELD_TIME -> JsonType.TIME;
                case FIELD_DATETIME -> JsonType.DATETIME;
                case FIELD_TIMESTAMP -> JsonType.TIMESTAMP;
                case FIELD_VAR_STRING -> JsonType.STRING;
                default -> JsonType.OPAQUE;
            };
            default -> throw new MalformedBinlogException(at, "no JSON type has the number " + tag);
        };
    }

    static int literal(Bytes bytes, long at, long limit) {
        int literal = u8(bytes, at, limit);
        if (literal > LITERAL_FALSE) {
            throw new MalformedBinlogException(at, "no JSON literal has the number " + literal);
        }
        return literal;
    }

    static boolean isContainer(int tag) {
        return tag <= LARGE_ARRAY;
    }

    static boolean isObject(int tag) {
        return tag <= LARGE_OBJECT;
    }

    /// O, the width of counts, sizes and offsets in a container.
    static int width(int tag) {
        return (tag & 1) == 0 ? 2 : 4;
    }

    /// How many members or elements a container has, in the lower half, and its size in bytes, in the upper half. Both are possible: the size is within
    /// the limit, and the header with all its entries within the size.
    static long header(Bytes bytes, int tag, long at, long limit) {
        long header;
        if (width(tag) == 2) {
            header = halves(bytes.i32(within(at, 4, limit)));
        } else {
            header = bytes.i64(within(at, 8, limit));
        }
        long size = header >>> Integer.SIZE;
        if (size > limit - at) {
            throw new MalformedBinlogException(at, "a JSON container of " + size + " bytes runs past the end at " + limit);
        }
        long count = header & 0xffff_ffffL;
        if (headerSize(tag, count) > size) {
            throw new MalformedBinlogException(at, count + " JSON entries do not fit a container of " + size + " bytes");
        }
        return header;
    }

    /// Two numbers of 16 bits as two of 32.
    private static long halves(int both) {
        return both & 0xffff | (long) (both >>> Short.SIZE) << Integer.SIZE;
    }

    static int count(Bytes bytes, int tag, long at, long limit) {
        return (int) header(bytes, tag, at, limit);
    }

    static long containerSize(Bytes bytes, int tag, long at, long limit) {
        return header(bytes, tag, at, limit) >>> Integer.SIZE;
    }

    /// Bytes that a container takes for itself: count, size and all entries.
    static long headerSize(int tag, long count) {
        int width = width(tag);
        return 2 * width + count * (isObject(tag) ? width + 2 + 1 + width : 1 + width);
    }

    /// Where the key of a member starts, in the lower half, and its length in bytes, in the upper half; within the container.
    ///
    /// @param end of the container, as from [#header]
    static long key(Bytes bytes, int tag, long at, int index, long end) {
        int width = width(tag);
        long entryAt = at + 2 * width + (long) index * (width + 2);
        long entry = width == 2 ? halves(bytes.i32(entryAt)) : bytes.u32(entryAt) | (long) bytes.u16(entryAt + 4) << Integer.SIZE;
        long key = at + (entry & 0xffff_ffffL);
        if (key < at + 2 * width || key + (entry >>> Integer.SIZE) > end) {
            throw new MalformedBinlogException(entryAt, "JSON key " + index + " is outside of its object");
        }
        return entry + at;
    }

    static long keyAt(Bytes bytes, int tag, long at, int index, long end) {
        return key(bytes, tag, at, index, end) & 0xffff_ffffL;
    }

    static int keyLength(Bytes bytes, int tag, long at, int index) {
        int width = width(tag);
        return bytes.u16(at + 2 * width + (long) index * (width + 2) + width);
    }

    /// Where the value entry of a member or element starts.
    static long entryAt(int tag, long at, int count, int index) {
        int width = width(tag);
        return at + 2 * width + (isObject(tag) ? (long) count * (width + 2) : 0) + (long) index * (1 + width);
    }

    /// Whether values with that tag stand in the entry itself in containers of that width.
    static boolean isInlined(int tag, int width) {
        return tag == LITERAL || tag == INT16 || tag == UINT16 || width == 4 && (tag == INT32 || tag == UINT32);
    }

    /// The tag of an entry's value, in the lowest byte, and above it where the value is: in the entry or where it points to.
    static long value(Bytes bytes, int containerTag, long at, long entry, long end) {
        int width = width(containerTag);
        // Three bytes of a small container's entry, read with the one in front of them.
        long tagged = width == 2 ? bytes.u32(entry - 1) >>> Byte.SIZE : bytes.u8(entry) | bytes.u32(entry + 1) << Byte.SIZE;
        int tag = (int) tagged & 0xff;
        if (isInlined(tag, width)) {
            return entry + 1 << Byte.SIZE | tag;
        }
        long value = at + (tagged >>> Byte.SIZE);
        if (value < at + 2 * width || value >= end) {
            throw new MalformedBinlogException(entry, "a JSON value is outside of its container");
        }
        return value << Byte.SIZE | tag;
    }

    /// How many bytes the length of a string or opaque value takes, seven bits each.
    static int lengthBytes(Bytes bytes, long at, long limit) {
        return u8(bytes, at, limit) < 0x80 ? 1 : severalLengthBytes(bytes, at, limit);
    }

    private static int severalLengthBytes(Bytes bytes, long at, long limit) {
        int count = 1;
        while (u8(bytes, at + count - 1, limit) >= 0x80) {
            if (++count > MAX_LENGTH_BYTES) {
                throw new MalformedBinlogException(at, "a JSON length has no end");
            }
        }
        return count;
    }

    /// The length at `at`, of what follows it within the limit.
    static int length(Bytes bytes, long at, long limit) {
        int count = 1;
        long length = u8(bytes, at, limit);
        if (length >= 0x80) {
            count = severalLengthBytes(bytes, at, limit);
            length = 0;
            for (int i = count - 1; i >= 0; i--) {
                length = length << 7 | bytes.u8(at + i) & 0x7f;
            }
        }
        if (length > limit - at - count) {
            throw tooLong(at, length, limit);
        }
        return (int) length;
    }

    private static MalformedBinlogException tooLong(long at, long length, long limit) {
        return new MalformedBinlogException(at, "JSON data of " + length + " bytes runs past the end at " + limit);
    }

    /// Where the data of a string or opaque value starts; its length stands at [#lengthAt].
    static long dataAt(Bytes bytes, int tag, long at, long limit) {
        long length = lengthAt(tag, at);
        return length + lengthBytes(bytes, length, limit);
    }

    /// Opaque values have the column type in front of their length.
    static long lengthAt(int tag, long at) {
        return tag == OPAQUE ? at + 1 : at;
    }

    /// The precision of an opaque decimal whose data starts at `data`; precision and scale are possible, and the length is right for them.
    static int precision(Bytes bytes, long data, int length) {
        if (length >= 2) {
            int precision = bytes.u8(data);
            int scale = bytes.u8(data + 1);
            if (PackedDecimal.isValidInJson(precision, scale) && length == 2 + PackedDecimal.size(precision, scale)) {
                return precision;
            }
        }
        throw new MalformedBinlogException(data, "no JSON decimal is " + length + " bytes like these");
    }

    /// The packed form of an opaque date or time whose data starts at `data`.
    static long packedTemporal(Bytes bytes, long data, int length) {
        if (length != 8) {
            throw new MalformedBinlogException(data, "a JSON date or time of " + length + " bytes instead of 8");
        }
        return bytes.i64(data);
    }

    /// Bytes that a scalar takes outside of its container's entry.
    static long scalarSize(Bytes bytes, int tag, long at, long limit) {
        return switch (tag) {
            case LITERAL -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32 -> 4;
            case INT64, UINT64, DOUBLE -> 8;
            default -> dataAt(bytes, tag, at, limit) - at + length(bytes, lengthAt(tag, at), limit);
        };
    }

    static long integer(Bytes bytes, int tag, long at, long limit) {
        return switch (tag) {
            case INT16 -> bytes.i16(within(at, 2, limit));
            case UINT16 -> bytes.u16(within(at, 2, limit));
            case INT32 -> bytes.i32(within(at, 4, limit));
            case UINT32 -> bytes.u32(within(at, 4, limit));
            default -> bytes.i64(within(at, 8, limit));
        };
    }

    /// The double at `at`.
    ///
    /// @throws MalformedBinlogException for NaN and infinities, which JSON does not have
    static double number(Bytes bytes, long at, long limit) {
        double value = Double.longBitsToDouble(bytes.i64(within(at, 8, limit)));
        if (!Double.isFinite(value)) {
            throw new MalformedBinlogException(at, value + " is no JSON number");
        }
        return value;
    }

    private static int u8(Bytes bytes, long at, long limit) {
        return bytes.u8(within(at, 1, limit));
    }

    /// `at`, if `width` bytes from there on are within the limit.
    private static long within(long at, int width, long limit) {
        if (width > limit - at) {
            throw outside(at, width, limit);
        }
        return at;
    }

    private static MalformedBinlogException outside(long at, int width, long limit) {
        return new MalformedBinlogException(at, "a JSON value of " + width + " bytes runs past the end at " + limit);
    }
}
