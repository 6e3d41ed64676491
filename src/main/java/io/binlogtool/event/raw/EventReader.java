package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// A cursor over the events of one log: [#next()] hands out one event after the other, not decoded.
///
/// It keeps the FORMAT_DESCRIPTION in force, steps over a magic number where an event could begin (several logs on one stream), and knows
/// a log that is still being written, which may end in the middle of an event. Errors carry positions in the log; the caller adds names.
public final class EventReader implements AutoCloseable {

    /// `fe 62 69 6e` as a little-endian number: a plain log.
    private static final int MAGIC = 0x6e6962fe;
    /// `fd 62 69 6e`: a log encrypted by MySQL 8.0.14 or later.
    private static final int ENCRYPTED_MAGIC = 0x6e6962fd;
    /// Size of the magic number, and so the position of the first event.
    public static final int MAGIC_SIZE = 4;
    /// The largest event that a MySQL server or client accepts, in bytes.
    public static final long MAX_EVENT_LENGTH = 1L << 30;
    /// 5.6.0: servers before do not flag their relay logs.
    private static final int FIRST_WITH_RELAY_FLAG = 0x050600;

    private final LogInput input;
    private FormatDescription format = FormatDescription.ASSUMED;
    private boolean formatSeen;
    private boolean inUse;
    private boolean relayLog;
    private long position = MAGIC_SIZE;
    private long logStart;
    /// What is wrong with the last event of a log in use, if it is not all there; else null.
    private String truncation;

    /// Begins to read `input`, whose magic number is checked.
    ///
    /// @throws MalformedBinlogException if it is no log, or an encrypted one
    public EventReader(LogInput input) {
        this.input = input;
        long size = input.available(0, MAGIC_SIZE);
        if (size < MAGIC_SIZE) {
            throw new MalformedBinlogException(0, size == 0 ? "the file is empty" : "the file ends inside the magic number");
        }
        int magic = input.view(0, MAGIC_SIZE).i32(0);
        if (isEncrypted(input)) {
            throw new MalformedBinlogException(0, EncryptedLogHeader.read(input).describe());
        }
        if (magic != MAGIC) {
            throw new MalformedBinlogException(0, "bad magic number: this is not a binary log" + OtherFile.hint(input));
        }
    }

    /// Whether MySQL encrypted the log (binlog_encryption).
    public static boolean isEncrypted(LogInput input) {
        return input.available(0, MAGIC_SIZE) >= MAGIC_SIZE && input.view(0, MAGIC_SIZE).i32(0) == ENCRYPTED_MAGIC;
    }

    /// The next event, or null at the end of the log. It is valid until the next call of any method; see [RetainedEvents] for longer.
    ///
    /// @throws MalformedBinlogException if what follows is no whole event; [#position()] stays at it
    public RawEvent next() {
        long shownAt = position;
        long available = input.available(position, EventHeader.SIZE);
        if (available >= MAGIC_SIZE && input.view(position, MAGIC_SIZE).i32(0) == MAGIC) {
            // A further log on the same stream.
            logStart = position;
            position += MAGIC_SIZE;
            relayLog = false;
            available = input.available(position, EventHeader.SIZE);
        }
        if (available < EventHeader.SIZE) {
            return available == 0 ? null
                    : truncated("the log ends inside an event's header: " + available + " of " + EventHeader.SIZE + " bytes are there");
        }
        EventHeader header = EventHeader.read(input.view(position, EventHeader.SIZE));
        long length = header.eventLength();
        if (length < EventHeader.SIZE) {
            throw new MalformedBinlogException(0, "corrupted data: an event of " + length + " bytes is shorter than its header");
        }
        if (length > MAX_EVENT_LENGTH) {
            throw new MalformedBinlogException(0, "an event of " + length + " bytes is too big: the limit is " + MAX_EVENT_LENGTH);
        }
        available = input.available(position, length);
        if (available < length) {
            return truncated("the log ends inside this event: " + available + " of " + length + " bytes are there");
        }
        boolean isFormat = header.typeCode() == EventType.FORMAT_DESCRIPTION.code();
        boolean isOwnFormat = isFormat && position == logStart + MAGIC_SIZE;
        boolean sourceFollows = isOwnFormat && sourceFollows(header);
        Bytes bytes = input.view(position, length);
        if (isFormat) {
            format = FormatDescription.read(bytes, isOwnFormat ? null : format);
            formatSeen = true;
            inUse = header.has(EventHeader.FLAG_IN_USE);
            relayLog |= header.has(EventHeader.FLAG_RELAY_LOG) || sourceFollows && format.versionNumber() < FIRST_WITH_RELAY_FLAG;
        }
        RawEvent event = RawEvent.of(header, shownAt, bytes, bodyEnd(header, (int) length), format, input);
        position += length;
        return event;
    }

