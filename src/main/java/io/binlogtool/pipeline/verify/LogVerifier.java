package io.binlogtool.pipeline.verify;

import java.util.function.LongConsumer;

import io.binlogtool.event.raw.Checksum;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeartbeatEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.PayloadReader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.raw.SalvagingReader;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionContextEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.ViewChangeEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.pipeline.EventPositions;
import io.binlogtool.pipeline.Progress;
import io.binlogtool.tx.GtidSet;

/// Holds one log to every rule there is: headers and chain, checksums, the contents of each event, transactions, rows. After damage it goes on
/// with the next sound event.
///
/// A log in use may end in the middle of an event or transaction: that is noted, not found wrong. So is a log without its last event, STOP or
/// ROTATE: a server that crashed leaves such a log when it has recovered.
final class LogVerifier {

    /// 5.6.0, from which on servers flag their relay logs, and those that are no relay logs follow rules without exceptions.
    private static final int FIRST_EXACT = 0x050600;
    /// 8.0.0, from which on transactions are announced by GTID or ANONYMOUS_GTID without exception.
    private static final int FIRST_ANNOUNCING = 0x080000;

    private final LogInput input;
    private final LogChain chain;
    private final LongConsumer progress;
    private final Findings findings = new Findings();
    private final TransactionRules transactions = new TransactionRules(findings);
    private final RowRules rows = new RowRules(findings);
    private final EventPositions positions = new EventPositions();
    private final Checksum checksum = new Checksum();
    private EventReader reader;
    private long events;
    private long unreadable;
    /// Whether something was passed over.
    private boolean damaged;
    /// Of the last event that says where it is, if it lies elsewhere.
    private long shift;
    /// Where that began.
    private long shiftedAt;
    /// What was found there, as long as it is the only event of its kind; else null.
    private String shiftReason;
    private boolean hiddenChecksumsLookedFor;
    /// Of the FORMAT_DESCRIPTION of the log at hand; null if none was read.
    private EventHeader format;
    private EventType lastType;
    /// ROTATE or STOP, which ended the log at hand; null as long as there was none.
    private String endedBy;
    /// Whether an event without end_log_pos was found.
    private boolean unplaced;
    private long lastPosition;

    /// @param progress told now and then which position was reached
    LogVerifier(LogInput input, LogChain chain, LongConsumer progress) {
        this.input = input;
        this.chain = chain;
        this.progress = progress;
    }

    FileVerdict verify() {
        chain.begin(input.name(), findings);
        try {
            reader = new EventReader(input);
            readAll();
        } catch (MalformedBinlogException e) {
            findings.add(0, null, e.getMessage());
            unreadable = input.rest(0);
        }
        chain.end(unreadable > 0, findings);
        long size = reader == null ? unreadable : reader.position() + input.rest(reader.position());
        return new FileVerdict(input.name(), size, events, transactions.ended(), findings.kept(), findings.count(), unreadable, findings.notes());
    }

    private void readAll() {
        SalvagingReader salvager = new SalvagingReader(reader, this::damaged);
        Reached reached = readOn(salvager);
        while (reached == Reached.MORE_EVENTS) {
            progress.accept(lastPosition);
            reached = readOn(salvager);
        }
        if (reached == Reached.END_OF_LOG) {
            end();
        }
    }

    /// What lies behind a stretch of the log.
    private enum Reached {
        MORE_EVENTS, END_OF_LOG, UNREADABLE
    }

    /// Goes through the next stretch.
    private Reached readOn(SalvagingReader salvager) {
        for (int i = 0; i < Progress.EVENTS; i++) {
            RawEvent event = salvager.next();
            if (event == null) {
                return Reached.END_OF_LOG;
            }
            events++;
            boolean readable = true;
            try {
                readable = check(event);
            } catch (MalformedBinlogException e) {
                findings.add(event, e.getMessage());
                unreadable += event.length();
                lost();
            }
            lastType = event.type();
            lastPosition = event.position();
            if (!readable) {
                return Reached.UNREADABLE;
            }
        }
        return Reached.MORE_EVENTS;
    }

    private void damaged(DamagedRange range) {
        findings.add(range.from(), range.type(), range.reason());
        unreadable += range.length();
        damaged = true;
        lost();
    }

    private void lost() {
        transactions.lost();
        rows.lost();
    }

