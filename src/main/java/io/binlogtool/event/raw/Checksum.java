package io.binlogtool.event.raw;

import java.util.zip.CRC32;

import io.binlogtool.io.Bytes;

/// Computes the CRC-32 of events. Not thread-safe: one per reader, its buffer is reused.
///
/// The bytes are copied through a small array first: native code that reads a mapped file directly would crash the JVM
/// if the file were cut meanwhile.
public final class Checksum {

    private static final int BUFFER = 1 << 15;
    private static final byte IN_USE_CLEARED = (byte) ~EventHeader.FLAG_IN_USE;

    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private final ChecksumRun run = new ChecksumRun();

    /// Whether the event's trailer is the CRC of the rest; true for events that carry none.
    /// The in-use flag of a FORMAT_DESCRIPTION is taken as cleared, as the server does.
    public boolean matches(RawEvent event) {
        return !event.hasChecksum() || run.proves(event) || compute(event) == (int) event.checksum() || isOutdated(event);
    }

    /// A source whose events carry no checksums changes its FORMAT_DESCRIPTION for a replica, `end_log_pos` to 0 among others, without a new checksum
    /// (`Binlog_sender::send_format_description_event`).
    private static boolean isOutdated(RawEvent event) {
        return event.type() == EventType.FORMAT_DESCRIPTION && event.header().endLogPos() == 0
                && event.format().checksum() == ChecksumAlgorithm.NONE;
    }

    /// Whether an event that should carry no checksum ends in its own all the same.
    public boolean isHidden(RawEvent event) {
        int end = event.length() - ChecksumAlgorithm.CRC_SIZE;
        return !event.hasChecksum() && end > EventHeader.SIZE && compute(event.bytes(), end, false) == event.bytes().i32(end);
    }

    /// What is wrong about an event that does not match, for a message.
    public String mismatch(RawEvent event) {
        return String.format("wrong checksum: %08x is stored, %08x is right", event.checksum(), compute(event));
    }

    /// The CRC-32 that the event should carry.
    public int compute(RawEvent event) {
        return compute(event.bytes(), event.bodyEnd(), event.type() == EventType.FORMAT_DESCRIPTION);
    }

    /// The CRC-32 of the first `length` bytes of an event.
    ///
    /// @param clearInUse whether to take the header's in-use flag as 0 (FORMAT_DESCRIPTION)
    public int compute(Bytes bytes, long length, boolean clearInUse) {
        crc.reset();
        int from = 0;
        if (clearInUse) {
            from = EventHeader.FLAGS_AT + 1;
            bytes.copyTo(0, buffer, 0, from);
            buffer[EventHeader.FLAGS_AT] &= IN_USE_CLEARED;
            crc.update(buffer, 0, from);
        }
        bytes.update(crc, from, (int) length - from, buffer);
        return (int) crc.getValue();
    }
}
