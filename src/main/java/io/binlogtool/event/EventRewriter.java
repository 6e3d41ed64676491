package io.binlogtool.event;


import io.binlogtool.event.raw.Checksum;
import io.binlogtool.event.raw.ChecksumAlgorithm;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.NativeBuffer;

/// Makes events that are not in the log as they are needed: an event from inside a TRANSACTION_PAYLOAD as it would stand in a log of its own,
/// or an event under another database name. Length and checksum are made to match in the bytes, while the decoded header goes on telling the
/// length in the log; the result is valid until the next call.
public final class EventRewriter implements AutoCloseable {

    private static final int MAX_SHORT_LENGTH = 250;
    private static final int MEDIUM_LENGTH = 252;

    private final NativeBuffer buffer = new NativeBuffer();
    private final Checksum checksum = new Checksum();

    /// An event from inside a payload, with a checksum if the format says CRC32. Its header is said to hold `endLogPos`, but as in
    /// mysqlbinlog the bytes go on holding 0 there.
    public RawEvent standalone(RawEvent event, long endLogPos) {
        buffer.clear();
        buffer.append(event.bytes(), 0, event.bodyEnd());
        return finish(event, endLogPos);
    }

    /// The event under the default database `name`; its end_log_pos stays.
    public RawEvent withDatabase(QueryEvent event, byte[] name) {
        RawEvent raw = event.raw();
        Bytes bytes = raw.bytes();
        int lengthAt = raw.bodyStart() + QueryEvent.DATABASE_LENGTH_AT;
        buffer.clear();
        buffer.append(bytes, 0, lengthAt);
        buffer.appendU8(name.length);
        buffer.append(bytes, lengthAt + 1, event.databaseAt() - lengthAt - 1);
        buffer.append(name);
        int afterName = event.databaseAt() + event.databaseLength();
        buffer.append(bytes, afterName, raw.bodyEnd() - afterName);
        return finish(raw, raw.header().endLogPos());
    }

    /// The table map under the database `name`; its end_log_pos stays.
    public RawEvent withDatabase(TableMapEvent event, byte[] name) {
        RawEvent raw = event.raw();
        Bytes bytes = raw.bytes();
        buffer.clear();
        buffer.append(bytes, 0, event.databaseLengthAt());
        if (name.length > MAX_SHORT_LENGTH) {
            buffer.appendU8(MEDIUM_LENGTH);
            buffer.appendU8(name.length & 0xff);
            buffer.appendU8(name.length >> 8);
        } else {
            buffer.appendU8(name.length);
        }
        buffer.append(name);
        int afterName = event.databaseAt() + event.databaseLength();
        buffer.append(bytes, afterName, raw.bodyEnd() - afterName);
        return finish(raw, raw.header().endLogPos());
    }

    private RawEvent finish(RawEvent event, long endLogPos) {
        int bodyEnd = (int) buffer.size();
        buffer.setU32(EventHeader.LENGTH_AT, bodyEnd + event.format().checksum().trailerSize());
        if (event.format().checksum() == ChecksumAlgorithm.CRC32) {
            int crc = checksum.compute(buffer.view(), bodyEnd, false);
            buffer.appendU32(crc);
        }
        Bytes bytes = buffer.view();
        return RawEvent.of(event.header().withEndLogPos(endLogPos), event.position(), bytes, bodyEnd, event.format(), null);
    }

    @Override
    public void close() {
        buffer.close();
    }
}