    /// @return false if nothing behind this event can be read
    private boolean check(RawEvent event) {
        if (event.type() == EventType.FORMAT_DESCRIPTION) {
            format(event);
        } else if (lastType == null && unreadable == 0) {
            findings.add(event, "the log does not begin with a FORMAT_DESCRIPTION event");
        }
        position(event);
        if (endedBy != null && event.type() != EventType.ROTATE && event.type() != EventType.STOP) {
            findings.add(event, "the log goes on behind " + endedBy);
            endedBy = null;
        }
        // A FORMAT_DESCRIPTION may be one that a replica of 5.6 or later wrote anew, with a checksum, for a source without.
        if (!event.hasChecksum() && !hiddenChecksumsLookedFor && event.type() != EventType.FORMAT_DESCRIPTION) {
            hiddenChecksumsLookedFor = true;
            if (checksum.isHidden(event)) {
                findings.add(event, "this event ends in its checksum, but the FORMAT_DESCRIPTION says that the log has none");
            }
        }
        if (event.type() == EventType.START_ENCRYPTION) {
            findings.add(event, "the log is encrypted from here on: what follows cannot be checked");
            long rest = input.rest(reader.position());
            unreadable += event.length() + rest;
            reader.seek(reader.position() + rest);
            return false;
        }
        contents(EventDecoder.decode(event), event.position() + event.length());
        return true;
    }

    private void format(RawEvent event) {
        boolean isJoined = lastType != null && EventPositions.startsStream(event, reader.position());
        if (isJoined) {
            chain.end(unreadable > 0, findings);
            boolean isOfSameServer = format != null && event.header().serverId() == format.serverId();
            chain.beginJoined(isOfSameServer);
            if (isOfSameServer && event.header().timestamp() < format.timestamp()) {
                findings.note("the log joined to it at " + event.position() + " was begun before the one in front of it");
            }
        }
        positions.format(event, reader.position(), reader.isRelayLog());
        if (lastType == null || isJoined) {
            format = event.header();
            endedBy = null;
            transactions.logBegins(isOfMysql(event, FIRST_ANNOUNCING));
        } else if (!positions.isRelayLog() && unreadable == 0) {
            findings.add(event, "a second FORMAT_DESCRIPTION event");
        }
        hiddenChecksumsLookedFor = false;
    }

    private void position(RawEvent event) {
        if (!positions.saysPlace(event)) {
            place(event);
            return;
        }
        long now = positions.shift(event, reader.position());
        if (now != shift) {
            shift = now;
            shiftBegins(event);
        } else if (shiftReason != null) {
            findings.extend(shiftedAt, shiftReason, "; those behind it lie as far from where they say");
            shiftReason = null;
        }
    }

    /// An event that says no place. All those of an ordinary log do, but what a server tells of itself when it sends its log.
    private void place(RawEvent event) {
        boolean isOfServer = event.header().has(EventHeader.FLAG_ARTIFICIAL) || event.type() == EventType.FORMAT_DESCRIPTION
                || event.type() == EventType.PREVIOUS_GTIDS || event.type() == EventType.ROTATE;
        if (!isOfServer && !unplaced && isOfMysql(event, FIRST_EXACT)) {
            unplaced = true;
            findings.add(event, "end_log_pos is 0, but the event ends at " + reader.position());
        }
    }

    /// Whether the log at hand is no relay log, and a MySQL server of this version or later wrote it.
    private boolean isOfMysql(RawEvent event, int version) {
        return !positions.isRelayLog() && !event.format().isMariaDb() && event.format().versionNumber() >= version;
    }

    private void shiftBegins(RawEvent event) {
        shiftedAt = event.position();
        shiftReason = shift == 0 ? null : positions.describe(event, shift);
        if (shift != 0) {
            findings.add(event, shiftReason);
        }
    }

    /// @param end where the event, or the payload that it is in, ends in the log
    private void contents(Event event, long end) {
        // The events of every log and transaction: `instanceof` is quick from the start, the JVM would have to generate code for a switch.
        if (event instanceof RowsEvent changes) {
            transactions.rows(changes.raw());
            rows.rows(changes);
        } else if (event instanceof TableMapEvent map) {
            transactions.rows(map.raw());
            rows.tableMap(map);
        } else if (event instanceof QueryEvent query) {
            transactions.query(query, end);
        } else if (event instanceof GtidEvent gtid) {
            gtid(gtid);
        } else if (event instanceof Event.Xid xid) {
            transactions.xid(xid, end);
        } else if (event instanceof Event.PreviousGtids previous) {
            previousGtids(previous.raw());
            chain.previousGtids(previous.raw(), GtidSet.decode(previous.set(), 0, previous.set().size()), findings);
        } else if (event instanceof Event.Rotate rotate) {
            rotate(rotate);
        } else if (event instanceof Event.Stop stop) {
            transactions.logEnds(stop.raw());
            ended(stop.raw());
        } else if (!(event instanceof FormatDescriptionEvent)) {
            rareContents(event, end);
        }
    }

