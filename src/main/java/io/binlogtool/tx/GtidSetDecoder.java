package io.binlogtool.tx;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// Reads a GTID set from its binary form, as MySQL writes it into PREVIOUS_GTIDS events and snapshot versions.
///
/// ```
/// 8                header: the number of sources in all eight bytes (untagged format, the top byte is then 0),
///                  or 01, six bytes number of sources, 01 (tagged format, since 8.3, as soon as any tag is known)
/// then per source:
/// 16               UUID
/// 1 + n            tagged format only: length n of the tag, times 2 (a varlen integer), and the tag
/// 8                number of intervals
/// then per interval, ascending and apart from each other:
/// 8                first transaction number
/// 8                last one plus 1
/// ```
final class GtidSetDecoder {

    private static final int UNTAGGED = 0;
    private static final int TAGGED = 1;
    private static final int INTERVAL_SIZE = 16;
    /// UUID and number of intervals: no source takes less.
    private static final int MIN_SOURCE_SIZE = 24;

    private final ByteCursor in;
    private final GtidSetBuilder set = new GtidSetBuilder();

    private GtidSetDecoder(ByteCursor in) {
        this.in = in;
    }

    static GtidSet decode(Bytes bytes, long at, long end) {
        return new GtidSetDecoder(new ByteCursor(bytes, at, end)).decode();
    }

    private GtidSet decode() {
        long start = in.at();
        long header = in.i64();
        int format = (int) (header >>> 56);
        switch (format) {
            case UNTAGGED -> readSources(start, header, false);
            case TAGGED -> {
                if ((header & 0xff) != TAGGED) {
                    throw new MalformedBinlogException(start, "GTID set of format " + format + " that says " + (header & 0xff)
                            + " in its first byte");
                }
                readSources(start, header >>> 8 & 0xffff_ffff_ffffL, true);
            }
            default -> throw new MalformedBinlogException(start, "GTID set of unknown format " + format);
        }
        if (in.hasRemaining()) {
            throw new MalformedBinlogException(in.at(), in.remaining() + " bytes are left behind the GTID set");
        }
        return set.build();
    }

    private void readSources(long countAt, long count, boolean tagged) {
        if (count > in.remaining() / MIN_SOURCE_SIZE) {
            throw new MalformedBinlogException(countAt, "a GTID set of " + count + " sources does not fit into " + in.remaining() + " bytes");
        }
        for (long i = 0; i < count; i++) {
            long high = Long.reverseBytes(in.i64());
            long low = Long.reverseBytes(in.i64());
            readIntervals(new Tsid(high, low, tagged ? readTag() : ""));
        }
    }

    private String readTag() {
        long start = in.at();
        int prefix = in.u8();
        // A set lowest bit means that the integer goes on, and then it is over 127.
        if ((prefix & 1) == 1 || prefix >> 1 > GtidEvent.MAX_TAG_LENGTH) {
            throw new MalformedBinlogException(start, "GTID tag of over " + GtidEvent.MAX_TAG_LENGTH + " characters");
        }
        String tag = in.utf8(prefix >> 1);
        if (!GtidEvent.isTag(tag)) {
            throw new MalformedBinlogException(start, "GTID tag with characters that no tag can have");
        }
        return tag;
    }

    private void readIntervals(Tsid source) {
        long countAt = in.at();
        long count = in.i64();
        if (count < 0 || count > in.remaining() / INTERVAL_SIZE) {
            throw new MalformedBinlogException(countAt, Long.toUnsignedString(count) + " intervals of GTIDs do not fit into "
                    + in.remaining() + " bytes");
        }
        long previousEnd = 0;
        for (long i = 0; i < count; i++) {
            long intervalAt = in.at();
            long start = in.i64();
            long end = in.i64();
            if (start <= previousEnd || end <= start) {
                throw new MalformedBinlogException(intervalAt, "interval of GTIDs from " + start + " to before " + end
                        + (previousEnd > 0 ? ", behind one to before " + previousEnd : ""));
            }
            set.add(source, start, end);
            previousEnd = end;
        }
    }
}
