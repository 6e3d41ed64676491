package io.binlogtool.event;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// An event that this tool does not decode: of a type that no known server writes, or that belongs to another server than the log's.
///
/// @param body everything between header and checksum
public record UnknownEvent(RawEvent raw, Bytes body) implements Event {

    private static final int MARIADB_GTID_FLAGS_AT = 12;
    private static final int MARIADB_GTID_STANDALONE = 1;

    /// Whether a GTID of MariaDB (162) stands for BEGIN: it does, unless it says that a single statement follows.
    ///
    /// @throws MalformedBinlogException if the event is too short
    public static boolean standsForBegin(RawEvent mariadbGtid) {
        return (mariadbGtid.bytes().u8(mariadbGtid.bodyStart() + MARIADB_GTID_FLAGS_AT) & MARIADB_GTID_STANDALONE) == 0;
    }

    /// Whether what it holds may have changed data or the schema, so that an output which is to tell all changes must not leave it out.
    public boolean mayChangeData() {
        return switch (raw.type()) {
            case START_V3, SLAVE, IGNORABLE, ANNOTATE_ROWS, BINLOG_CHECKPOINT, MARIADB_GTID, GTID_LIST -> false;
            default -> !raw.isIgnorable();
        };
    }

    /// As mysqlbinlog, which refuses what it does not know when it reads it, unless it is flagged ignorable.
    ///
    /// @throws MalformedBinlogException if it must not be passed over
    public void requireIgnorable() {
        if (!raw.isIgnorable()) {
            throw new MalformedBinlogException(0, reason());
        }
    }

    /// Why it must not be left out, for a message.
    public String lostChange() {
        return reason() + ", and may change data";
    }

    /// Why it is not decoded, for a message: a sentence without its end.
    public String reason() {
        String type = "events of type " + raw.header().typeCode();
        if (raw.format().isMariaDb()) {
            return type + " of MariaDB (" + raw.format().serverVersion() + ") cannot be read yet";
        }
        return raw.type() == EventType.UNKNOWN || raw.header().typeCode() > raw.format().typeCount() ? type + " are not known"
                : type + " (" + raw.type().displayName() + ") cannot be read";
    }
}
