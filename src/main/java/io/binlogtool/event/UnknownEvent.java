package io.binlogtool.event;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// An event that this tool does not decode: of a type that no known server writes, or that belongs to another server than the log's.
///
/// @param body everything between header and checksum
public record UnknownEvent(RawEvent raw, Bytes body) implements Event {

    /// Whether the writer said that a reader may pass it over.
    public boolean isIgnorable() {
        return raw.header().has(EventHeader.FLAG_IGNORABLE);
    }
}
