package io.binlogtool.event.raw;

import java.util.function.Consumer;

import io.binlogtool.io.MalformedBinlogException;

/// Reads a log on after damage: hands out sound events only, and tells of what it passed over. An event is sound if its header and length
/// are possible and its checksum, where the log has them, is right; what is in it may still turn out to be malformed.
public final class SalvagingReader {

    private final EventReader reader;
    private final Consumer<DamagedRange> damage;
    private final Checksum checksum = new Checksum();
    private final SoundEventFinder finder;

    /// @param damage told of every range that is passed over, before the event behind it is handed out
    public SalvagingReader(EventReader reader, Consumer<DamagedRange> damage) {
        this.reader = reader;
        this.damage = damage;
        this.finder = new SoundEventFinder(reader, checksum);
    }

    /// The next sound event, or null at the end of the log; valid until the next call.
    public RawEvent next() {
        while (true) {
            long from = reader.position();
            FormatDescription format = reader.format();
            long claimedEnd = from;
            EventType type = null;
            String reason;
            try {
                RawEvent event = reader.next();
                if (event == null && reader.endsTruncated()) {
                    return behindTruncation();
                }
                if (event == null) {
                    return null;
                }
                if (!checksum.matches(event)) {
                    claimedEnd = reader.position();
                    type = event.type();
                    reason = checksum.mismatch(event);
                } else if (!event.hasChecksum() && isOutOfStep(event)) {
                    reason = "no event begins here: it would be of type " + event.header().typeCode() + ", which the log's server does not write";
                } else {
                    finder.passed(event.header());
                    return event;
                }
            } catch (MalformedBinlogException e) {
                reason = e.getMessage();
            }
            reader.assume(format);
            long to;
            try {
                to = finder.next(from, claimedEnd);
            } catch (MalformedBinlogException e) {
                // The stream itself cannot be read or decompressed any further.
                to = Math.max(from, reader.input().knownEnd());
                reader.seek(to);
                damage.accept(new DamagedRange(from, to, type, reason));
                return null;
            }
            reader.seek(to);
            damage.accept(new DamagedRange(from, to, type, reason));
        }
    }

    /// Whether a header was read where none is, in a log whose events have no checksums that would tell. It is told by a type that no server writes and a place
    /// that does not follow from the one before.
    private boolean isOutOfStep(RawEvent event) {
        EventHeader header = event.header();
        boolean isAnnounced = header.typeCode() > 0 && header.typeCode() <= event.format().typeCount();
        boolean isImpossible = !isAnnounced || event.type() == EventType.UNKNOWN && header.endLogPos() != 0;
        return isImpossible && !finder.isExpected(header);
    }

    /// Whether sound events lie behind the last one of a log in use that is not all there: then it is not the last, but damaged.
    public static boolean soundEventsFollow(EventReader reader) {
        long behind = new SoundEventFinder(reader, new Checksum()).nextBehindUnfinished(reader.position());
        return reader.input().available(behind, 1) > 0;
    }

    /// An event of a log in use that is not all there is its last, or its length is damaged: then sound events follow.
    private RawEvent behindTruncation() {
        long from = reader.position();
        String reason = reader.truncation();
        long to = finder.nextBehindUnfinished(from);
        if (reader.input().available(to, 1) == 0) {
            return null;
        }
        reader.seek(to);
        damage.accept(new DamagedRange(from, to, null, reason));
        return next();
    }
}
