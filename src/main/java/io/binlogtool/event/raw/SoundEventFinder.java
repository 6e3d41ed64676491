package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

/// Finds where reading can go on behind damage: the next place where an event begins that cannot be there by chance.
///
/// The header must be possible: a type that the log's server writes, a length that ends inside the log. Where the log has checksums, the
/// event's must be right. Where it has none, the header must say its own position, and so must the one after it, up to three in a row.
final class SoundEventFinder {

    private static final int CHAIN = 3;
    /// How much is read to try the checksum of an event that does not say its own position (relay logs, cached transactions of MariaDB).
    private static final long MAX_UNPOSITIONED = 1 << 16;

    private final EventReader reader;
    private final LogInput input;
    private final Checksum checksum;

    /// @param reader where its log begins, and its FORMAT_DESCRIPTION, say what is sound
    SoundEventFinder(EventReader reader, Checksum checksum) {
        this.reader = reader;
        this.input = reader.input();
        this.checksum = checksum;
    }

    /// The next position of a sound event behind `damaged`; the end of the log if there is none.
    ///
    /// @param claimedEnd where the damaged event says that it ends, tried first; `damaged` if it says nothing of use
    long next(long damaged, long claimedEnd) {
        if (claimedEnd > damaged && (available(damaged, claimedEnd, 1) == 0 || isSound(damaged, claimedEnd))) {
            return claimedEnd;
        }
        return next(damaged, false);
    }

    /// The next position of a sound event behind `unfinished`, the beginning of what may be the last event of a log in use; the end of the log if
    /// there is none. What lies behind it may be its contents, and somebody may have stored a log in a table: a sound event says its own position,
    /// unless it is one of a relay log.
    long nextBehindUnfinished(long unfinished) {
        return next(unfinished, !reader.isRelayLog());
    }

    private long next(long damaged, boolean saysPosition) {
        long at = damaged + 1;
        while (available(at, at, EventHeader.SIZE) >= EventHeader.SIZE) {
            if ((!saysPosition || saysPosition(input.view(at, EventHeader.SIZE), at)) && isSound(at, at)) {
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
        FormatDescription format = reader.format();
        Bytes header = input.view(at, EventHeader.SIZE);
        int type = header.u8(EventHeader.TYPE_AT);
        if (type == 0 || type > format.typeCount() || EventType.of(type) == EventType.UNKNOWN) {
            return false;
        }
        long length = header.u32(EventHeader.LENGTH_AT);
        if (length < EventHeader.SIZE || length > EventReader.MAX_EVENT_LENGTH) {
            return false;
        }
        boolean saysPosition = saysPosition(header, at);
        if (!saysPosition && length > MAX_UNPOSITIONED || available(base, at, length) < length) {
            return false;
        }
        Bytes event = input.view(at, length);
        if (type == EventType.FORMAT_DESCRIPTION.code()) {
            return endsInChecksum(event, true) || saysPosition && isChain(base, at);
        }
        if (!reader.formatSeen() && endsInChecksum(event, false)) {
            reader.assume(FormatDescription.ASSUMED_WITH_CHECKSUMS);
            return true;
        }
        return format.checksum() == ChecksumAlgorithm.CRC32 ? endsInChecksum(event, false) : saysPosition && isChain(base, at);
    }

    private boolean endsInChecksum(Bytes event, boolean isFormat) {
        long end = event.size() - ChecksumAlgorithm.CRC_SIZE;
        return end >= EventHeader.SIZE && event.i32(end) == checksum.compute(event, end, isFormat);
    }

    private boolean saysPosition(Bytes header, long at) {
        return header.u32(EventHeader.END_LOG_POS_AT) == (at - reader.logStart() + header.u32(EventHeader.LENGTH_AT) & 0xffff_ffffL);
    }

    /// Whether the next few events say their own positions and are all there, or the log ends behind one of them.
    private boolean isChain(long base, long start) {
        long at = start;
        for (int i = 0; i < CHAIN; i++) {
            long available = available(base, at, EventHeader.SIZE);
            if (available < EventHeader.SIZE) {
                return available == 0;
            }
            Bytes header = input.view(at, EventHeader.SIZE);
            long length = header.u32(EventHeader.LENGTH_AT);
            if (length < EventHeader.SIZE || !saysPosition(header, at) || available(base, at, length) < length) {
                return false;
            }
            at += length;
        }
        return true;
    }
}