    /// Whether the event behind a log's own FORMAT_DESCRIPTION is of the source's log: its description, or a ROTATE that only a replica keeps.
    private boolean sourceFollows(EventHeader format) {
        long next = position + format.eventLength();
        if (input.available(position, format.eventLength() + EventHeader.SIZE) < format.eventLength() + EventHeader.SIZE) {
            return false;
        }
        EventHeader header = EventHeader.read(input.view(next, EventHeader.SIZE));
        return header.typeCode() == EventType.FORMAT_DESCRIPTION.code()
                || header.typeCode() == EventType.ROTATE.code() && (header.has(EventHeader.FLAG_ARTIFICIAL) || header.serverId() != format.serverId());
    }

    /// The type of the next event, for a look at what follows without reading it; null where [#next()] would find no whole event.
    public EventType peekType() {
        if (input.available(position, EventHeader.SIZE) < EventHeader.SIZE) {
            return null;
        }
        Bytes header = input.view(position, EventHeader.SIZE);
        long length = header.u32(EventHeader.LENGTH_AT);
        boolean isWhole = length >= EventHeader.SIZE && length <= MAX_EVENT_LENGTH && input.available(position, length) >= length;
        return isWhole && header.i32(0) != MAGIC ? format.typeOf(header.u8(EventHeader.TYPE_AT)) : null;
    }

    /// Steps over the event whose type [#peekType()] told.
    public void skip() {
        position += input.view(position, EventHeader.SIZE).u32(EventHeader.LENGTH_AT);
    }

    private int bodyEnd(EventHeader header, int length) {
        boolean isFormat = header.typeCode() == EventType.FORMAT_DESCRIPTION.code();
        int trailer = isFormat && format.checksum() != ChecksumAlgorithm.ABSENT ? ChecksumAlgorithm.CRC_SIZE : format.checksum().trailerSize();
        if (length - trailer < (isFormat ? EventHeader.SIZE : format.headerLength())) {
            throw new MalformedBinlogException(0, "corrupted data: an event of " + length + " bytes has no room for header and checksum");
        }
        return length - trailer;
    }

    private RawEvent truncated(String reason) {
        if (!inUse) {
            throw new MalformedBinlogException(0, reason);
        }
        truncation = reason;
        return null;
    }

    /// Where the next event begins, or the one that could not be read.
    public long position() {
        return position;
    }

    /// Where the log at hand begins: 0, unless it is not the first one on a stream.
    long logStart() {
        return logStart;
    }

    /// Goes on at `target`, which may lie in the middle of an event: whatever the bytes there say is read.
    /// A log read as a stream can only be skipped forward.
    public void seek(long target) {
        position = target;
        truncation = null;
    }

    /// Where a reader is, to come back to.
    public record Mark(long position, long logStart, FormatDescription format, boolean formatSeen, boolean inUse, boolean relayLog) {
    }

    /// Where the reader is now; what follows is kept so that [#reset(Mark)] can come back.
    public Mark mark() {
        input.hold(position);
        return new Mark(position, logStart, format, formatSeen, inUse, relayLog);
    }

    /// Goes back to where `mark` was made.
    public void reset(Mark mark) {
        position = mark.position;
        logStart = mark.logStart;
        format = mark.format;
        formatSeen = mark.formatSeen;
        inUse = mark.inUse;
        relayLog = mark.relayLog;
        truncation = null;
        input.release();
    }

    /// The FORMAT_DESCRIPTION in force; [FormatDescription#ASSUMED] as long as none was read.
    public FormatDescription format() {
        return format;
    }

    /// Goes on with `other` in place of the FORMAT_DESCRIPTION, which is missing or turned out to be damaged.
    void assume(FormatDescription other) {
        format = other;
        formatSeen &= other != FormatDescription.ASSUMED;
    }

    /// Whether the FORMAT_DESCRIPTION says that the log is being written, or was not closed properly.
    public boolean isInUse() {
        return inUse;
    }

    /// Whether a replica received these events from another server's log. From 5.6 on its own FORMAT_DESCRIPTION says so.
    public boolean isRelayLog() {
        return relayLog;
    }

    public boolean formatSeen() {
        return formatSeen;
    }

    /// After the end: whether the log was in use and its last event is not all there.
    public boolean endsTruncated() {
        return truncation != null;
    }

    /// What is wrong then.
    String truncation() {
        return truncation;
    }

    public LogInput input() {
        return input;
    }

    @Override
    public void close() {
        input.close();
    }
}
