package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// An event that waits in [RetainedEvents] until its turn comes.
public sealed interface RetainedEvent {

    /// The event, with its bytes on the heap if they are not too many: copied into `target`, or read again. It is valid until the next call for any
    /// event of the same log, and as long as `target` is left alone.
    RawEvent load(byte[] target);

    /// One that was copied.
    record Copied(RawEvent event) implements RetainedEvent {

        @Override
        public RawEvent load(byte[] target) {
            return event.loadedInto(target);
        }
    }

    /// One that is to be had from its log. There may be a great many, so there is no more here than it takes to read it.
    ///
    /// @param bytes valid as long as the log is open
    record InLog(LogInput log, Bytes bytes, EventType type, long position, int bodyEnd, FormatDescription format) implements RetainedEvent {

        @Override
        public RawEvent load(byte[] target) {
            Bytes loaded = log.onHeap(bytes).loadedInto(target);
            RawEvent event = RawEvent.of(EventHeader.read(loaded), position, loaded, bodyEnd, format, null);
            if (event.type() != type || event.header().eventLength() != loaded.size()) {
                throw new MalformedBinlogException(0, "the file was changed while it was being read").inEvent(position, type.displayName());
            }
            return event;
        }
    }
}
