package io.binlogtool.tx;

import java.util.UUID;

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

    /// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, lower case.
    String uuid() {
        return new UUID(high, low).toString();
    }

    /// `uuid` or `uuid:tag`.
    @Override
    public String toString() {
        return tag.isEmpty() ? uuid() : uuid() + ":" + tag;
    }
}
