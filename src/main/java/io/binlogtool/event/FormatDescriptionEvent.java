package io.binlogtool.event;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.event.raw.RawEvent;

/// FORMAT_DESCRIPTION (15), the first event of every log, see [FormatDescription].
public record FormatDescriptionEvent(RawEvent raw) implements Event {

    public FormatDescription description() {
        return raw.format();
    }

    /// Whether the server had not closed the log when it was read: it is being written, or the server crashed.
    public boolean isInUse() {
        return raw.header().has(EventHeader.FLAG_IN_USE);
    }
}
