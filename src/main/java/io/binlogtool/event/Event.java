package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// A decoded event. Each kind is a record that holds the [RawEvent] it was decoded from; [Bytes] in it are views that live as long as that.
///
/// The smallest kinds stand here; the others have a file each.
public sealed interface Event permits FormatDescriptionEvent, QueryEvent, RowsEvent, TableMapEvent, GtidEvent, UserVarEvent, XaPrepareEvent,
        LoadDataEvent, TransactionPayloadEvent, TransactionContextEvent, ViewChangeEvent, HeartbeatEvent,
        Event.PreviousGtids, Event.Xid, Event.Rotate, Event.Stop, Event.Intvar, Event.Rand, Event.Incident, Event.RowsQuery, UnknownEvent {

    RawEvent raw();

    /// XID (16): commits a transaction. Body: u64 xid.
    ///
    /// @param xid unsigned
    record Xid(RawEvent raw, long xid) implements Event {
    }

    /// ROTATE (4): the log goes on in another file. Body: u64 position of the first event there, file name.
    ///
    /// @param nextPosition unsigned, 4 as a rule
    /// @param nextLog name of the next file
    record Rotate(RawEvent raw, long nextPosition, Bytes nextLog) implements Event {
    }

    /// STOP (3): the server was shut down. No body.
    record Stop(RawEvent raw) implements Event {
    }

    /// INTVAR (5): a value for the statement that follows. Body: u8 kind, u64 value.
    ///
    /// @param kind [#LAST_INSERT_ID] or [#INSERT_ID]
    /// @param value unsigned
    record Intvar(RawEvent raw, int kind, long value) implements Event {
        public static final int LAST_INSERT_ID = 1;
        public static final int INSERT_ID = 2;
    }

    /// RAND (13): the seeds of RAND() in the statement that follows. Body: two u64.
    record Rand(RawEvent raw, long seed1, long seed2) implements Event {
    }

    /// INCIDENT (26): something was lost. Body: u16 code, u8 length, message.
    ///
    /// @param code 1 = LOST_EVENTS
    record Incident(RawEvent raw, int code, Bytes message) implements Event {
        public static final int LOST_EVENTS = 1;
    }

    /// ROWS_QUERY (29): the statement that caused the rows events after it. Body: u8 (ignored), text.
    record RowsQuery(RawEvent raw, Bytes query) implements Event {
    }

    /// PREVIOUS_GTIDS (35): what was executed before this file. Body: an encoded GTID set.
    record PreviousGtids(RawEvent raw, Bytes set) implements Event {
    }
}
