package io.binlogtool.value.json;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.value.PackedDecimal;
import java.math.BigDecimal;

/// A view of a value in a binary JSON document, as MySQL 5.7 and later stores it: a whole document or a part of one.
///
/// ```
/// document = type (1) · value
/// ```
///
/// Nothing is decoded before it is asked for, and every offset is checked when it is followed. To print a document use [JsonTextWriter],
/// which needs no view for every value. The view is valid as long as the [Bytes] it is of.
public final class JsonBinary {

    private static final Bytes NULL_DOCUMENT = Bytes.copyOf((byte) JsonLayout.LITERAL, (byte) JsonLayout.LITERAL_NULL);

    private final Bytes bytes;
    private final int tag;
    private final long at;
    private final long limit;
    private final int depth;
    private final JsonType type;

    private JsonBinary(Bytes bytes, int tag, long at, long limit, int depth) {
        this.bytes = bytes;
        this.tag = tag;
        this.at = at;
        this.limit = limit;
        this.depth = depth;
        this.type = JsonLayout.type(bytes, tag, at, limit);
        if (JsonLayout.isContainer(tag) && depth > JsonLayout.MAX_DEPTH) {
            throw new MalformedBinlogException(at, "JSON is nested more than " + JsonLayout.MAX_DEPTH + " levels deep");
        }
    }

    /// The document of `length` bytes at `at`. One without any bytes is JSON null.
    ///
    /// @throws MalformedBinlogException if it runs past the end or is of no known type
    public static JsonBinary of(Bytes bytes, long at, long length) {
        bytes.checkedLength(at, length);
        return length == 0
                ? new JsonBinary(NULL_DOCUMENT, JsonLayout.LITERAL, 1, 2, 1)
                : new JsonBinary(bytes, bytes.u8(at), at + 1, at + length, 1);
    }

    public JsonType type() {
        return type;
    }

    /// How many members an object or elements an array has; 1 for anything else, as SQL's JSON_LENGTH has it.
    public int size() {
        return JsonLayout.isContainer(tag) ? JsonLayout.count(bytes, tag, at, limit) : 1;
    }

    /// The key of a member, in stored order (by length, then bytes).
    public byte[] keyBytes(int index) {
        require(JsonType.OBJECT);
        checkedCount(index);
        long key = JsonLayout.keyAt(bytes, tag, at, index, end());
        return bytes.array(key, JsonLayout.keyLength(bytes, tag, at, index));
    }

    /// The key of a member as text, in stored order.
    public String key(int index) {
        require(JsonType.OBJECT);
        checkedCount(index);
        long key = JsonLayout.keyAt(bytes, tag, at, index, end());
        return bytes.utf8(key, JsonLayout.keyLength(bytes, tag, at, index));
    }

    /// The value of a member or element, in stored order.
    public JsonBinary element(int index) {
        int count = checkedCount(index);
        long end = end();
        long entry = JsonLayout.entryAt(tag, at, count, index);
        long value = JsonLayout.value(bytes, tag, at, entry, end);
        return new JsonBinary(bytes, (int) value & 0xff, value >>> Byte.SIZE, end, depth + 1);
    }

    /// The value of the member with that key (in UTF-8), or null if the object has none.
    public JsonBinary member(byte[] key) {
        require(JsonType.OBJECT);
        int count = size();
        long end = end();
        for (int i = 0; i < count; i++) {
            if (JsonLayout.keyLength(bytes, tag, at, i) == key.length && bytes.matches(JsonLayout.keyAt(bytes, tag, at, i, end), key)) {
                return element(i);
            }
        }
        return null;
    }

    public boolean booleanValue() {
        require(JsonType.BOOLEAN);
        return JsonLayout.literal(bytes, at, limit) == JsonLayout.LITERAL_TRUE;
    }

    /// The number, all 64 bits of it: unsigned where the type is UINT.
    public long longValue() {
        if (type != JsonType.INT && type != JsonType.UINT) {
            throw wrongType("a whole number");
        }
        return JsonLayout.integer(bytes, tag, at, limit);
    }

    public double doubleValue() {
        require(JsonType.DOUBLE);
        return JsonLayout.number(bytes, at, limit);
    }

    public BigDecimal decimalValue() {
        require(JsonType.DECIMAL);
        long data = dataAt();
        int precision = JsonLayout.precision(bytes, data, dataLength());
        return PackedDecimal.toBigDecimal(bytes, data + 2, precision, bytes.u8(data + 1));
    }

    public String stringValue() {
        require(JsonType.STRING);
        return bytes.utf8(dataAt(), dataLength());
    }

    /// A TIME as [io.binlogtool.value.PackedTime], a DATE, DATETIME or TIMESTAMP as [io.binlogtool.value.PackedDatetime].
    public long packedTemporal() {
        if (type != JsonType.DATE && type != JsonType.TIME && type != JsonType.DATETIME && type != JsonType.TIMESTAMP) {
            throw wrongType("a date or time");
        }
        return JsonLayout.packedTemporal(bytes, dataAt(), dataLength());
    }

    /// The number of the column type (as in a table map) that an opaque value is of; decimals, dates and times are opaque values too.
    public int opaqueFieldType() {
        requireOpaque();
        return bytes.u8(at);
    }

    /// The bytes of an opaque value.
    public byte[] opaqueValue() {
        requireOpaque();
        return bytes.array(dataAt(), dataLength());
    }

    Bytes bytes() {
        return bytes;
    }

    int tag() {
        return tag;
    }

    long at() {
        return at;
    }

    long limit() {
        return limit;
    }

    private long end() {
        return at + JsonLayout.containerSize(bytes, tag, at, limit);
    }

    private long dataAt() {
        return JsonLayout.dataAt(bytes, tag, at, limit);
    }

    private int dataLength() {
        return JsonLayout.length(bytes, JsonLayout.lengthAt(tag, at), limit);
    }

    private int checkedCount(int index) {
        if (!JsonLayout.isContainer(tag)) {
            throw wrongType("a container");
        }
        int count = size();
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("entry " + index + " of " + count);
        }
        return count;
    }

    private void require(JsonType wanted) {
        if (type != wanted) {
            throw wrongType(wanted.toString());
        }
    }

    private void requireOpaque() {
        if (tag != JsonLayout.OPAQUE) {
            throw wrongType("an opaque value");
        }
    }

    private IllegalStateException wrongType(String wanted) {
        return new IllegalStateException("a JSON value of type " + type + " is not " + wanted);
    }
}
