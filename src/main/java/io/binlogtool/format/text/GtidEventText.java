package io.binlogtool.format.text;

import java.time.Instant;
import java.time.LocalDateTime;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.format.GtidText;
import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;

/// GTID, GTID_TAGGED and ANONYMOUS_GTID events as text.
final class GtidEventText {

    private static final Fragment LAST_COMMITTED_GTID = Fragment.of("\tGTID\tlast_committed=");
    private static final Fragment LAST_COMMITTED_ANONYMOUS = Fragment.of("\tAnonymous_GTID\tlast_committed=");
    private static final Fragment SEQUENCE_NUMBER = Fragment.of("\tsequence_number=");
    private static final Fragment RBR_ONLY = Fragment.of("\trbr_only=");
    private static final Fragment ORIGINAL_TIMESTAMP = Fragment.of("\toriginal_committed_timestamp=");
    private static final Fragment IMMEDIATE_TIMESTAMP = Fragment.of("\timmediate_commit_timestamp=");
    private static final Fragment TRANSACTION_LENGTH = Fragment.of("\ttransaction_length=");
    private static final Fragment ORIGINAL_TIME = Fragment.of("# original_commit_timestamp=");
    private static final Fragment IMMEDIATE_TIME = Fragment.of("# immediate_commit_timestamp=");
    private static final Fragment SET_ORIGINAL_TIMESTAMP = Fragment.of("/*!80001 SET @@session.original_commit_timestamp=");
    private static final Fragment SET_ORIGINAL_VERSION = Fragment.of("/*!80014 SET @@session.original_server_version=");
    private static final Fragment SET_IMMEDIATE_VERSION = Fragment.of("/*!80014 SET @@session.immediate_server_version=");
    private static final Fragment GTID_NEXT = Fragment.of("SET @@SESSION.GTID_NEXT= '");
    private static final Fragment READ_COMMITTED = Fragment.of("/*!50718 SET TRANSACTION ISOLATION LEVEL READ COMMITTED*/" + SqlText.DELIMITER);
    private static final Fragment VERSIONED_END = Fragment.of("*/" + SqlText.DELIMITER);
    private static final Fragment END = Fragment.of("'" + SqlText.DELIMITER);

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final TextOptions options;
    private final ZoneAbbreviations abbreviations;
    /// `(2026-11-23 05:40:11.` of the last time shown, and what ends it.
    private long dateSecond = -1;
    private Fragment date;
    private Fragment zoneEnd;
    private Assignments assignments;

    GtidEventText(TextOptions options) {
        this.options = options;
        this.abbreviations = new ZoneAbbreviations(options.zone());
    }

    /// What follows the event line.
    void writeSummary(ByteSink out, GtidEvent event) {
        out.put(event.isAnonymous() ? LAST_COMMITTED_ANONYMOUS : LAST_COMMITTED_GTID);
        out.unsignedDecimal(event.lastCommitted());
        out.put(SEQUENCE_NUMBER);
        out.unsignedDecimal(event.sequenceNumber());
        out.put(RBR_ONLY);
        out.ascii(event.mayHaveStatements() ? "no" : "yes");
        out.put(ORIGINAL_TIMESTAMP);
        out.unsignedDecimal(event.originalCommitTimestamp());
        out.put(IMMEDIATE_TIMESTAMP);
        out.unsignedDecimal(event.immediateCommitTimestamp());
        out.put(TRANSACTION_LENGTH);
        out.unsignedDecimal(event.transactionLength());
        out.put('\n');
    }

    /// The lines after the first.
    void writeStatements(ByteSink out, GtidEvent event) {
        if (!event.mayHaveStatements()) {
            out.put(READ_COMMITTED);
        }
        writeTime(out, ORIGINAL_TIME, event.originalCommitTimestamp());
        writeTime(out, IMMEDIATE_TIME, event.immediateCommitTimestamp());
        writeAssignment(out, SET_ORIGINAL_TIMESTAMP, event.originalCommitTimestamp());
        if (assignments == null || !assignments.areOf(event)) {
            assignments = Assignments.of(event);
        }
        out.put(assignments.text());
        if (!event.isAnonymous()) {
            out.decimal(event.gno());
        }
        out.put(END);
    }

    private static void writeAssignment(ByteSink out, Fragment assignment, long value) {
        out.put(assignment);
        out.unsignedDecimal(value);
        out.put(VERSIONED_END);
    }

    private void writeTime(ByteSink out, Fragment name, long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        if (second != dateSecond) {
            dateSecond = second;
            date = date(EventLine.localTime(second, options.zone()));
            zoneEnd = Fragment.of(" " + abbreviations.at(Instant.ofEpochSecond(second)) + ")\n");
        }
        out.put(name);
        out.unsignedDecimal(micros);
        out.put(date);
        out.zeroPadded(Math.floorMod(micros, MICROS_PER_SECOND), 6);
        out.put(zoneEnd);
    }

    private static Fragment date(LocalDateTime time) {
        ByteSink text = new ByteSink();
        text.ascii(" (");
        text.zeroPadded(time.getYear(), 4);
        text.put('-');
        text.twoDigits(time.getMonthValue());
        text.put('-');
        text.twoDigits(time.getDayOfMonth());
        text.put(' ');
        text.twoDigits(time.getHour());
        text.put(':');
        text.twoDigits(time.getMinute());
        text.put(':');
        text.twoDigits(time.getSecond());
        text.put('.');
        return Fragment.of(text);
    }

    /// The statements from `SET @@session.original_server_version` up to the GTID's number, which most events of a log have in common.
    private record Assignments(long originalVersion, long immediateVersion, boolean anonymous, long uuidHigh, long uuidLow, String tag, Fragment text) {

        static Assignments of(GtidEvent event) {
            ByteSink text = new ByteSink();
            writeAssignment(text, SET_ORIGINAL_VERSION, event.originalServerVersion());
            writeAssignment(text, SET_IMMEDIATE_VERSION, event.immediateServerVersion());
            text.put(GTID_NEXT);
            if (event.isAnonymous()) {
                text.ascii("ANONYMOUS");
            } else {
                GtidText.writeSource(text, event);
            }
            return new Assignments(event.originalServerVersion(), event.immediateServerVersion(), event.isAnonymous(), event.uuidHigh(),
                    event.uuidLow(), event.tag(), Fragment.of(text));
        }

        boolean areOf(GtidEvent event) {
            return originalVersion == event.originalServerVersion() && immediateVersion == event.immediateServerVersion()
                    && anonymous == event.isAnonymous() && uuidHigh == event.uuidHigh() && uuidLow == event.uuidLow() && tag.equals(event.tag());
        }
    }
}
