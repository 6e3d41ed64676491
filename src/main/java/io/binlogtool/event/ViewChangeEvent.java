package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// VIEW_CHANGE (37), group replication: the members of the group changed. Body: 40 bytes view id (NUL padded), u64 sequence number,
/// u32 count of certification entries, then those.
///
/// @param viewId without its padding
public record ViewChangeEvent(RawEvent raw, Bytes viewId, long sequenceNumber, long entries) implements Event {

    private static final int VIEW_ID_SIZE = 40;

    static ViewChangeEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int at = raw.bodyStart();
        long sequenceNumber = bytes.i64(at + VIEW_ID_SIZE);
        long end = bytes.indexOf(0, at, at + VIEW_ID_SIZE);
        long length = end < 0 ? VIEW_ID_SIZE : end - at;
        return new ViewChangeEvent(raw, bytes.slice(at, length), sequenceNumber, bytes.u32(at + VIEW_ID_SIZE + Long.BYTES));
    }
}
