package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// XA_PREPARE (38): ends the first phase of an XA transaction. Body: u8 one_phase, u32 formatID, u32 gtrid length, u32 bqual length, both ids.
///
/// @param onePhase the transaction is committed at once
/// @param formatId 0 to 2^32 - 1 (the server takes it as signed)
/// @param gtrid global transaction id, up to 64 bytes
/// @param bqual branch qualifier, up to 64 bytes
public record XaPrepareEvent(RawEvent raw, boolean onePhase, long formatId, Bytes gtrid, Bytes bqual) implements Event {

    private static final int MAX_ID = 64;

    static XaPrepareEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes().slice(0, raw.bodyEnd());
        int at = raw.bodyStart() + raw.format().postHeaderLength(raw.header().typeCode());
        long gtridLength = bytes.u32(at + 5);
        long bqualLength = bytes.u32(at + 9);
        if (gtridLength > MAX_ID || bqualLength > MAX_ID) {
            throw new MalformedBinlogException(at + 5, "an XA id of " + gtridLength + " and " + bqualLength + " bytes");
        }
        return new XaPrepareEvent(raw, bytes.u8(at) != 0, bytes.u32(at + 1), bytes.slice(at + 13, gtridLength),
                bytes.slice(at + 13 + gtridLength, bqualLength));
    }
}
