package io.binlogtool.event;

import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// Turns a [RawEvent] into the record of its kind.
public final class EventDecoder {

    private EventDecoder() {
    }

    /// @throws MalformedBinlogException if the body is not what the type asks for
    public static Event decode(RawEvent raw) {
        return switch (raw.type()) {
            case FORMAT_DESCRIPTION -> new FormatDescriptionEvent(raw);
            case QUERY -> QueryEvent.decode(raw, false);
            case EXECUTE_LOAD_QUERY -> QueryEvent.decode(raw, true);
            case STOP -> new Event.Stop(raw);
            case ROTATE -> rotate(raw);
            case INTVAR -> new Event.Intvar(raw, body(raw).u8(0), body(raw).i64(1));
            case RAND -> new Event.Rand(raw, body(raw).i64(0), body(raw).i64(Long.BYTES));
            case USER_VAR -> UserVarEvent.decode(raw);
            case XID -> new Event.Xid(raw, body(raw).i64(0));
            case XA_PREPARE -> XaPrepareEvent.decode(raw);
            case BEGIN_LOAD_QUERY, APPEND_BLOCK -> loadBlock(raw);
            case DELETE_FILE -> new LoadDataEvent.DeleteFile(raw, whole(raw).u32(0));
            case TABLE_MAP -> TableMapEvent.decode(raw);
            case PRE_GA_WRITE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.WRITE, true);
            case PRE_GA_UPDATE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.UPDATE, true);
            case PRE_GA_DELETE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.DELETE, true);
            case WRITE_ROWS_V1, WRITE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.WRITE, false);
            case UPDATE_ROWS_V1, UPDATE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.UPDATE, false);
            case DELETE_ROWS_V1, DELETE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.DELETE, false);
            case PARTIAL_UPDATE_ROWS -> RowsEvent.decode(raw, RowsEvent.Kind.PARTIAL_UPDATE, false);
            case INCIDENT -> incident(raw);
            case ROWS_QUERY -> rowsQuery(raw);
            case GTID, ANONYMOUS_GTID -> GtidEvent.decode(raw);
            case GTID_TAGGED -> TaggedGtid.decode(raw);
            case PREVIOUS_GTIDS -> new Event.PreviousGtids(raw, body(raw));
            case TRANSACTION_PAYLOAD -> TransactionPayloadEvent.decode(raw);
            case TRANSACTION_CONTEXT -> TransactionContextEvent.decode(raw);
            case VIEW_CHANGE -> ViewChangeEvent.decode(raw);
            case HEARTBEAT, HEARTBEAT_V2 -> HeartbeatEvent.decode(raw);
            case UNKNOWN, START_V3, LOAD, SLAVE, CREATE_FILE, EXEC_LOAD, NEW_LOAD, IGNORABLE, ANNOTATE_ROWS, BINLOG_CHECKPOINT, MARIADB_GTID,
                GTID_LIST, START_ENCRYPTION, QUERY_COMPRESSED, WRITE_ROWS_COMPRESSED_V1, UPDATE_ROWS_COMPRESSED_V1,
                DELETE_ROWS_COMPRESSED_V1, WRITE_ROWS_COMPRESSED, UPDATE_ROWS_COMPRESSED, DELETE_ROWS_COMPRESSED ->
                new UnknownEvent(raw, whole(raw));
        };
    }

    /// What follows the common header, up to the checksum.
    private static Bytes whole(RawEvent raw) {
        return raw.bytes().slice(raw.bodyStart(), raw.bodyEnd() - raw.bodyStart());
    }

    /// What follows the post-header, of which these types have none so far.
    private static Bytes body(RawEvent raw) {
        int start = raw.bodyStart() + raw.format().postHeaderLength(raw.header().typeCode());
        return raw.bytes().slice(start, raw.bodyEnd() - start);
    }

    private static Event rotate(RawEvent raw) {
        int postHeader = raw.format().postHeaderLength(raw.header().typeCode());
        long position = postHeader == 0 ? EventReader.MAGIC_SIZE : whole(raw).i64(0);
        return new Event.Rotate(raw, position, body(raw));
    }

    private static Event loadBlock(RawEvent raw) {
        Bytes body = whole(raw);
        return new LoadDataEvent.Block(raw, body.u32(0), body.slice(4, body.size() - 4));
    }

    private static Event incident(RawEvent raw) {
        Bytes body = whole(raw);
        int code = body.u16(0);
        if (code != Event.Incident.LOST_EVENTS) {
            throw new MalformedBinlogException(raw.bodyStart(), "incident " + code + " is not known");
        }
        return new Event.Incident(raw, code, body.slice(3, body.u8(2)));
    }

    private static Event rowsQuery(RawEvent raw) {
        Bytes body = body(raw);
        return new Event.RowsQuery(raw, body.slice(1, body.size() - 1));
    }
}
