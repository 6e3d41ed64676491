package io.binlogtool.event;

import java.io.IOException;
import java.io.InputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// A cursor over the events inside a TRANSACTION_PAYLOAD. The payload is decompressed as it is read, through a window of the size of its
/// largest event. The events in it carry no checksum, and their end_log_pos is 0.
public final class PayloadReader implements AutoCloseable {

    private final RawEvent payload;
    private final LogInput input;
    private long position;

    public PayloadReader(TransactionPayloadEvent event) {
        this.payload = event.raw();
        try {
            this.input = LogInput.ofUndetectedStream("payload", decompressed(event));
        } catch (IOException e) {
            throw malformed(e.getMessage());
        }
    }

    /// The events of a payload, one behind the other.
    static InputStream decompressed(TransactionPayloadEvent event) throws IOException {
        InputStream payloadBytes = new BytesInputStream(event.payload());
        return event.compression() == TransactionPayloadEvent.NONE ? payloadBytes : new ZstdInputStreamNoFinalizer(payloadBytes);
    }

    /// Where in the decompressed payload the next event begins.
    public long position() {
        return position;
    }

    /// The next event, or null at the end of the payload; valid until the next call.
    ///
    /// @throws MalformedBinlogException if the payload cannot be decompressed or holds no whole event where one should be
    public RawEvent next() {
        long available = available(EventHeader.SIZE);
        if (available == 0) {
            return null;
        }
        if (available < EventHeader.SIZE) {
            throw malformed("it ends inside an event's header");
        }
        EventHeader header = EventHeader.read(input.view(position, EventHeader.SIZE));
        long length = header.eventLength();
        if (length < payload.format().headerLength() || length > EventReader.MAX_EVENT_LENGTH || available(length) < length) {
            throw malformed("an event of " + length + " bytes does not fit");
        }
        Bytes bytes = input.view(position, length);
        position += length;
        return RawEvent.of(header, payload.header().endLogPos(), bytes, (int) length, payload.format(), null);
    }

    private long available(long wanted) {
        try {
            return input.available(position, wanted);
        } catch (MalformedBinlogException e) {
            throw malformed(e.getMessage());
        }
    }

    private MalformedBinlogException malformed(String reason) {
        return new MalformedBinlogException(0, "at offset " + position + " of the payload: " + reason);
    }

    @Override
    public void close() {
        input.close();
    }

    /// Copies piece by piece to the decompressor, which never sees mapped memory itself.
    private static final class BytesInputStream extends InputStream {

        private final Bytes bytes;
        private long at;

        BytesInputStream(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return at < bytes.size() ? bytes.u8(at++) : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at >= bytes.size()) {
                return -1;
            }
            int part = (int) Math.min(length, bytes.size() - at);
            bytes.copyTo(at, target, from, part);
            at += part;
            return part;
        }
    }
}
