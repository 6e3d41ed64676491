package io.binlogtool.format.text;

import java.util.Base64;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// An event's bytes in base64, as they stand in a BINLOG block: lines of 76 characters (57 bytes), each ended by a newline.
///
/// The JDK's encoder works on many bytes at once, but not across line ends, so its output is cut into lines afterwards.
final class Base64Lines {

    private static final int BYTES_PER_LINE = 57;
    private static final int CHARACTERS_PER_LINE = 76;
    /// Few, so that the encoder is called often enough for the JVM to see at once how hot it is.
    private static final int LINES_PER_CHUNK = 16;
    private static final int CHUNK = BYTES_PER_LINE * LINES_PER_CHUNK;

    private final byte[] chunk = new byte[CHUNK];
    private final byte[] encoded = new byte[CHARACTERS_PER_LINE * LINES_PER_CHUNK];

    void write(ByteSink out, RawEvent event) {
        Bytes bytes = event.bytes();
        int length = event.length();
        for (int done = 0; done < length; done += CHUNK) {
            int part = Math.min(CHUNK, length - done);
            byte[] source = part == CHUNK ? chunk : new byte[part];
            bytes.copyTo(done, source, 0, part);
            writeLines(out, Base64.getEncoder().encode(source, encoded));
        }
    }

    private void writeLines(ByteSink out, int length) {
        out.ensure(length + LINES_PER_CHUNK);
        byte[] target = out.array();
        int start = out.position();
        int to = start;
        for (int from = 0; from < length; from += CHARACTERS_PER_LINE) {
            int line = Math.min(CHARACTERS_PER_LINE, length - from);
            System.arraycopy(encoded, from, target, to, line);
            to += line;
            target[to++] = '\n';
        }
        out.advance(to - start);
    }
}
