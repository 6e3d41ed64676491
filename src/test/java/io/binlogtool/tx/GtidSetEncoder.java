package io.binlogtool.tx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes GTID sets in the binary forms that [GtidSetDecoder] reads.
final class GtidSetEncoder {

    private GtidSetEncoder() {}

    /// In the tagged format if any source has a tag.
    static byte[] encode(GtidSet set) {
        return encode(set, set.sources().stream().anyMatch(source -> !source.tag().isEmpty()));
    }

    static byte[] encode(GtidSet set, boolean tagged) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        long count = set.sources().size();
        out.putLong(tagged ? 1L << 56 | count << 8 | 1 : count);
        for (int i = 0; i < count; i++) {
            Tsid source = set.sources().get(i);
            out.putLong(Long.reverseBytes(source.high())).putLong(Long.reverseBytes(source.low()));
            if (tagged) {
                out.put((byte) (source.tag().length() << 1)).put(source.tag().getBytes(StandardCharsets.US_ASCII));
            }
            Intervals intervals = set.intervals(i);
            out.putLong(intervals.size());
            for (int k = 0; k < intervals.size(); k++) {
                out.putLong(intervals.start(k)).putLong(intervals.end(k));
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
