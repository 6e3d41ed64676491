package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;

/// The common header of every v4 event (events.md §2 of the format: 19 bytes, little-endian):
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 4 | timestamp, Unix seconds |
/// | 4 | 1 | type |
/// | 5 | 4 | server id |
/// | 9 | 4 | event length: header, body and checksum |
/// | 13 | 4 | end_log_pos: where the next event begins in the file it was first written to, modulo 2^32 |
/// | 17 | 2 | flags |
///
/// @param timestamp Unix seconds, 0 to 2^32 - 1
/// @param typeCode 0 to 255, see [EventType#of(int)]
/// @param serverId 0 to 2^32 - 1
/// @param eventLength bytes, 0 to 2^32 - 1
/// @param endLogPos 0 to 2^32 - 1
/// @param flags `FLAG_` bits
public record EventHeader(long timestamp, int typeCode, long serverId, long eventLength, long endLogPos, int flags) {

    /// Size of the header in bytes.
    public static final int SIZE = 19;

    static final int TYPE_AT = 4;
    static final int SERVER_ID_AT = 5;
    public static final int LENGTH_AT = 9;
    static final int END_LOG_POS_AT = 13;
    static final int FLAGS_AT = 17;

    /// FORMAT_DESCRIPTION only: the file is in use, or was not closed properly.
    public static final int FLAG_IN_USE = 0x0001;
    /// The statement touches temporary tables, so the thread id matters.
    public static final int FLAG_THREAD_SPECIFIC = 0x0004;
    /// The statement needs no default database (such as CREATE DATABASE).
    public static final int FLAG_SUPPRESS_USE = 0x0008;
    /// Generated on the fly, not in the source's file.
    public static final int FLAG_ARTIFICIAL = 0x0020;
    /// Written by a replica's receiver into its relay log.
    public static final int FLAG_RELAY_LOG = 0x0040;
    /// A reader that does not know the type may pass the event over.
    public static final int FLAG_IGNORABLE = 0x0080;

    /// The header at the start of `bytes`.
    public static EventHeader read(Bytes bytes) {
        return new EventHeader(bytes.u32(0), bytes.u8(TYPE_AT), bytes.u32(SERVER_ID_AT), bytes.u32(LENGTH_AT),
                bytes.u32(END_LOG_POS_AT), bytes.u16(FLAGS_AT));
    }

    /// The same header, said to end elsewhere.
    public EventHeader withEndLogPos(long other) {
        return new EventHeader(timestamp, typeCode, serverId, eventLength, other, flags);
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
