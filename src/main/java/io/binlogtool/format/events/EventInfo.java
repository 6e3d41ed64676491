package io.binlogtool.format.events;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeartbeatEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionContextEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.ViewChangeEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.GtidText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.tx.GtidSet;

/// The column Info of SHOW BINLOG EVENTS, as MySQL 9.7 writes it: odd places (an INCIDENT shows its message only if it has none) included.
/// Not escaped yet, see [BatchText].
final class EventInfo {

    private static final String UNRECOGNIZED = "# Unrecognized ignorable event";
    private static final int KNOWN_ROWS_FLAGS = RowsEvent.FLAG_STATEMENT_END | RowsEvent.FLAG_NO_FOREIGN_KEY_CHECKS
            | RowsEvent.FLAG_RELAXED_UNIQUE_CHECKS | RowsEvent.FLAG_COMPLETE_ROWS | RowsEvent.FLAG_USE_SQL_FOREIGN_KEY;

    private EventInfo() {
    }

    static void write(ByteSink out, Event event) {
        switch (event) {
            case FormatDescriptionEvent format -> {
                out.ascii("Server ver: ");
                out.utf8(format.description().serverVersion());
                out.ascii(", Binlog ver: ");
                out.decimal(format.description().binlogVersion());
            }
            case QueryEvent query -> query(out, query);
            case Event.Rotate rotate -> {
                put(out, rotate.nextLog());
                out.ascii(";pos=");
                out.decimal(rotate.nextPosition());
            }
            case Event.Stop _ -> { }
            case Event.Intvar intvar -> {
                out.ascii(switch (intvar.kind()) {
                    case 0 -> "INVALID_INT";
                    case Event.Intvar.LAST_INSERT_ID -> "LAST_INSERT_ID";
                    case Event.Intvar.INSERT_ID -> "INSERT_ID";
                    default -> "UNKNOWN";
                });
                out.put('=');
                out.decimal(intvar.value());
            }
            case Event.Rand rand -> {
                out.ascii("rand_seed1=");
                out.unsignedDecimal(rand.seed1());
                out.ascii(",rand_seed2=");
                out.unsignedDecimal(rand.seed2());
            }
            case UserVarEvent userVar -> UserVarInfo.write(out, userVar);
            case Event.Xid xid -> {
                out.ascii("COMMIT /* xid=");
                out.unsignedDecimal(xid.xid());
                out.ascii(" */");
            }
            case XaPrepareEvent prepare -> xaPrepare(out, prepare);
            case LoadDataEvent.Block block -> {
                file(out, block.fileId());
                out.ascii(";block_len=");
                out.decimal(block.data().size());
            }
            case LoadDataEvent.DeleteFile delete -> file(out, delete.fileId());
            case TableMapEvent map -> {
                tableId(out, map.tableId());
                out.ascii(" (");
                putUpToNul(out, map.raw().bytes(), map.databaseAt(), map.databaseLength());
                out.put('.');
                putUpToNul(out, map.raw().bytes(), map.tableAt(), map.tableLength());
                out.put(')');
            }
            case RowsEvent rows -> rows(out, rows);
            case Event.Incident incident -> out.ascii(incident.message().size() > 0 ? "#1 (LOST_EVENTS)" : "#1 (LOST_EVENTS): ");
            case Event.RowsQuery rowsQuery -> {
                out.ascii("# ");
                put(out, rowsQuery.query());
            }
            case GtidEvent gtid -> gtid(out, gtid);
            case Event.PreviousGtids previous -> out.ascii(GtidSet.decode(previous.set(), 0, previous.set().size()).text(",\n"));
            case TransactionContextEvent context -> {
                out.ascii("server_uuid=");
                put(out, context.serverUuid());
                out.ascii("\tthread_id=");
                out.decimal(context.threadId());
            }
            case ViewChangeEvent change -> {
                out.ascii("view_id=");
                put(out, change.viewId());
            }
            case TransactionPayloadEvent payload -> {
                out.ascii(payload.compression() == TransactionPayloadEvent.ZSTD ? "compression='ZSTD'" : "compression='NONE'");
                out.ascii(", decompressed_size=");
                out.decimal(payload.uncompressedSize());
                out.ascii(" bytes");
            }
            case HeartbeatEvent heartbeat -> unknown(out, heartbeat);
            case UnknownEvent unknown -> unknown(out, unknown);
        }
    }

