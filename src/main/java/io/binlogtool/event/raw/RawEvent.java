package io.binlogtool.event.raw;

import java.lang.foreign.MemorySegment;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

/// One event as it lies in the log: its header, and all its bytes, not decoded.
///
/// @param header the common header
/// @param type what the header's type code means in this log
/// @param position offset of the event in its file; of an event inside a TRANSACTION_PAYLOAD, that of the payload's end_log_pos
/// @param bytes the whole event from header to checksum; offsets of everything decoded from it are relative to its start
/// @param bodyEnd where the checksum begins; the event's length if it carries none
/// @param format the FORMAT_DESCRIPTION in force
/// @param log where `bytes` are valid until the next event is read, or as long as [LogInput#lasting(Bytes)] lets them; null if they are elsewhere
public record RawEvent(EventHeader header, EventType type, long position, Bytes bytes, int bodyEnd, FormatDescription format, LogInput log) {

    /// An event whose type is told by `format`.
    public static RawEvent of(EventHeader header, long position, Bytes bytes, int bodyEnd, FormatDescription format, LogInput log) {
        return new RawEvent(header, format.typeOf(header.typeCode()), position, bytes, bodyEnd, format, log);
    }

    /// Where the body (the post-header first) begins.
    public int bodyStart() {
        return type == EventType.FORMAT_DESCRIPTION ? EventHeader.SIZE : format.headerLength();
    }

    public int length() {
        return (int) bytes.size();
    }

    /// Whether a reader that does not know the type may pass the event over: its writer says so, and says of the type that it exists. MySQL
    /// refuses types that the FORMAT_DESCRIPTION does not count, whatever their flags (events.md §5).
    public boolean isIgnorable() {
        return header.has(EventHeader.FLAG_IGNORABLE) && header.typeCode() <= format.typeCount();
    }

    public boolean hasChecksum() {
        return bodyEnd < bytes.size();
    }

    /// The stored CRC-32, unsigned; only if [#hasChecksum()].
    public long checksum() {
        return bytes.u32(bodyEnd);
    }

    /// A copy in `target`, which has room for it from `at` on.
    RawEvent copyTo(byte[] target, int at) {
        return new RawEvent(header, type, position, bytes.copyTo(target, at), bodyEnd, format, null);
    }

    /// A copy in `target`, which is native and of its length.
    RawEvent copyTo(MemorySegment target) {
        bytes.copyTo(0, target, 0, bytes.size());
        return new RawEvent(header, type, position, new Bytes(target), bodyEnd, format, null);
    }

    /// The same event with its bytes on the heap, where they are read fastest: copied into `target`, if they are elsewhere and it has room.
    RawEvent loadedInto(byte[] target) {
        return new RawEvent(header, type, position, bytes.loadedInto(target), bodyEnd, format, null);
    }

    /// Where it is to be had again as it is; null if its log forgets.
    RetainedEvent inLog() {
        Bytes lasting = log == null ? null : log.lasting(bytes);
        return lasting == null ? null : new RetainedEvent.InLog(log, lasting, type, position, bodyEnd, format);
    }

    /// The same event, said to be at another place.
    public RawEvent at(long otherPosition) {
        return new RawEvent(header, type, otherPosition, bytes, bodyEnd, format, log);
    }
}
