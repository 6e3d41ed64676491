package io.binlogtool.format;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.io.ByteSink;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.value.charset.Collation;

/// The SET lines in front of a statement: only what differs from the session as the lines before have left it. Lives for a whole run.
public final class SessionState {

    private static final long SHORT_FORM_THREAD = 999_999_999;
    /// The modes that 8.0.5 dropped.
    private static final long DROPPED_SQL_MODES = 0x1003ff00;
    private static final int ALL_OPTIONS = StatusVariables.OPTION_AUTO_IS_NULL | StatusVariables.OPTION_NOT_AUTOCOMMIT
            | StatusVariables.OPTION_NO_FOREIGN_KEY_CHECKS | StatusVariables.OPTION_RELAXED_UNIQUE_CHECKS;

    private final boolean shortForm;
    private final boolean rowFormatOnly;

    private boolean threadWritten;
    private long thread;
    private String database = "";
    private boolean flagsKnown;
    private int flags2;
    private boolean sqlModeKnown;
    private long sqlMode;
    private int autoIncrementIncrement;
    private int autoIncrementOffset;
    private Charsets charsets;
    private String timeZone = "";
    private int lcTimeNames = -1;
    private int collationDatabase = -1;
    private int defaultCollationForUtf8mb4;
    private boolean enableCascadeTriggers;

    /// The three collation ids of character_set_client, collation_connection and collation_server.
    public record Charsets(int client, int connection, int server) {

        /// As records have it, but without the code that the JVM would have to generate for it at each start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Charsets charsets && charsets.client == client && charsets.connection == connection && charsets.server == server;
        }

