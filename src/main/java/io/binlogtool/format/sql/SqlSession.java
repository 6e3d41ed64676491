package io.binlogtool.format.sql;

import io.binlogtool.io.ByteSink;

/// The session settings that statements on rows depend on: saved and pinned in the first lines, restored in the last, and pinned anew
/// wherever a statement that was passed through has changed them.
///
/// The sql_mode is strict: a value that does not fit the table it meets ends in an error, not in another value. Dates may be zero or invalid,
/// and zero is a value for AUTO_INCREMENT columns. Where a row holds what a strict server does not take (the ENUM value of index 0), or
/// leaves defaults to the server, the mode is not strict for that statement.
final class SqlSession {

    private static final String MODES = "ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO";
    private static final String[] SAVED = {"character_set_client", "character_set_results", "collation_connection", "time_zone", "sql_mode",
        "foreign_key_checks", "unique_checks", "autocommit", "sql_safe_updates"};

    private final boolean skipBinlog;
    private boolean pinned;
    private boolean strict;
    private boolean foreignKeyChecks;

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
        out.ascii(";\n");
        if (skipBinlog) {
            out.ascii("SET @old_sql_log_bin = @@sql_log_bin, sql_log_bin = 0;\n");
        }
        out.ascii("SET autocommit = 1;\n");
        pin(out, false);
    }

    /// After a statement that was passed through: nothing is known of the session any more.
    void forget() {
        pinned = false;
    }

    boolean isPinned() {
        return pinned;
    }

    /// Makes sure that the session is as a statement on rows needs it.
    void require(ByteSink out, boolean isStrict, boolean checksForeignKeys) {
        if (!pinned) {
            // Passed statements tell the client, too, what character set they are in.
            out.ascii("/*!\\C utf8mb4 */;\n");
            pin(out, checksForeignKeys);
        }
        if (foreignKeyChecks != checksForeignKeys) {
            out.ascii("SET foreign_key_checks = ");
            out.put(checksForeignKeys ? '1' : '0');
            out.ascii(";\n");
            foreignKeyChecks = checksForeignKeys;
        }
        if (strict != isStrict) {
            out.ascii("SET sql_mode = '");
            writeMode(out, isStrict);
            out.ascii("';\n");
            strict = isStrict;
        }
    }

    /// Whether [#require(ByteSink, boolean, boolean)] would have nothing to do.
    boolean is(boolean isStrict, boolean checksForeignKeys) {
        return pinned && strict == isStrict && foreignKeyChecks == checksForeignKeys;
    }

    private void pin(ByteSink out, boolean checksForeignKeys) {
        out.ascii("SET NAMES utf8mb4;\nSET time_zone = '+00:00', sql_mode = '");
        writeMode(out, true);
        out.ascii("', foreign_key_checks = ");
        out.put(checksForeignKeys ? '1' : '0');
        out.ascii(", unique_checks = 1, sql_safe_updates = 0;\n");
        pinned = true;
        strict = true;
        foreignKeyChecks = checksForeignKeys;
    }

    private static void writeMode(ByteSink out, boolean isStrict) {
        if (isStrict) {
            out.ascii("STRICT_ALL_TABLES,");
        }
        out.ascii(MODES);
    }

    void end(ByteSink out) {
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
