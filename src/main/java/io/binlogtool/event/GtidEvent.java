package io.binlogtool.event;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// GTID (33), ANONYMOUS_GTID (34) and GTID_TAGGED (42): the first event of a transaction. The body of 33 and 34 is read by what is left of it:
///
/// | size | field |
/// |---|---|
/// | 1 | flags: bit 0 = may hold statements |
/// | 16 | source UUID |
/// | 8 | number (GNO) |
/// | 1 + 8 + 8 | 5.7.5 and later: 2, last_committed, sequence_number |
/// | 7 [+ 7] | 8.0.1 and later: immediate commit time; if its bit 55 is set, the original one follows |
/// | lenenc | transaction length |
/// | 4 [+ 4] | 8.0.14 and later: immediate server version; if its bit 31 is set, the original one follows |
/// | 8 | commit group ticket |
///
/// That of 42 is a message of numbered fields, see [TaggedGtid].
///
/// @param uuidHigh first eight bytes of the source's UUID, big-endian
/// @param uuidLow last eight bytes
/// @param tag empty if there is none, see [#isTag(String)]
/// @param gno 1 to 2^63 - 2; 0 if anonymous
/// @param lastCommitted logical time stamps of the source, 0 if unknown
/// @param immediateCommitTimestamp microseconds since 1970, 0 if unknown
/// @param originalCommitTimestamp microseconds since 1970, 0 if unknown
/// @param transactionLength bytes including this event, 0 if unknown
/// @param immediateServerVersion such as 90704; 0 if the event is too old, [#UNDEFINED_VERSION] if it has times but no version
public record GtidEvent(RawEvent raw, boolean mayHaveStatements, long uuidHigh, long uuidLow, String tag, long gno, long lastCommitted,
        long sequenceNumber, long immediateCommitTimestamp, long originalCommitTimestamp, long transactionLength,
        long immediateServerVersion, long originalServerVersion) implements Event {

    public static final long UNDEFINED_VERSION = 999_999;

    /// Characters that a tag has at most.
    public static final int MAX_TAG_LENGTH = 32;

    private static final int LOGICAL_CLOCK = 2;
    private static final long TIMESTAMP_FOLLOWS = 1L << 55;
    private static final long VERSION_FOLLOWS = 1L << 31;
    private static final int TIMESTAMP_SIZE = 7;

    public boolean isAnonymous() {
        return raw.type() == EventType.ANONYMOUS_GTID;
    }

    /// Whether `text` is empty or a tag in its stored form, which is lower case.
    public static boolean isTag(String text) {
        if (text.length() > MAX_TAG_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (i == 0 || !digit)) {
                return false;
            }
        }
        return true;
    }

    static GtidEvent decode(RawEvent raw) {
        Bytes bytes = raw.bytes();
        ByteCursor in = new ByteCursor(bytes, raw.bodyStart(), raw.bodyEnd());
        boolean mayHaveStatements = (in.u8() & 1) != 0;
        long uuidHigh = Long.reverseBytes(in.i64());
        long uuidLow = Long.reverseBytes(in.i64());
        long gno = in.i64();
        boolean anonymous = raw.type() == EventType.ANONYMOUS_GTID;
        if (anonymous ? gno != 0 : gno < 1) {
            throw new MalformedBinlogException(in.at() - Long.BYTES, "transaction number " + gno);
        }
        long lastCommitted = 0;
        long sequenceNumber = 0;
        long immediateTime = 0;
        long originalTime = 0;
        long length = 0;
        long immediateVersion = 0;
        long originalVersion = 0;
        if (in.remaining() >= 1 + 2 * Long.BYTES && in.u8() == LOGICAL_CLOCK) {
            lastCommitted = in.i64();
            sequenceNumber = in.i64();
            if (in.remaining() >= TIMESTAMP_SIZE) {
                immediateVersion = UNDEFINED_VERSION;
                originalVersion = UNDEFINED_VERSION;
                immediateTime = in.u56();
                originalTime = immediateTime;
                if ((immediateTime & TIMESTAMP_FOLLOWS) != 0) {
                    immediateTime &= ~TIMESTAMP_FOLLOWS;
                    originalTime = in.u56();
                }
                if (in.hasRemaining()) {
                    length = in.lenenc();
                }
                if (in.remaining() >= Integer.BYTES) {
                    immediateVersion = in.u32();
                    originalVersion = immediateVersion;
                    if ((immediateVersion & VERSION_FOLLOWS) != 0) {
                        immediateVersion &= ~VERSION_FOLLOWS;
                        originalVersion = in.u32();
                    }
                }
            }
        }
        return new GtidEvent(raw, mayHaveStatements, uuidHigh, uuidLow, "", gno, lastCommitted, sequenceNumber, immediateTime, originalTime,
                length, immediateVersion, originalVersion);
    }
}
