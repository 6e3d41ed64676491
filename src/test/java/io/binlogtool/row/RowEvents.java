package io.binlogtool.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.schema.TableMap;

/// Encodes table maps and rows events of format version 2, in the words of values.md §1 and not with the code under test.
final class RowEvents {

    static final int WRITE = 30;
    static final int UPDATE = 31;
    static final int DELETE = 32;
    private static final int TABLE_MAP = 19;
    private static final int TABLE_ID = 7;
    private static final FormatDescription FORMAT = format();

    /// @param typeCode as in TABLE_MAP
    /// @param metadata as in TABLE_MAP
    /// @param size bytes of a value; the most there are if `prefix` is not 0
    /// @param prefix bytes of the length in front of a value; 0 if all values have `size` bytes
    record Column(int typeCode, byte[] metadata, int size, int prefix) {

        static Column fixed(int typeCode, int size, int... metadata) {
            return new Column(typeCode, bytes(metadata), size, 0);
        }

        static Column variable(int typeCode, int prefix, int most, int... metadata) {
            return new Column(typeCode, bytes(metadata), most, prefix);
        }

        private static byte[] bytes(int... values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
    }

    private RowEvents() {
    }

    private static FormatDescription format() {
        try (EventReader reader = new EventReader(LogInput.open("testdata/gtid-on/binlog.000001", null))) {
            return reader.next().format();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TableMap table(List<Column> columns) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {TABLE_ID, 0, 0, 0, 0, 0, 1, 0});
        for (String name : List.of("db", "t")) {
            body.write(name.length());
            body.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            body.write(0);
        }
        body.write(columns.size());
        columns.forEach(column -> body.write(column.typeCode()));
        body.write(columns.stream().mapToInt(column -> column.metadata().length).sum());
        columns.forEach(column -> body.writeBytes(column.metadata()));
        body.writeBytes(bitmap(columns.stream().map(column -> true).toList()));
        return TableMap.compile((TableMapEvent) EventDecoder.decode(event(TABLE_MAP, body.toByteArray())));
    }

    /// A rows event whose rows are `images`, one behind the other.
    ///
    /// @param present which columns the images have; one bitmap, or two for an UPDATE
    static RowsEvent rows(int typeCode, List<List<Boolean>> present, byte[] images) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {TABLE_ID, 0, 0, 0, 0, 0, 1, 0, 2, 0});
        body.write(present.getFirst().size());
        present.forEach(bitmap -> body.writeBytes(bitmap(bitmap)));
        body.writeBytes(images);
        return (RowsEvent) EventDecoder.decode(event(typeCode, body.toByteArray()));
    }

    /// One image.
    ///
    /// @param columns those that are present
    /// @param values of these; null for NULL
    static byte[] image(List<Column> columns, List<byte[]> values) {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.writeBytes(bitmap(values.stream().map(value -> value == null).toList()));
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                for (int b = 0; b < columns.get(i).prefix(); b++) {
                    image.write(value.length >> b * 8);
                }
                image.writeBytes(value);
            }
        }
        return image.toByteArray();
    }

    private static byte[] bitmap(List<Boolean> bits) {
        byte[] bitmap = new byte[(bits.size() + 7) / 8];
        for (int i = 0; i < bits.size(); i++) {
            bitmap[i / 8] |= (byte) (bits.get(i) ? 1 << i % 8 : 0);
        }
        return bitmap;
    }

    private static RawEvent event(int typeCode, byte[] body) {
        int length = EventHeader.SIZE + body.length;
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0).put((byte) typeCode).putInt(1).putInt(length).putInt(length).putShort((short) 0).put(body);
        return RawEvent.of(new EventHeader(0, typeCode, 1, length, length, 0), 4, Bytes.copyOf(bytes.array()), length, FORMAT, null);
    }
}
