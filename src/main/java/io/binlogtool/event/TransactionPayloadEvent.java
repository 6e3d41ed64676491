package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// TRANSACTION_PAYLOAD (40): the events of one transaction, compressed (binlog_transaction_compression). Body: fields of
/// `type lenenc, length lenenc, value` up to type 0, then the payload. [PayloadReader] reads the events in it.
///
/// @param compression [#ZSTD] or [#NONE]
/// @param uncompressedSize bytes; -1 if the event does not say
/// @param payload the compressed events
public record TransactionPayloadEvent(RawEvent raw, int compression, long uncompressedSize, Bytes payload) implements Event {

    public static final int ZSTD = 0;
    public static final int NONE = 255;

    private static final int END_MARK = 0;
    private static final int PAYLOAD_SIZE = 1;
    private static final int COMPRESSION = 2;
    private static final int UNCOMPRESSED_SIZE = 3;

    static TransactionPayloadEvent decode(RawEvent raw) {
        // The post-header length of this type says 40 by mistake: the fields begin right after the header.
        ByteCursor in = new ByteCursor(raw.bytes(), raw.bodyStart(), raw.bodyEnd());
        long size = -1;
        long compression = -1;
        long uncompressed = -1;
        for (long type = in.lenenc(); type != END_MARK; type = in.lenenc()) {
            int length = in.lenencLength();
            ByteCursor value = new ByteCursor(raw.bytes(), in.at(), in.at() + length);
            if (type == PAYLOAD_SIZE) {
                size = value.lenenc();
            } else if (type == COMPRESSION) {
                compression = value.lenenc();
            } else if (type == UNCOMPRESSED_SIZE) {
                uncompressed = value.lenenc();
            }
            in.skip(length);
        }
        if (compression != ZSTD && compression != NONE) {
            throw new MalformedBinlogException(raw.bodyStart(), "payload compression " + compression + " is not known");
        }
        if (size < 0 || size > in.remaining()) {
            throw new MalformedBinlogException(in.at(), "a payload of " + size + " bytes where " + in.remaining() + " are left");
        }
        return new TransactionPayloadEvent(raw, (int) compression, uncompressed, raw.bytes().slice(in.at(), size));
    }
}
