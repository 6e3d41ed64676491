package io.binlogtool.value.json;

import io.binlogtool.value.PackedDecimalEncoder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Writes binary JSON documents as the server does, from Java objects: null, Boolean, Long, BigInteger (unsigned), Double, String,
/// BigDecimal, [Opaque], List and Map.
final class JsonBinaryEncoder {

    record Opaque(int fieldType, byte[] value) {
    }

    /// A value: the tag that goes into the container's entry, and what goes to its place.
    private record Encoded(int tag, byte[] value) {
    }

    private final boolean large;

    private JsonBinaryEncoder(boolean large) {
        this.large = large;
    }

    static byte[] encode(Object value, boolean large) {
        Encoded encoded = new JsonBinaryEncoder(large).value(value);
        return ByteBuffer.allocate(1 + encoded.value.length).put((byte) encoded.tag).put(encoded.value).array();
    }

    private Encoded value(Object value) {
        return switch (value) {
            case null -> new Encoded(4, new byte[] {0});
            case Boolean b -> new Encoded(4, new byte[] {(byte) (b ? 1 : 2)});
            case Long n when n == n.shortValue() -> new Encoded(5, little(2).putShort(n.shortValue()).array());
            case Long n when n == n.intValue() -> new Encoded(7, little(4).putInt(n.intValue()).array());
            case Long n -> new Encoded(9, little(8).putLong(n).array());
            case BigInteger n when n.bitLength() <= 16 -> new Encoded(6, little(2).putShort(n.shortValue()).array());
            case BigInteger n when n.bitLength() <= 32 -> new Encoded(8, little(4).putInt(n.intValue()).array());
            case BigInteger n -> new Encoded(10, little(8).putLong(n.longValue()).array());
            case Double d -> new Encoded(11, little(8).putDouble(d).array());
            case String s -> new Encoded(12, withLength(s.getBytes(StandardCharsets.UTF_8)));
            case BigDecimal d -> {
                int precision = Math.max(d.precision(), d.scale());
                byte[] packed = PackedDecimalEncoder.encode(d, precision, d.scale());
                byte[] data = ByteBuffer.allocate(2 + packed.length).put((byte) precision).put((byte) d.scale()).put(packed).array();
                yield opaque(246, data);
            }
            case Opaque(int fieldType, byte[] data) -> opaque(fieldType, data);
            case List<?> list -> new Encoded(large ? 3 : 2, container(null, list.toArray()));
            case Map<?, ?> map -> {
                List<byte[]> keys = map.keySet().stream().map(key -> ((String) key).getBytes(StandardCharsets.UTF_8))
                        .sorted(Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned)).toList();
                Object[] values = keys.stream().map(key -> (Object) map.get(new String(key, StandardCharsets.UTF_8))).toArray();
                yield new Encoded(large ? 1 : 0, container(keys, values));
            }
            default -> throw new IllegalArgumentException(value.getClass().toString());
        };
    }

    private static Encoded opaque(int fieldType, byte[] data) {
        byte[] rest = withLength(data);
        return new Encoded(15, ByteBuffer.allocate(1 + rest.length).put((byte) fieldType).put(rest).array());
    }

    private byte[] container(List<byte[]> keys, Object[] values) {
        int width = large ? 4 : 2;
        int count = values.length;
        int header = 2 * width + count * ((keys == null ? 0 : width + 2) + 1 + width);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        ByteBuffer entries = little(header - 2 * width);
        if (keys != null) {
            for (byte[] key : keys) {
                number(entries, header + behind.size(), width);
                entries.putShort((short) key.length);
                behind.writeBytes(key);
            }
        }
        for (Object value : values) {
            Encoded encoded = value(value);
            entries.put((byte) encoded.tag);
            if (JsonLayout.isInlined(encoded.tag, width)) {
                entries.put(Arrays.copyOf(encoded.value, width));
            } else {
                number(entries, header + behind.size(), width);
                behind.writeBytes(encoded.value);
            }
        }
        int size = header + behind.size();
        ByteBuffer out = little(size);
        number(out, count, width);
        number(out, size, width);
        return out.put(entries.array()).put(behind.toByteArray()).array();
    }

    private static byte[] withLength(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = data.length;
        for (; length >= 128; length >>= 7) {
            out.write(length & 0x7f | 0x80);
        }
        out.write(length);
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static void number(ByteBuffer out, int value, int width) {
        if (width == 2) {
            out.putShort((short) value);
        } else {
            out.putInt(value);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
