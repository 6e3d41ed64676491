package io.binlogtool.format.sql;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowCursor;

/// Prints the SQL that undoes row changes, which it is given newest first. Foreign keys are not checked meanwhile: every row that cascades
/// changed is in the log itself, and a self-referencing table may need them in any order.
public final class RollbackWriter {

    private static final String TRIGGERS_NOTE = """
            -- The log holds what triggers did, as rows: undoing it undoes that, too. On a server where these triggers still exist they fire again
            -- for the statements below. No session setting of MySQL keeps them from it. Before this is run, save and drop the triggers of the tables:
            --   mysqldump --triggers --no-data --no-create-info --set-gtid-purged=OFF DATABASE > triggers.sql
            --   SELECT CONCAT('DROP TRIGGER `', trigger_schema, '`.`', trigger_name, '`;') FROM information_schema.triggers
            --     WHERE event_object_schema = 'DATABASE' AND event_object_table IN ('TABLE', ...);
            -- and create them again from triggers.sql afterwards. Keep other sessions from writing in between (LOCK TABLES, or read-only access).
            """;

    private final SqlOptions options;
    private final ByteSink out;
    private final StatementWriter writer;
    private final SqlComments comments;
    private Transaction pending;

    private record Transaction(long position, long timestamp, GtidEvent gtid, long thread) {
    }

    public RollbackWriter(SqlOptions options, ByteSink out) {
        this.options = options;
        this.out = out;
        this.writer = new StatementWriter(options, out);
        this.comments = new SqlComments(options.zone());
    }

    public SqlSummary summary() {
        return writer.summary();
    }

    /// @param triggersNote whether to say, in comments, what is to be done about triggers
    public void begin(boolean triggersNote) {
        if (triggersNote) {
            out.ascii(TRIGGERS_NOTE);
        }
        writer.begin();
    }

    public void log(String name) {
        comments.log(name);
    }

    /// Begins to undo a transaction. Nothing is written before its first row.
    ///
    /// @param position of its first event
    /// @param timestamp Unix seconds of its first event
    /// @param gtid null if there is none
    /// @param thread of the session; -1 if it is not known
    public void beginTransaction(long position, long timestamp, GtidEvent gtid, long thread) {
        endTransaction();
        pending = new Transaction(position, timestamp, gtid, thread);
    }

    /// Before the first row of a rows event.
    public void event(RowsEvent event) {
        if (pending != null) {
            writer.endBatch();
            comments.transaction(out, pending.position, pending.timestamp, pending.gtid, pending.thread);
            writer.beginTransaction();
            pending = null;
        }
        if (options.comments()) {
            writer.endBatch();
            comments.rows(out, event);
        }
    }

    /// Undoes the change of the row that `row` is at.
    public void row(SqlTable table, RowsEvent event, RowCursor row) {
        writer.undo(table, event, row);
    }

    /// Hands on what was written so far.
    public void flush() {
        out.flush();
    }

    public void endTransaction() {
        pending = null;
        if (writer.isOpen()) {
            writer.endTransaction("COMMIT");
        }
    }

    public void end() {
        endTransaction();
        writer.end();
    }
}
