package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// TRANSACTION_CONTEXT (36), group replication: who certifies a transaction. Body: u8 length of the UUID text, u32 thread id,
/// u8 whether the GTID was given, u32 length of the snapshot version, u32 counts of write and read set, then UUID text and the rest.
///
/// @param serverUuid text form
public record TransactionContextEvent(RawEvent raw, Bytes serverUuid, long threadId, boolean gtidSpecified) implements Event {

    private static final int POST_HEADER = 18;

    static TransactionContextEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int at = raw.bodyStart();
        return new TransactionContextEvent(raw, bytes.slice(at + POST_HEADER, bytes.u8(at)), bytes.u32(at + 1), bytes.u8(at + 5) != 0);
    }
}
