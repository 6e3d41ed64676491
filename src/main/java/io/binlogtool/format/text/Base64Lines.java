package io.binlogtool.format.text;

import java.util.Base64;

import io.binlogtool.event.RawEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// An event's bytes in base64, as they stand in a BINLOG block: lines of 76 characters (57 bytes), each ended by a newline.
final class Base64Lines {

    private static final int BYTES_PER_LINE = 57;
    private static final int CHUNK = BYTES_PER_LINE * 512;
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(76, new byte[] {'\n'});

    private final byte[] chunk = new byte[CHUNK];

    void write(ByteSink out, RawEvent event) {
        Bytes bytes = event.bytes();
        int done = 0;
        while (done < bytes.size()) {
            int length = (int) Math.min(CHUNK, bytes.size() - done);
            byte[] source = length == CHUNK ? chunk : new byte[length];
            bytes.copyTo(done, source, 0, length);
            out.put(ENCODER.encode(source));
            out.put('\n');
            done += length;
        }
    }
}
