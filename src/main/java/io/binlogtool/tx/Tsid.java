package io.binlogtool.tx;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.io.MalformedBinlogException;

/// Transaction source identifier: the UUID of the server a transaction comes from, and the tag it was given there, if any.
///
/// Ordered as MySQL orders them: by the UUID's 16 bytes, then by the tag, no tag first.
///
/// @param high the UUID's first eight bytes, in the order in which they are written
/// @param low  its last eight bytes
/// @param tag  1 to [GtidEvent#MAX_TAG_LENGTH] characters `[a-z_][a-z0-9_]*`, or empty for none (always, before MySQL 8.3)
public record Tsid(long high, long low, String tag) implements Comparable<Tsid> {

    private static final int UUID_LENGTH = 36;

    /// @throws MalformedBinlogException if that is no tag, as in a damaged GTID_TAGGED
    public Tsid {
        if (!GtidEvent.isTag(tag)) {
            throw new MalformedBinlogException(0, "not a GTID tag: " + tag);
        }
    }

    /// The order of this and the given one, without the need to make it.
    public int compareTo(long otherHigh, long otherLow, String otherTag) {
        if (high != otherHigh) {
            return Long.compareUnsigned(high, otherHigh);
        }
        if (low != otherLow) {
            return Long.compareUnsigned(low, otherLow);
        }
        return tag.compareTo(otherTag);
    }

    @Override
    public int compareTo(Tsid other) {
        return compareTo(other.high, other.low, other.tag);
    }

    boolean hasUuidOf(Tsid other) {
        return high == other.high && low == other.low;
    }

    /// Appends a UUID as `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, lower case.
    public static void appendUuid(StringBuilder text, long high, long low) {
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                text.append('-');
            }
            long half = digit < 16 ? high : low;
            text.append(Character.forDigit((int) (half >>> (15 - (digit & 15)) * 4) & 15, 16));
        }
    }

    /// `uuid` or `uuid:tag`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(UUID_LENGTH);
        appendUuid(text, high, low);
        if (!tag.isEmpty()) {
            text.append(':').append(tag);
        }
        return text.toString();
    }
}