    private void rareContents(Event event, long end) {
        switch (event) {
            case XaPrepareEvent prepare -> transactions.xaPrepare(prepare, end);
            case TransactionPayloadEvent payload -> payload(payload, end);
            case UnknownEvent unknown -> unknown(unknown);
            case GtidEvent _, QueryEvent _, TableMapEvent _, RowsEvent _, Event.Xid _, Event.PreviousGtids _, Event.Rotate _, Event.Stop _,
                FormatDescriptionEvent _ -> throw new IllegalArgumentException(event.raw().type() + " is not rare");
            case Event.Intvar _, Event.Rand _, UserVarEvent _, LoadDataEvent _, Event.Incident _, Event.RowsQuery _,
                TransactionContextEvent _, ViewChangeEvent _, HeartbeatEvent _ -> { }
        }
    }

    /// A server writes it once, right behind the FORMAT_DESCRIPTION; in a relay log there are those of the source, too.
    private void previousGtids(RawEvent event) {
        if (lastType != null && lastType != EventType.FORMAT_DESCRIPTION && !damaged && isOfMysql(event, FIRST_EXACT)) {
            findings.add(event, "PREVIOUS_GTIDS does not belong here, but right behind FORMAT_DESCRIPTION");
        }
    }

    private void ended(RawEvent event) {
        if (isOfMysql(event, FIRST_EXACT)) {
            endedBy = event.type() + " at " + event.position();
        }
    }

    private void rotate(Event.Rotate event) {
        if (!event.raw().header().has(EventHeader.FLAG_ARTIFICIAL)) {
            transactions.logEnds(event.raw());
            ended(event.raw());
            // That of the source in a relay log names a log of the source.
            if (!positions.isRelayLog() || format != null && event.raw().header().serverId() == format.serverId()) {
                chain.rotate(event.nextLog().utf8(0, (int) event.nextLog().size()));
            }
        }
    }

    private void gtid(GtidEvent event) {
        transactions.gtid(event);
        rows.transactionBegins();
        if (!event.isAnonymous()) {
            chain.gtid(event, positions.isRelayLog(), findings);
        }
    }

    private void unknown(UnknownEvent event) {
        RawEvent raw = event.raw();
        if (raw.type() == EventType.MARIADB_GTID) {
            transactions.mariadbGtid(raw);
            rows.transactionBegins();
        } else if (raw.type() == EventType.QUERY_COMPRESSED) {
            transactions.statement(raw, raw.position() + raw.length());
            unread(event);
        } else if (raw.type() == EventType.UNKNOWN || raw.header().typeCode() > raw.format().typeCount()) {
            lost();
            String sentence = "an event of type " + raw.header().typeCode() + ", which the log's server does not write";
            if (raw.isIgnorable()) {
                findings.noteAt(raw.position(), sentence + ", flagged ignorable");
            } else {
                findings.add(raw, sentence);
            }
        } else {
            unread(event);
        }
    }

    private void unread(UnknownEvent event) {
        if (event.mayChangeData()) {
            findings.noteAt(event.raw().position(), event.reason() + ": what is in them was not checked");
        }
    }

    private void payload(TransactionPayloadEvent payload, long end) {
        long size = 0;
        try (PayloadReader inner = new PayloadReader(payload)) {
            for (RawEvent event = inner.next(); event != null; event = inner.next()) {
                events++;
                size += event.length();
                contents(EventDecoder.decode(event), end);
            }
        }
        if (payload.uncompressedSize() >= 0 && payload.uncompressedSize() != size) {
            findings.add(payload.raw(), "the payload holds " + size + " bytes of events, not " + payload.uncompressedSize() + " as it says");
        }
    }

    private void end() {
        boolean closed = lastType == EventType.ROTATE || lastType == EventType.STOP;
        boolean inUse = reader.isInUse();
        if (reader.endsTruncated()) {
            findings.note("in use; its last " + input.available(reader.position(), 1) + " bytes are not yet a whole event");
        } else if (inUse && closed) {
            findings.add(EventReader.MAGIC_SIZE, EventType.FORMAT_DESCRIPTION, "the log is flagged as in use, but was closed");
        } else if (inUse) {
            findings.note("in use, or not closed properly");
        } else if (lastType == null && unreadable == 0) {
            findings.note("no events");
        } else if (!closed && !damaged) {
            findings.note("ends without STOP or ROTATE");
        }
        transactions.end(lastPosition, lastType, inUse);
    }
}
