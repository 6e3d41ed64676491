package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

/// Finds where reading can go on behind damage: the next place where an event begins that cannot be there by chance.
///
/// The header must be possible: a type that the log's server writes, a length that ends inside the log. Where the log has checksums, the
/// event's must be right. Where it has none, the header must say where it is, and so must the one after it, up to three in a row. It may be that the
/// damage inserted or took away some bytes: then all of them lie at the same distance from where they say.
final class SoundEventFinder {

    private static final int CHAIN = 3;
    /// How many events tell of a distance that is new, if the log ends behind them.
    private static final int SHORTEST_SHIFTED_CHAIN = 2;
    /// How much is read to try the checksum of an event that does not say its own position (relay logs, cached transactions of MariaDB).
    private static final long MAX_UNPOSITIONED = 1 << 16;
    /// How far is looked ahead for what tells that a chain of events is part of a value. By default no value is larger (max_allowed_packet).
    private static final long LOOK_AHEAD = 1 << 26;
    private static final long POSITION_MASK = 0xffff_ffffL;

    private final EventReader reader;
    private final LogInput input;
    private final Checksum checksum;
    /// How far the last sound event lies behind the place that it says. Those of a relay log say places in the log of its source.
    private long lastShift;
    /// How many bytes may still be looked at ahead in this log, so that damage everywhere takes no longer than it should.
    private long lookAheadLeft = LOOK_AHEAD;

    /// @param reader where its log begins, and its FORMAT_DESCRIPTION, say what is sound
    SoundEventFinder(EventReader reader, Checksum checksum) {
        this.reader = reader;
        this.input = reader.input();
        this.checksum = checksum;
    }

    /// Takes note of a sound event that ends where the reader is: those behind it lie as far from where they say as it does.
    void passed(EventHeader header) {
        if (header.endLogPos() != 0) {
            lastShift = shift(reader.position(), header.endLogPos());
        }
    }

    /// Whether an event that ends where the reader is lies where it says, or as far from there as the one before it.
    boolean isExpected(EventHeader header) {
        return isExpected(shift(reader.position(), header.endLogPos()));
    }

    /// The next position of a sound event behind `damaged`; the end of the log if there is none.
    ///
    /// @param claimedEnd where the damaged event says that it ends, tried first; `damaged` if it says nothing of use
    long next(long damaged, long claimedEnd) {
        if (claimedEnd > damaged && (available(damaged, claimedEnd, 1) == 0 || isSound(damaged, claimedEnd))) {
            return claimedEnd;
        }
        boolean hasChecksums = reader.format().checksum() == ChecksumAlgorithm.CRC32;
        long at = damaged + 1;
        while (available(at, at, EventHeader.SIZE) >= EventHeader.SIZE) {
            if (isSound(at, at)) {
                return at;
            }
            if (!hasChecksums && isShiftedChain(at)) {
                return atOrBehindChain(at);
            }
            at++;
        }
        return at + available(at, at, 1);
    }

    /// The next position of a sound event behind `unfinished`, the beginning of what may be the last event of a log in use; the end of the log if
    /// there is none. What lies behind it may be its contents, and somebody may have stored a log in a table: a sound event lies where it is expected,
    /// unless it is one of a relay log.
    long nextBehindUnfinished(long unfinished) {
        long at = unfinished + 1;
        while (available(at, at, EventHeader.SIZE) >= EventHeader.SIZE) {
            if ((reader.isRelayLog() || isExpected(input.view(at, EventHeader.SIZE), at)) && isSound(at, at)) {
                return at;
            }
            at++;
        }
        return at + available(at, at, 1);
    }

    /// How many bytes there are at `at`, which lies at or behind `base`; a log read as a stream keeps everything from `base` on.
    private long available(long base, long at, long wanted) {
        return Math.max(0, input.available(base, at - base + wanted) - (at - base));
    }

    private boolean isSound(long base, long at) {
        if (available(base, at, EventHeader.SIZE) < EventHeader.SIZE) {
            return false;
        }
        Bytes header = input.view(at, EventHeader.SIZE);
        if (!isPossible(header)) {
            return false;
        }
        long length = header.u32(EventHeader.LENGTH_AT);
        boolean isExpected = isExpected(header, at);
        if (!isExpected && length > MAX_UNPOSITIONED || available(base, at, length) < length) {
            return false;
        }
        Bytes event = input.view(at, length);
        if (isFormat(event)) {
            return mayBeAnywhere(header) && endsInChecksum(event, true) || isExpected && isChain(base, at);
        }
        if (!reader.formatSeen() && endsInChecksum(event, false)) {
            reader.assume(FormatDescription.ASSUMED_WITH_CHECKSUMS);
            return true;
        }
        return reader.format().checksum() == ChecksumAlgorithm.CRC32 ? endsInChecksum(event, false) : isExpected && isChain(base, at);
    }

