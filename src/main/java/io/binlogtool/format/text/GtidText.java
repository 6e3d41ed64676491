package io.binlogtool.format.text;

import java.time.Instant;
import java.time.LocalDateTime;

import io.binlogtool.event.EventType;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;

/// GTID, GTID_TAGGED and ANONYMOUS_GTID events as text.
final class GtidText {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final TextOptions options;
    private final ZoneAbbreviations abbreviations;

    GtidText(TextOptions options) {
        this.options = options;
        this.abbreviations = new ZoneAbbreviations(options.zone());
    }

    /// What follows the event line.
    void writeSummary(ByteSink out, GtidEvent event) {
        out.ascii(event.isAnonymous() ? "\tAnonymous_GTID\tlast_committed=" : "\tGTID\tlast_committed=");
        out.decimal(event.lastCommitted());
        out.ascii("\tsequence_number=");
        out.decimal(event.sequenceNumber());
        out.ascii("\trbr_only=");
        out.ascii(event.mayHaveStatements() ? "no" : "yes");
        out.ascii("\toriginal_committed_timestamp=");
        out.unsignedDecimal(event.originalCommitTimestamp());
        out.ascii("\timmediate_commit_timestamp=");
        out.unsignedDecimal(event.immediateCommitTimestamp());
        out.ascii("\ttransaction_length=");
        out.unsignedDecimal(event.transactionLength());
        out.put('\n');
    }

    /// The lines after the first.
    void writeStatements(ByteSink out, GtidEvent event) {
        if (!event.mayHaveStatements()) {
            out.ascii("/*!50718 SET TRANSACTION ISOLATION LEVEL READ COMMITTED*/");
            out.ascii(SqlText.DELIMITER);
        }
        writeTime(out, "# original_commit_timestamp=", event.originalCommitTimestamp());
        writeTime(out, "# immediate_commit_timestamp=", event.immediateCommitTimestamp());
        writeAssignment(out, "/*!80001 SET @@session.original_commit_timestamp=", event.originalCommitTimestamp());
        writeAssignment(out, "/*!80014 SET @@session.original_server_version=", event.originalServerVersion());
        writeAssignment(out, "/*!80014 SET @@session.immediate_server_version=", event.immediateServerVersion());
        out.ascii("SET @@SESSION.GTID_NEXT= '");
        if (event.raw().type() == EventType.ANONYMOUS_GTID) {
            out.ascii("ANONYMOUS");
        } else {
            writeUuid(out, event.uuidHigh(), event.uuidLow());
            out.put(':');
            if (!event.tag().isEmpty()) {
                out.utf8(event.tag());
                out.put(':');
            }
            out.decimal(event.gno());
        }
        out.put('\'');
        out.ascii(SqlText.DELIMITER);
    }

    private static void writeAssignment(ByteSink out, String assignment, long value) {
        out.ascii(assignment);
        out.unsignedDecimal(value);
        out.ascii("*/");
        out.ascii(SqlText.DELIMITER);
    }

    private void writeTime(ByteSink out, String name, long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        LocalDateTime time = EventLine.localTime(second, options.zone());
        out.ascii(name);
        out.unsignedDecimal(micros);
        out.ascii(" (");
        out.zeroPadded(time.getYear(), 4);
        out.put('-');
        out.twoDigits(time.getMonthValue());
        out.put('-');
        out.twoDigits(time.getDayOfMonth());
        out.put(' ');
        out.twoDigits(time.getHour());
        out.put(':');
        out.twoDigits(time.getMinute());
        out.put(':');
        out.twoDigits(time.getSecond());
        out.put('.');
        out.zeroPadded(Math.floorMod(micros, MICROS_PER_SECOND), 6);
        out.put(' ');
        out.ascii(abbreviations.at(Instant.ofEpochSecond(second)));
        out.ascii(")\n");
    }

    private static void writeUuid(ByteSink out, long high, long low) {
        out.hex(high >>> 32, 8);
        out.put('-');
        out.hex(high >>> 16, 4);
        out.put('-');
        out.hex(high, 4);
        out.put('-');
        out.hex(low >>> 48, 4);
        out.put('-');
        out.hex(low, 12);
    }
}