        @Override
        public int hashCode() {
            return (client * 31 + connection) * 31 + server;
        }
    }

    /// @param shortForm write a fixed thread id
    /// @param rowFormatOnly leave thread ids out
    public SessionState(boolean shortForm, boolean rowFormatOnly) {
        this.shortForm = shortForm;
        this.rowFormatOnly = rowFormatOnly;
    }

    /// The lines from `use` to the last SET before the statement.
    public void write(ByteSink out, QueryEvent event) {
        writeUse(out, event);
        writeTimestamp(out, event);
        writeThread(out, event);
        StatusVariables status = event.status();
        if (status.has(StatusVariables.FLAGS2)) {
            writeFlags(out, status.flags2());
        }
        if (status.has(StatusVariables.SQL_MODE)) {
            writeSqlMode(out, status.sqlMode());
        }
        writeAutoIncrement(out, status);
        if (status.has(StatusVariables.CHARSET)) {
            writeCharsets(out, new Charsets(status.characterSetClient(), status.collationConnection(), status.collationServer()));
        }
        if (status.has(StatusVariables.TIME_ZONE) && !status.timeZone().isEmpty() && !status.timeZone().equals(timeZone)) {
            timeZone = status.timeZone();
            out.ascii("SET @@session.time_zone='");
            out.utf8(timeZone);
            end(out, "'");
        }
        writeNumbers(out, status);
    }

    private void writeUse(ByteSink out, QueryEvent event) {
        if (event.raw().header().has(EventHeader.FLAG_SUPPRESS_USE)) {
            if (TransactionKeyword.of(event) == TransactionKeyword.NONE) {
                database = "";
            }
            return;
        }
        if (!event.database().equals(database)) {
            database = event.database();
            if (!database.isEmpty()) {
                out.ascii("use ");
                SqlText.identifier(out, database);
                end(out, "");
            }
        }
    }

    private static void writeTimestamp(ByteSink out, QueryEvent event) {
        out.ascii("SET TIMESTAMP=");
        out.decimal(event.raw().header().timestamp());
        if (event.status().microseconds() != 0) {
            out.put('.');
            out.zeroPadded(event.status().microseconds(), 6);
        }
        end(out, "");
    }

    /// Whatever the next statement is, the thread that it ran in is written in front of it.
    public void forgetThread() {
        threadWritten = false;
    }

    private void writeThread(ByteSink out, QueryEvent event) {
        boolean matters = event.raw().header().has(EventHeader.FLAG_THREAD_SPECIFIC) && event.threadId() != thread;
        if (rowFormatOnly || threadWritten && !matters) {
            return;
        }
        threadWritten = true;
        thread = event.threadId();
        out.ascii("SET @@session.pseudo_thread_id=");
        out.decimal(shortForm ? SHORT_FORM_THREAD : thread);
        end(out, "");
    }

    private void writeFlags(ByteSink out, int flags) {
        int changed = flagsKnown ? flags ^ flags2 : ALL_OPTIONS;
        if (changed == 0) {
            return;
        }
        flagsKnown = true;
        flags2 = flags;
        out.ascii("SET ");
        boolean first = true;
        first = writeFlag(out, first, changed, StatusVariables.OPTION_NO_FOREIGN_KEY_CHECKS, "foreign_key_checks", true);
        first = writeFlag(out, first, changed, StatusVariables.OPTION_AUTO_IS_NULL, "sql_auto_is_null", false);
        first = writeFlag(out, first, changed, StatusVariables.OPTION_RELAXED_UNIQUE_CHECKS, "unique_checks", true);
        writeFlag(out, first, changed, StatusVariables.OPTION_NOT_AUTOCOMMIT, "autocommit", true);
        end(out, "");
    }

    private boolean writeFlag(ByteSink out, boolean first, int changed, int flag, String name, boolean inverse) {
        if ((changed & flag) == 0) {
            return first;
        }
        out.ascii(first ? "@@session." : ", @@session.");
        out.ascii(name);
        out.put('=');
        out.put((flags2 & flag) != 0 ^ inverse ? '1' : '0');
        return false;
    }

    private void writeSqlMode(ByteSink out, long mode) {
        if (!sqlModeKnown || mode != sqlMode) {
            sqlModeKnown = true;
            sqlMode = mode;
            writeSqlMode(out);
        }
    }

    private void writeSqlMode(ByteSink out) {
        out.ascii("SET @@session.sql_mode=");
        out.unsignedDecimal(sqlMode);
        end(out, (sqlMode & DROPPED_SQL_MODES) != 0 ? "/*!80005 &~0x1003ff00*/" : "");
    }

    private void writeAutoIncrement(ByteSink out, StatusVariables status) {
        if (status.autoIncrementIncrement() != autoIncrementIncrement || status.autoIncrementOffset() != autoIncrementOffset) {
            autoIncrementIncrement = status.autoIncrementIncrement();
            autoIncrementOffset = status.autoIncrementOffset();
            out.ascii("SET @@session.auto_increment_increment=");
            out.decimal(autoIncrementIncrement);
            out.ascii(", @@session.auto_increment_offset=");
            out.decimal(autoIncrementOffset);
            end(out, "");
        }
    }

    private void writeCharsets(ByteSink out, Charsets wanted) {
        if (!wanted.equals(charsets)) {
            charsets = wanted;
            writeCharsetLines(out, wanted);
        }
    }

    private static void writeCharsetLines(ByteSink out, Charsets charsets) {
        Collation client = Collation.byId(charsets.client()).orElse(null);
        if (client != null) {
            out.ascii("/*!\\C ");
            out.ascii(client.charset());
            out.ascii(" */");
            end(out, "");
        }
        out.ascii("SET @@session.character_set_client=");
        out.decimal(charsets.client());
        out.ascii(",@@session.collation_connection=");
        out.decimal(charsets.connection());
        out.ascii(",@@session.collation_server=");
        out.decimal(charsets.server());
        end(out, "");
    }

    private void writeNumbers(ByteSink out, StatusVariables status) {
        if (status.lcTimeNames() != lcTimeNames) {
            lcTimeNames = status.lcTimeNames();
            out.ascii("SET @@session.lc_time_names=");
            out.decimal(lcTimeNames);
            end(out, "");
        }
        if (status.collationDatabase() != collationDatabase) {
            collationDatabase = status.collationDatabase();
            out.ascii("SET @@session.collation_database=");
            if (collationDatabase == 0) {
                out.ascii("DEFAULT");
            } else {
                out.decimal(collationDatabase);
            }
            end(out, "");
        }
        if (status.has(StatusVariables.EXPLICIT_DEFAULTS_FOR_TIMESTAMP)) {
            out.ascii("SET @@session.explicit_defaults_for_timestamp=");
            out.put(status.explicitDefaultsForTimestamp() ? '1' : '0');
            end(out, "");
        }
        if (status.defaultCollationForUtf8mb4() != defaultCollationForUtf8mb4) {
            defaultCollationForUtf8mb4 = status.defaultCollationForUtf8mb4();
            if (defaultCollationForUtf8mb4 != 0) {
                out.ascii("/*!80011 SET @@session.default_collation_for_utf8mb4=");
                out.decimal(defaultCollationForUtf8mb4);
                end(out, "*/");
            }
        }
        if (status.has(StatusVariables.SQL_REQUIRE_PRIMARY_KEY)) {
            writeVersioned(out, "/*!80013 SET @@session.sql_require_primary_key=", status.sqlRequirePrimaryKey());
        }
        if (status.has(StatusVariables.DEFAULT_TABLE_ENCRYPTION)) {
            writeVersioned(out, "/*!80016 SET @@session.default_table_encryption=", status.defaultTableEncryption());
        }
        if (status.enableCascadeTriggers() != enableCascadeTriggers) {
            enableCascadeTriggers = status.enableCascadeTriggers();
            writeVersioned(out, "/*!90700 SET @@session.enable_cascade_triggers=", enableCascadeTriggers);
        }
    }

    private static void writeVersioned(ByteSink out, String assignment, boolean value) {
        out.ascii(assignment);
        out.put(value ? '1' : '0');
        end(out, "*/");
    }

    private static void end(ByteSink out, String text) {
        out.ascii(text);
        out.ascii(SqlText.DELIMITER);
    }

    /// Before the value of a user variable: the character sets it is to be read under, if they are not the session's.
    ///
    /// @return whether [#restoreCharsets] is needed afterwards
    boolean useCharsets(ByteSink out, Charsets wanted) {
        if (wanted.equals(charsets)) {
            return false;
        }
        writeCharsetLines(out, wanted);
        return true;
    }

    void restoreCharsets(ByteSink out) {
        if (charsets != null) {
            writeCharsetLines(out, charsets);
        }
    }

    void restoreSqlMode(ByteSink out) {
        if (sqlModeKnown) {
            writeSqlMode(out);
        }
    }
}
