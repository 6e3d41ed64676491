package io.binlogtool.event;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;

/// HEARTBEAT (27) and HEARTBEAT_V2 (41): a source's sign of life. Sent over the network, never written to a file by a server.
/// Body of 27: the log's name. Of 41: fields of `type lenenc, length lenenc, value`; 1 = name, 2 = position (lenenc), 0 = end.
///
/// @param log name of the source's log
/// @param logPosition position in it
public record HeartbeatEvent(RawEvent raw, Bytes log, long logPosition) implements Event {

    private static final int END_MARK = 0;
    private static final int LOG_NAME = 1;
    private static final int LOG_POSITION = 2;

    static HeartbeatEvent decode(RawEvent raw) {
        if (raw.type() == EventType.HEARTBEAT) {
            return new HeartbeatEvent(raw, raw.bytes().slice(raw.bodyStart(), raw.bodyEnd() - raw.bodyStart()), raw.header().endLogPos());
        }
        Bytes log = raw.bytes().slice(raw.bodyStart(), 0);
        long position = 0;
        ByteCursor in = new ByteCursor(raw.bytes(), raw.bodyStart(), raw.bodyEnd());
        for (long type = in.lenenc(); type != END_MARK; type = in.lenenc()) {
            int length = in.lenencLength();
            if (type == LOG_NAME) {
                log = raw.bytes().slice(in.at(), length);
            } else if (type == LOG_POSITION) {
                position = new ByteCursor(raw.bytes(), in.at(), in.at() + length).lenenc();
            }
            in.skip(length);
        }
        return new HeartbeatEvent(raw, log, position);
    }
}
