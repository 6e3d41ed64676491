package io.binlogtool.event;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// QUERY (2): a statement, and EXECUTE_LOAD_QUERY (18), a LOAD DATA statement. Body:
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 4 | thread id |
/// | 4 | 4 | execution time, seconds |
/// | 8 | 1 | length of the default database's name |
/// | 9 | 2 | error code the statement ended with |
/// | 11 | 2 | length of the status variables |
/// | 13 | 13 | EXECUTE_LOAD_QUERY only: see [LoadFile] |
/// | | | status variables, see [StatusVariables] |
/// | | | default database, NUL-terminated |
/// | | | statement text, in the character set of the status variables |
///
/// @param threadId of the session, 0 to 2^32 - 1
/// @param executionTime seconds, 0 to 2^32 - 1
/// @param errorCode 0 if the statement succeeded
/// @param databaseAt where in the event the default database's name begins
/// @param databaseLength bytes of that name
/// @param statement the statement as it was sent
/// @param loadFile what EXECUTE_LOAD_QUERY adds; null for QUERY
public record QueryEvent(RawEvent raw, long threadId, long executionTime, int errorCode, StatusVariables status, int databaseAt,
        int databaseLength, Bytes statement, LoadFile loadFile) implements Event {

    static final int DATABASE_LENGTH_AT = 8;
    private static final int ERROR_CODE_AT = 9;
    private static final int STATUS_LENGTH_AT = 11;
    private static final int POST_HEADER = 13;

    /// What EXECUTE_LOAD_QUERY adds to a QUERY.
    ///
    /// @param fileId of the BEGIN_LOAD_QUERY and APPEND_BLOCK events that carry the data
    /// @param nameStart offset in the statement of ` INFILE '…'`, to be replaced together with what follows
    /// @param nameEnd offset in the statement after ` INTO`
    /// @param duplicates 0 = error, 1 = IGNORE, 2 = REPLACE
    public record LoadFile(long fileId, int nameStart, int nameEnd, int duplicates) {
        private static final int SIZE = 13;
        public static final int REPLACE = 2;
    }

    static QueryEvent decode(RawEvent raw, boolean isLoad) {
        Bytes bytes = raw.bytes();
        int at = raw.bodyStart();
        int bodyAt = at + raw.format().postHeaderLength(raw.header().typeCode());
        if (bodyAt < at + POST_HEADER + (isLoad ? LoadFile.SIZE : 0)) {
            throw new MalformedBinlogException(at, "the log's post-header length of this event type is too small");
        }
        int statusLength = bytes.u16(at + STATUS_LENGTH_AT);
        int databaseLength = bytes.u8(at + DATABASE_LENGTH_AT);
        int databaseAt = bodyAt + statusLength;
        int statementAt = databaseAt + databaseLength + 1;
        if (statementAt >= raw.bodyEnd()) {
            throw new MalformedBinlogException(bodyAt, "status variables of " + statusLength + " bytes and a database name of " + databaseLength
                    + " leave no room for the statement");
        }
        Bytes statement = bytes.slice(statementAt, raw.bodyEnd() - statementAt);
        LoadFile load = isLoad ? decodeLoadFile(bytes, at + POST_HEADER, statement) : null;
        return new QueryEvent(raw, bytes.u32(at), bytes.u32(at + 4), bytes.u16(at + ERROR_CODE_AT),
                StatusVariables.decode(bytes, bodyAt, statusLength), databaseAt,
                databaseLength, statement, load);
    }

    private static LoadFile decodeLoadFile(Bytes bytes, int at, Bytes statement) {
        long start = bytes.u32(at + 4);
        long end = bytes.u32(at + 8);
        int duplicates = bytes.u8(at + 12);
        if (start > end || end > statement.size() || duplicates > LoadFile.REPLACE) {
            throw new MalformedBinlogException(at, "file name at " + start + " to " + end + " of a statement of " + statement.size() + " bytes");
        }
        return new LoadFile(bytes.u32(at), (int) start, (int) end, duplicates);
    }

    /// The default database, empty if there was none.
    public String database() {
        return raw.bytes().utf8(databaseAt, databaseLength);
    }

    /// Whether the statement's bytes are exactly those of `text`.
    public boolean isStatement(byte[] text) {
        return statement.size() == text.length && statement.matches(0, text);
    }

    /// Whether the statement begins with `prefix` (ASCII), byte for byte.
    public boolean startsWith(String prefix) {
        if (statement.size() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (statement.u8(i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// As [#startsWith(String)], for a prefix in upper case and a statement in any case.
    public boolean startsWithIgnoreCase(String prefix) {
        return startsWithIgnoreCase(0, prefix);
    }

    /// As [#startsWithIgnoreCase(String)], of the rest of the statement from `at` on.
    public boolean startsWithIgnoreCase(int at, String prefix) {
        if (statement.size() - at < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            int b = statement.u8(at + i);
            if ((b >= 'a' && b <= 'z' ? b - ('a' - 'A') : b) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