    private static void unknown(ByteSink out, Event event) {
        if (event.raw().isIgnorable()) {
            out.ascii(UNRECOGNIZED);
        }
    }

    private static void query(ByteSink out, QueryEvent event) {
        if (!event.raw().header().has(EventHeader.FLAG_SUPPRESS_USE) && event.databaseLength() > 0) {
            out.ascii("use ");
            identifier(out, event.raw().bytes(), event.databaseAt(), event.databaseLength());
            out.ascii("; ");
        }
        if (event.loadFile() != null) {
            put(out, event.statement());
            out.put(' ');
            file(out, event.loadFile().fileId());
            return;
        }
        putUpToNul(out, event.statement(), 0, (int) event.statement().size());
        if (event.status().has(StatusVariables.DDL_LOGGED_WITH_XID)) {
            out.ascii(" /* xid=");
            out.unsignedDecimal(event.status().xid());
            out.ascii(" */");
        }
    }

    private static void rows(ByteSink out, RowsEvent event) {
        tableId(out, event.tableId());
        if (event.flags() == 0) {
            return;
        }
        out.ascii(" flags:");
        flag(out, event, RowsEvent.FLAG_STATEMENT_END, " STMT_END_F");
        flag(out, event, RowsEvent.FLAG_NO_FOREIGN_KEY_CHECKS, " NO_FOREIGN_KEY_CHECKS_F");
        flag(out, event, RowsEvent.FLAG_RELAXED_UNIQUE_CHECKS, " RELAXED_UNIQUE_CHECKS_F");
        flag(out, event, RowsEvent.FLAG_USE_SQL_FOREIGN_KEY, " USE_SQL_FOREIGN_KEY_F");
        flag(out, event, RowsEvent.FLAG_COMPLETE_ROWS, " COMPLETE_ROWS_F");
        int unknown = event.flags() & ~KNOWN_ROWS_FLAGS;
        if (unknown != 0) {
            out.ascii(" UNKNOWN_FLAG(0x" + Integer.toHexString(unknown) + ")");
        }
    }

    private static void flag(ByteSink out, RowsEvent event, int flag, String text) {
        if (event.has(flag)) {
            out.ascii(text);
        }
    }

    private static void gtid(ByteSink out, GtidEvent event) {
        out.ascii("SET @@SESSION.GTID_NEXT= '");
        if (event.raw().type() == EventType.ANONYMOUS_GTID) {
            out.ascii("ANONYMOUS");
        } else {
            GtidText.write(out, event);
        }
        out.put('\'');
    }

    private static void xaPrepare(ByteSink out, XaPrepareEvent event) {
        out.ascii(event.onePhase() ? "XA COMMIT X'" : "XA PREPARE X'");
        out.hexLower(event.gtrid(), 0, (int) event.gtrid().size());
        out.ascii("',X'");
        out.hexLower(event.bqual(), 0, (int) event.bqual().size());
        out.ascii("',");
        out.decimal(event.formatId());
        if (event.onePhase()) {
            out.ascii(" ONE PHASE");
        }
    }

    private static void tableId(ByteSink out, long id) {
        out.ascii("table_id: ");
        out.decimal(id);
    }

    private static void file(ByteSink out, long id) {
        out.ascii(";file_id=");
        out.decimal(id);
    }

    static void identifier(ByteSink out, Bytes bytes, long at, int length) {
        out.put('`');
        for (int i = 0; i < length; i++) {
            int b = bytes.u8(at + i);
            if (b == '`') {
                out.put('`');
            }
            out.put(b);
        }
        out.put('`');
    }

    private static void put(ByteSink out, Bytes bytes) {
        out.put(bytes, 0, (int) bytes.size());
    }

    /// The server takes these as C strings.
    private static void putUpToNul(ByteSink out, Bytes bytes, long at, int length) {
        long nul = bytes.indexOf(0, at, at + length);
        out.put(bytes, at, nul < 0 ? length : (int) (nul - at));
    }
}
