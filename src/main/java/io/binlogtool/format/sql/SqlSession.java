package io.binlogtool.format.sql;

import java.nio.charset.StandardCharsets;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.io.ByteSink;

/// The session settings that statements on rows depend on: saved and pinned in the first lines, restored in the last, and pinned anew
/// wherever a statement that was passed through has changed them.
///
/// The sql_mode is strict: a value that does not fit the table it meets ends in an error, not in another value. Dates may be zero or invalid,
/// and zero is a value for AUTO_INCREMENT columns. Where a row holds what a strict server does not take (the ENUM value of index 0), or
/// leaves defaults to the server, the mode is not strict for that statement.
///
/// Generated columns and keys of expressions may depend on time_zone, and on whether differences can be negative. For tables that have some, both are
/// what BEGIN was logged with; TIMESTAMP literals then say that they are in UTC.
///
/// Where temporary tables of the log's sessions are about, statements on rows run under a thread id that none of these sessions has: rows are only
/// logged of tables that all sessions see.
final class SqlSession {

    private static final String MODES = "ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO";
    private static final String UTC = "+00:00";
    /// The bit of sql_mode that lets the difference of unsigned numbers be negative.
    private static final long NO_UNSIGNED_SUBTRACTION = 0x40;
    /// 8.0.19, the first version that takes TIMESTAMP literals with a time zone.
    private static final int FIRST_WITH_ZONED_LITERALS = 0x080013;
    private static final String[] SAVED = {"character_set_client", "character_set_results", "collation_connection", "time_zone", "sql_mode",
        "foreign_key_checks", "unique_checks", "autocommit", "sql_safe_updates"};

    /// The highest one that a log can have, which no server gives a session.
    private static final String UNUSED_THREAD = "4294967295";

    private final boolean skipBinlog;
    private boolean pinned;
    private boolean threadChanged;
    private boolean strict;
    private boolean foreignKeyChecks;
    private String zone = UTC;
    private boolean signedSubtraction;
    /// What the transaction at hand was logged with.
    private String loggedZone = UTC;
    private boolean loggedSignedSubtraction;

    /// @param skipBinlog keep what is replayed out of the server's own log
    SqlSession(boolean skipBinlog) {
        this.skipBinlog = skipBinlog;
    }

    void begin(ByteSink out) {
        for (int i = 0; i < SAVED.length; i++) {
            out.ascii(i == 0 ? "SET @old_" : ", @old_");
            out.ascii(SAVED[i]);
            out.ascii(" = @@");
            out.ascii(SAVED[i]);
        }
        out.ascii(", @old_pseudo_thread_id = @@pseudo_thread_id;\n");
        if (skipBinlog) {
            out.ascii("SET @old_sql_log_bin = @@sql_log_bin, sql_log_bin = 0;\n");
        }
        out.ascii("SET autocommit = 1;\n");
        pin(out, false);
    }

    /// After a statement that was passed through: nothing is known of the session any more.
    void forget() {
        pinned = false;
        threadChanged = true;
    }

    boolean isPinned() {
        return pinned;
    }

    /// Takes what rows are computed under from the statement that begins a transaction.
    void beginLogged(QueryEvent begin) {
        StatusVariables status = begin.status();
        FormatDescription format = begin.raw().format();
        boolean hasZone = status.has(StatusVariables.TIME_ZONE) && !status.timeZone().isEmpty();
        loggedZone = hasZone && !format.isMariaDb() && format.versionNumber() >= FIRST_WITH_ZONED_LITERALS ? status.timeZone() : UTC;
        loggedSignedSubtraction = status.has(StatusVariables.SQL_MODE) && (status.sqlMode() & NO_UNSIGNED_SUBTRACTION) != 0;
    }

    void endLogged() {
        loggedZone = UTC;
        loggedSignedSubtraction = false;
    }

    boolean isInUtc() {
        return zone.equals(UTC);
    }

    /// Makes sure that the session is as a statement on rows needs it.
    ///
    /// @param computes whether the server computes values from the rows, so that these need the session that the log had
    void require(ByteSink out, boolean isStrict, boolean checksForeignKeys, boolean computes) {
        if (!pinned) {
            out.ascii("SET pseudo_thread_id = ");
            out.ascii(UNUSED_THREAD);
            // Passed statements tell the client, too, what character set they are in.
            out.ascii(";\n/*!\\C utf8mb4 */;\n");
            pin(out, checksForeignKeys);
        }
        if (foreignKeyChecks != checksForeignKeys) {
            out.ascii("SET foreign_key_checks = ");
            out.put(checksForeignKeys ? '1' : '0');
            out.ascii(";\n");
            foreignKeyChecks = checksForeignKeys;
        }
        boolean subtractsSigned = computes && loggedSignedSubtraction;
        if (strict != isStrict || signedSubtraction != subtractsSigned) {
            strict = isStrict;
            signedSubtraction = subtractsSigned;
            out.ascii("SET sql_mode = '");
            writeMode(out);
            out.ascii("';\n");
        }
        String wantedZone = computes ? loggedZone : UTC;
        if (!zone.equals(wantedZone)) {
            zone = wantedZone;
            byte[] name = zone.getBytes(StandardCharsets.UTF_8);
            out.ascii("SET time_zone = ");
            SqlLiteral.quoted(out, name, name.length);
            out.ascii(";\n");
        }
    }

    /// Whether [#require(ByteSink, boolean, boolean, boolean)] would have nothing to do.
    boolean is(boolean isStrict, boolean checksForeignKeys, boolean computes) {
        return pinned && strict == isStrict && foreignKeyChecks == checksForeignKeys && zone.equals(computes ? loggedZone : UTC)
                && signedSubtraction == (computes && loggedSignedSubtraction);
    }

    private void pin(ByteSink out, boolean checksForeignKeys) {
        strict = true;
        signedSubtraction = false;
        zone = UTC;
        out.ascii("SET NAMES utf8mb4;\nSET time_zone = '+00:00', sql_mode = '");
        writeMode(out);
        out.ascii("', foreign_key_checks = ");
        out.put(checksForeignKeys ? '1' : '0');
        out.ascii(", unique_checks = 1, sql_safe_updates = 0;\n");
        pinned = true;
        foreignKeyChecks = checksForeignKeys;
    }

    private void writeMode(ByteSink out) {
        out.ascii(strict ? "STRICT_ALL_TABLES," : "");
        out.ascii(MODES);
        out.ascii(signedSubtraction ? ",NO_UNSIGNED_SUBTRACTION" : "");
    }

    void end(ByteSink out) {
        // Only where it was changed, since that takes a privilege.
        out.ascii(threadChanged ? "SET pseudo_thread_id = @old_pseudo_thread_id;\n" : "");
        for (int i = 0; i < SAVED.length; i++) {
            out.ascii(i == 0 ? "SET " : ", ");
            out.ascii(SAVED[i]);
            out.ascii(" = @old_");
            out.ascii(SAVED[i]);
        }
        out.ascii(";\n");
        if (skipBinlog) {
            out.ascii("SET sql_log_bin = @old_sql_log_bin;\n");
        }
    }
}