    /// Whether the type is known, and a length that an event can have.
    private boolean isPossible(Bytes header) {
        int type = header.u8(EventHeader.TYPE_AT);
        long length = header.u32(EventHeader.LENGTH_AT);
        return type != 0 && type <= reader.format().typeCount() && EventType.of(type) != EventType.UNKNOWN
                && length >= EventHeader.SIZE && length <= EventReader.MAX_EVENT_LENGTH;
    }

    private static boolean isFormat(Bytes event) {
        return event.u8(EventHeader.TYPE_AT) == EventType.FORMAT_DESCRIPTION.code();
    }

    /// Whether the checksum of a FORMAT_DESCRIPTION is all it takes. Of a log without checksums, its own may be the only one in a log that somebody
    /// stored in a table.
    private boolean mayBeAnywhere(Bytes format) {
        return !reader.formatSeen() || reader.isRelayLog() || reader.format().checksum() == ChecksumAlgorithm.CRC32
                || format.u32(EventHeader.END_LOG_POS_AT) == 0;
    }

    private boolean endsInChecksum(Bytes event, boolean isFormat) {
        long end = event.size() - ChecksumAlgorithm.CRC_SIZE;
        return end >= EventHeader.SIZE && event.i32(end) == checksum.compute(event, end, isFormat);
    }

    /// How far an event lies behind the place that it says, modulo 2^32.
    private long shift(long end, long said) {
        return end - reader.logStart() - said & POSITION_MASK;
    }

    private long shift(Bytes header, long at) {
        return shift(at + header.u32(EventHeader.LENGTH_AT), header.u32(EventHeader.END_LOG_POS_AT));
    }

    private boolean isExpected(Bytes header, long at) {
        return isExpected(shift(header, at));
    }

    private boolean isExpected(long shift) {
        return shift == 0 || shift == lastShift;
    }

    /// Whether the next few events are as far from where they say as the first and are all there, or the log ends behind one of them.
    private boolean isChain(long base, long start) {
        return isChain(base, start, 1);
    }

    /// @param least how many there must be, even if the log ends
    private boolean isChain(long base, long start, int least) {
        long shift = shift(input.view(start, EventHeader.SIZE), start);
        long at = start;
        for (int i = 0; i < CHAIN; i++) {
            if (i >= least && available(base, at, 1) == 0) {
                return true;
            }
            long length = linkLength(base, at, shift);
            if (length < 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// The length of the event at `at` if it is all there, and as far from where it says as `shift`; else -1.
    private long linkLength(long base, long at, long shift) {
        if (available(base, at, EventHeader.SIZE) < EventHeader.SIZE) {
            return -1;
        }
        Bytes header = input.view(at, EventHeader.SIZE);
        long length = header.u32(EventHeader.LENGTH_AT);
        return length >= EventHeader.SIZE && shift(header, at) == shift && (isExpected(shift) || isPossible(header))
                && available(base, at, length) >= length ? length : -1;
    }

    private boolean isShiftedChain(long at) {
        Bytes header = input.view(at, EventHeader.SIZE);
        return isPossible(header) && header.u32(EventHeader.END_LOG_POS_AT) != 0 && isChain(at, at, SHORTEST_SHIFTED_CHAIN);
    }

    /// Where to go on, if a chain of events begins at `start` that are elsewhere than expected: there, or, if they are part of a log that somebody
    /// stored in a table, behind that. Then there are events behind it that lie where they are expected, and no others.
    private long atOrBehindChain(long start) {
        long shift = shift(input.view(start, EventHeader.SIZE), start);
        long at = start;
        long length = linkLength(start, at, shift);
        do {
            at += length;
            length = linkLength(start, at, shift);
        } while (length > 0 && at - start < LOOK_AHEAD && !isFormat(input.view(at, EventHeader.SIZE)));
        long limit = Math.min(start + LOOK_AHEAD, at + lookAheadLeft);
        while (at < limit && available(start, at, EventHeader.SIZE) >= EventHeader.SIZE) {
            if (isOfLogAtHand(input.view(at, EventHeader.SIZE), at) && isSound(start, at)) {
                return at;
            }
            at++;
            lookAheadLeft--;
        }
        return start;
    }

    /// A relay log's own last event, which lies where it says, tells nothing of the source's events in front of it.
    private boolean isOfLogAtHand(Bytes header, long at) {
        return isExpected(header, at) && !(reader.isRelayLog() && shift(header, at) == 0);
    }
}
