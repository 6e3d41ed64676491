package io.binlogtool.event;

import java.nio.charset.StandardCharsets;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// Decodes the body of GTID_TAGGED (42), written by 8.3 and later: a message that describes itself. All integers are of variable length:
/// the trailing 1-bits of the first byte, plus one, count the bytes; the rest, little-endian and shifted right by that count, is the value
/// (nine bytes: the value is the last eight). Signed values are folded: `u >> 1`, inverted if the lowest bit is set.
///
/// `version 1 · size of the message · 1 + id of the last field that a reader must know (0 = none) · { field id · value } …`
final class TaggedGtid {

    private static final int FLAGS = 0;
    private static final int UUID = 1;
    private static final int GNO = 2;
    private static final int TAG = 3;
    private static final int LAST_COMMITTED = 4;
    private static final int SEQUENCE_NUMBER = 5;
    private static final int IMMEDIATE_TIME = 6;
    private static final int ORIGINAL_TIME = 7;
    private static final int TRANSACTION_LENGTH = 8;
    private static final int IMMEDIATE_VERSION = 9;
    private static final int ORIGINAL_VERSION = 10;
    private static final int TICKET = 11;
    private static final int UUID_HALF = 8;
    /// Microseconds since 1970, as in GTID (33), where a bit above them says that another time follows.
    private static final long MAX_TIME = (1L << 55) - 1;

    private final Bytes bytes;
    private int at;

    private TaggedGtid(Bytes bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    static GtidEvent decode(RawEvent raw) {
        int start = raw.bodyStart();
        TaggedGtid in = new TaggedGtid(raw.bytes().slice(0, raw.bodyEnd()), start);
        long version = in.unsigned();
        if (version != 1) {
            throw new MalformedBinlogException(start, "message version " + Long.toUnsignedString(version));
        }
        long size = in.unsigned();
        if (size < 0 || size > raw.bodyEnd() - start) {
            throw new MalformedBinlogException(start, "a message of " + Long.toUnsignedString(size) + " bytes");
        }
        long lastNeeded = in.unsigned();
        if (lastNeeded < 0 || lastNeeded > TICKET + 1) {
            throw new MalformedBinlogException(start, "unrecognised event format: the event appears to come from a future server version");
        }
        return in.fields(raw, start + (int) size);
    }

    private GtidEvent fields(RawEvent raw, int end) {
        boolean mayHaveStatements = false;
        long uuidHigh = 0;
        long uuidLow = 0;
        String tag = "";
        long[] numbers = new long[TICKET + 1];
        boolean originalTimeSeen = false;
        boolean originalVersionSeen = false;
        long last = -1;
        numbers[IMMEDIATE_VERSION] = GtidEvent.UNDEFINED_VERSION;
        while (at < end) {
            int fieldAt = at;
            long id = unsigned();
            if (id <= last) {
                throw new MalformedBinlogException(fieldAt, "field " + id + " after field " + last);
            }
            last = id;
            if (id > TICKET || id < 0) {
                break;
            }
            switch ((int) id) {
                case FLAGS -> mayHaveStatements = (unsigned() & 1) != 0;
                case UUID -> {
                    uuidHigh = uuidHalf();
                    uuidLow = uuidHalf();
                }
                case GNO, LAST_COMMITTED, SEQUENCE_NUMBER -> numbers[(int) id] = signed();
                case TAG -> tag = tag();
                case IMMEDIATE_TIME, ORIGINAL_TIME -> numbers[(int) id] = time();
                default -> numbers[(int) id] = unsigned();
            }
            originalTimeSeen |= id == ORIGINAL_TIME;
            originalVersionSeen |= id == ORIGINAL_VERSION;
        }
        if (numbers[GNO] < 1) {
            throw new MalformedBinlogException(raw.bodyStart(), "transaction number " + numbers[GNO]);
        }
        return new GtidEvent(raw, mayHaveStatements, uuidHigh, uuidLow, tag, numbers[GNO], numbers[LAST_COMMITTED], numbers[SEQUENCE_NUMBER],
                numbers[IMMEDIATE_TIME], numbers[originalTimeSeen ? ORIGINAL_TIME : IMMEDIATE_TIME], numbers[TRANSACTION_LENGTH],
                numbers[IMMEDIATE_VERSION], numbers[originalVersionSeen ? ORIGINAL_VERSION : IMMEDIATE_VERSION]);
    }

    private long uuidHalf() {
        long half = 0;
        for (int i = 0; i < UUID_HALF; i++) {
            long value = unsigned();
            if (value < 0 || value > 0xff) {
                throw new MalformedBinlogException(at, "a UUID byte of " + Long.toUnsignedString(value));
            }
            half = half << 8 | value;
        }
        return half;
    }

    private String tag() {
        long length = unsigned();
        if (length < 0 || length > GtidEvent.MAX_TAG_LENGTH) {
            throw new MalformedBinlogException(at, "a tag of " + Long.toUnsignedString(length) + " characters");
        }
        String tag = bytes.string(at, (int) length, StandardCharsets.ISO_8859_1);
        if (!GtidEvent.isTag(tag)) {
            throw new MalformedBinlogException(at, "a tag that is none");
        }
        at += (int) length;
        return tag;
    }

    private long time() {
        long time = unsigned();
        if (time < 0 || time > MAX_TIME) {
            throw new MalformedBinlogException(at, "a commit time of " + Long.toUnsignedString(time) + " microseconds");
        }
        return time;
    }

    private long unsigned() {
        int size = Integer.numberOfTrailingZeros(~bytes.u8(at)) + 1;
        long value;
        if (size > Long.BYTES) {
            value = bytes.i64(at + 1);
            at += 1 + Long.BYTES;
        } else {
            value = bytes.unsigned(at, size) >>> size;
            at += size;
        }
        return value;
    }

    private long signed() {
        long folded = unsigned();
        return folded >>> 1 ^ -(folded & 1);
    }
}
