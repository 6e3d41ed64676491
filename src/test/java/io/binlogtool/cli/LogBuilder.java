package io.binlogtool.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Writes small logs without checksums, event by event, for what no server at hand writes. Events are of the Unix second 0, or of [#at(int)].
final class LogBuilder {

    static final int RELAY_LOG = 0x40;

    private static final int FORMAT_DESCRIPTION = 15;
    private static final int HEADER_SIZE = 19;
    private static final int[] POST_HEADER_LENGTHS = {
        0, 13, 0, 8, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 98, 0, 4, 26, 8, 0, 0, 0, 8, 8, 8, 2, 0, 0, 0, 10, 10, 10, 42, 42, 0, 18, 52, 0, 10, 40, 0, 0
    };

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private int time;

    LogBuilder() {
        log.writeBytes(new byte[] {(byte) 0xfe, 'b', 'i', 'n'});
    }

    /// The events that follow are of this Unix second.
    LogBuilder at(int seconds) {
        time = seconds;
        return this;
    }

    /// FORMAT_DESCRIPTION.
    LogBuilder format(int flags) {
        return format("9.7.0", POST_HEADER_LENGTHS, flags);
    }

    /// FORMAT_DESCRIPTION of a MySQL server of another version.
    LogBuilder formatOf(String version) {
        return format(version, POST_HEADER_LENGTHS, 0);
    }

    /// FORMAT_DESCRIPTION of a MariaDB server.
    LogBuilder formatOfMariaDb() {
        return format("11.8.1-MariaDB", Arrays.copyOf(POST_HEADER_LENGTHS, 171), 0);
    }

    private LogBuilder format(String version, int[] postHeaderLengths, int flags) {
        ByteBuffer body = body(57 + postHeaderLengths.length + 5);
        body.putShort((short) 4).put(version.getBytes(StandardCharsets.US_ASCII)).position(52);
        body.putInt(0).put((byte) HEADER_SIZE);
        for (int length : postHeaderLengths) {
            body.put((byte) length);
        }
        return event(FORMAT_DESCRIPTION, flags, body);
    }

    LogBuilder query(String statement) {
        byte[] text = statement.getBytes(StandardCharsets.UTF_8);
        return event(2, 0, body(13 + 1 + text.length).putInt(1).position(14).put(text));
    }

    /// ANONYMOUS_GTID.
    LogBuilder gtid() {
        return event(34, 0, body(42));
    }

    /// XA_PREPARE of a transaction of format 1 without a branch qualifier.
    LogBuilder xaPrepare(boolean onePhase, String gtrid) {
        byte[] id = gtrid.getBytes(StandardCharsets.US_ASCII);
        return event(38, 0, body(13 + id.length).put((byte) (onePhase ? 1 : 0)).putInt(1).putInt(id.length).putInt(0).put(id));
    }

    /// How many bytes there are.
    int size() {
        return log.size();
    }

    /// A statement whose status variables tell the client's character set.
    LogBuilder query(byte[] statement, int characterSet) {
        return event(2, 0, body(13 + 7 + 1 + statement.length).position(11).putShort((short) 7).put((byte) 4)
                .putShort((short) characterSet).putShort((short) 33).putShort((short) 33).put((byte) 0).put(statement));
    }

    LogBuilder intvar() {
        return event(5, 0, body(9).put((byte) 2).putLong(1));
    }

    /// `@a := NULL`.
    LogBuilder userVar() {
        return event(14, 0, body(6).putInt(1).put((byte) 'a').put((byte) 1));
    }

    /// GTID of a server without a UUID.
    LogBuilder gtid(long gno, long lastCommitted, long sequenceNumber) {
        return event(33, 0, body(42).position(17).putLong(gno).put((byte) 2).putLong(lastCommitted).putLong(sequenceNumber));
    }

    /// GTID of a server without a UUID, with the microseconds of the commit on the server at hand and on the one where it was made.
    LogBuilder gtidCommittedAt(long immediate, long original) {
        // Seven bytes each; the highest bit says that the second follows.
        ByteBuffer body = body(56).position(17).putLong(1).put((byte) 2).position(42).putLong(immediate | 1L << 55).position(49);
        for (int i = 0; i < 7; i++) {
            body.put((byte) (original >>> 8 * i));
        }
        return event(33, 0, body);
    }

    LogBuilder rotate(String next) {
        byte[] name = next.getBytes(StandardCharsets.UTF_8);
        return event(4, 0, body(8 + name.length).putLong(4).put(name));
    }

    LogBuilder stop() {
        return event(3, 0, body(0));
    }

    LogBuilder xid() {
        return event(16, 0, body(8).putLong(7));
    }

    /// A table map of a table without columns, and a rows event of it.
    LogBuilder rows(int flags) {
        event(19, 0, body(15).putInt(5).position(8).put((byte) 1).put((byte) 'd').put((byte) 0).put((byte) 1).put((byte) 't').put((byte) 0));
        return event(30, 0, body(12).putInt(5).putShort((short) 0).putShort((short) flags).putShort((short) 2).put((byte) 1).put((byte) 1));
    }

    /// Rows without a table map, of partition 3.
    LogBuilder rowsOfUnknownTable() {
        return event(30, 0, body(16).putInt(9).putShort((short) 0).putShort((short) 1).putShort((short) 5).put((byte) 1).putShort((short) 3)
                .put((byte) 1).put((byte) 1).put((byte) 0));
    }

    /// Rows of no table, which only end a statement.
    LogBuilder dummyRows() {
        return event(30, 0, body(12).putInt(0xff_ffff).putShort((short) 0).putShort((short) 1).putShort((short) 2).put((byte) 1));
    }

    /// An update of `d`.`t (INT, ENUM, TIMESTAMP)`: the last two from NULL to zero, which is no label and no time.
    LogBuilder updateFromNullToZero() {
        event(19, 0, body(23).putInt(5).position(8).put((byte) 1).put((byte) 'd').put((byte) 0).put((byte) 1).put((byte) 't').put((byte) 0)
                .put((byte) 3).put(new byte[] {3, (byte) 254, 17}).put((byte) 3).put(new byte[] {(byte) 247, 1, 0}).put((byte) 6));
        return event(31, 0, body(28).putInt(5).position(8).putShort((short) 2).put((byte) 3).put((byte) 7).put((byte) 7)
                .put((byte) 6).putInt(1).put((byte) 0).putInt(1).put((byte) 0).putInt(0));
    }

    /// PREVIOUS_GTIDS with the first transaction of so many servers, 40 bytes each.
    LogBuilder previousGtids(int servers) {
        ByteBuffer body = body(8 + 40 * servers).putLong(servers);
        for (int i = 0; i < servers; i++) {
            body.putLong(0).putLong(Long.reverseBytes(i + 1)).putLong(1).putLong(1).putLong(2);
        }
        return event(35, 0, body);
    }

    /// A row of `d`.`t (FLOAT)`.
    LogBuilder insertFloat(float value) {
        return insertFloat("d", "t", value);
    }

    /// A row of a table of one FLOAT column, NULL or not.
    LogBuilder insertFloat(String databaseName, String tableName, float value) {
        byte[] database = databaseName.getBytes(StandardCharsets.UTF_8);
        byte[] table = tableName.getBytes(StandardCharsets.UTF_8);
        event(19, 0, body(17 + database.length + table.length).putInt(5).position(8).put((byte) database.length).put(database).put((byte) 0)
                .put((byte) table.length).put(table).put((byte) 0).put((byte) 1).put((byte) 4).put((byte) 1).put((byte) 4).put((byte) 1));
        return event(30, 0, body(17).putInt(5).position(6).putShort((short) 1).putShort((short) 2).put((byte) 1).put((byte) 1).put((byte) 0)
                .putFloat(value));
    }

    /// USER_VAR: a decimal, of which so many bytes of zeros are there.
    LogBuilder decimalVariable(int precision, int scale, int packedSize) {
        return event(14, 0, body(18 + packedSize).putInt(1).put((byte) 'a').put((byte) 0).put((byte) 4).putInt(33).putInt(2 + packedSize)
                .put((byte) precision).put((byte) scale).put((byte) 0x80));
    }

    LogBuilder appendBlock(int fileId) {
        return appendBlock(fileId, "abc".getBytes(StandardCharsets.US_ASCII));
    }

    LogBuilder appendBlock(int fileId, byte[] data) {
        return event(9, 0, body(4 + data.length).putInt(fileId).put(data));
    }

    /// An event of any type, with a body of eight zero bytes.
    LogBuilder other(int type, int flags) {
        return event(type, flags, body(8));
    }

    private static ByteBuffer body(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private LogBuilder event(int type, int flags, ByteBuffer body) {
        int length = HEADER_SIZE + body.capacity();
        ByteBuffer header = body(HEADER_SIZE).putInt(time).put((byte) type).putInt(1).putInt(length).putInt(log.size() + length).putShort((short) flags);
        if (type == FORMAT_DESCRIPTION) {
            // It has a checksum even in logs without.
            CRC32 checksum = new CRC32();
            checksum.update(header.array());
            checksum.update(body.array(), 0, body.capacity() - Integer.BYTES);
            body.putInt(body.capacity() - Integer.BYTES, (int) checksum.getValue());
        }
        log.writeBytes(header.array());
        log.writeBytes(body.array());
        return this;
    }

    byte[] toByteArray() {
        return log.toByteArray();
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("log"), log.toByteArray());
    }
}
