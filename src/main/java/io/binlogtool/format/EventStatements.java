package io.binlogtool.format;

import java.nio.charset.StandardCharsets;

import io.binlogtool.event.Event;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// Statements that events stand for, without the DELIMITER behind them.
public final class EventStatements {

    private EventStatements() {
    }

    /// The statement of an EXECUTE_LOAD_QUERY, reading from the file at `path` on the client's side.
    public static void load(ByteSink out, QueryEvent event, String path) {
        QueryEvent.LoadFile load = event.loadFile();
        Bytes statement = event.statement();
        out.put(statement, 0, load.nameStart());
        out.ascii(" LOCAL INFILE '");
        SqlText.escaped(out, path.getBytes(StandardCharsets.UTF_8));
        out.put('\'');
        if (load.duplicates() == QueryEvent.LoadFile.REPLACE) {
            out.ascii(" REPLACE");
        }
        out.ascii(" INTO");
        out.put(statement, load.nameEnd(), (int) statement.size() - load.nameEnd());
    }

    public static void intvar(ByteSink out, Event.Intvar event) {
        out.ascii("SET ");
        out.ascii(switch (event.kind()) {
            case Event.Intvar.LAST_INSERT_ID -> "LAST_INSERT_ID";
            case Event.Intvar.INSERT_ID -> "INSERT_ID";
            default -> "INVALID_INT";
        });
        out.put('=');
        out.unsignedDecimal(event.value());
    }

    public static void rand(ByteSink out, Event.Rand event) {
        out.ascii("SET @@RAND_SEED1=");
        out.unsignedDecimal(event.seed1());
        out.ascii(", @@RAND_SEED2=");
        out.unsignedDecimal(event.seed2());
    }

    /// XA PREPARE, or XA COMMIT if the transaction was committed in one phase.
    public static void xaPrepare(ByteSink out, XaPrepareEvent event) {
        out.ascii(event.onePhase() ? "XA COMMIT " : "XA PREPARE ");
        xid(out, event);
        if (event.onePhase()) {
            out.ascii(" ONE PHASE");
        }
    }

    public static void xid(ByteSink out, XaPrepareEvent event) {
        out.ascii("X'");
        out.hexLower(event.gtrid(), 0, (int) event.gtrid().size());
        out.ascii("',X'");
        out.hexLower(event.bqual(), 0, (int) event.bqual().size());
        out.ascii("',");
        out.decimal(event.formatId());
    }

    public static String xid(XaPrepareEvent event) {
        try (ByteSink text = new ByteSink()) {
            xid(text, event);
            return text.toString();
        }
    }
}
