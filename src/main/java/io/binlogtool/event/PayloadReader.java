package io.binlogtool.event;

import java.io.IOException;
import java.io.InputStream;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// A cursor over the events inside a TRANSACTION_PAYLOAD. A large payload is decompressed as it is read, through a window of the size of its
/// largest event; a small one, as most transactions are, at once. The events in it carry no checksum, and their end_log_pos is 0.
public final class PayloadReader implements AutoCloseable {

    /// Up to this size, compressed or not, a payload is decompressed at once: a stream and its window take longer to set up than that.
    private static final int SMALL = 1 << 20;
    /// Kept as long as its thread: to make one takes longer than to use it.
    private static final ThreadLocal<ZstdDecompressCtx> DECOMPRESSOR = ThreadLocal.withInitial(ZstdDecompressCtx::new);

    private final RawEvent payload;
    /// The whole payload, if it is small; else null.
    private final Bytes whole;
    /// Where it is read from otherwise.
    private final LogInput input;
    private long position;

    public PayloadReader(TransactionPayloadEvent event) {
        this.payload = event.raw();
        this.whole = event.compression() == TransactionPayloadEvent.NONE ? event.payload() : decompressedAtOnce(event);
        try {
            this.input = whole != null ? null : LogInput.ofUndetectedStream("payload", decompressed(event));
        } catch (IOException e) {
            throw malformed(e.getMessage());
        }
    }

    /// The events of a small payload, one behind the other, on the heap; null of one that is large or not compressed, and of one that is not what
    /// it says: it is read as far as it can be.
    static Bytes decompressedAtOnce(TransactionPayloadEvent event) {
        long size = event.uncompressedSize();
        if (event.compression() == TransactionPayloadEvent.NONE || size < 0 || size > SMALL || event.payload().size() > SMALL) {
            return null;
        }
        byte[] compressed = event.payload().array(0, (int) event.payload().size());
        byte[] plain = new byte[(int) size];
        try {
            int length = DECOMPRESSOR.get().decompressByteArray(plain, 0, plain.length, compressed, 0, compressed.length);
            return length == size ? Bytes.over(plain) : null;
        } catch (ZstdException e) {
            return null;
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
        EventHeader header = EventHeader.read(view(EventHeader.SIZE));
        long length = header.eventLength();
        if (length < payload.format().headerLength() || length > EventReader.MAX_EVENT_LENGTH || available(length) < length) {
            throw malformed("an event of " + length + " bytes does not fit");
        }
        Bytes bytes = view(length);
        position += length;
        return RawEvent.of(header, payload.header().endLogPos(), bytes, (int) length, payload.format(), null);
    }

    private Bytes view(long length) {
        return whole != null ? whole.slice(position, length) : input.view(position, length);
    }

    private long available(long wanted) {
        if (whole != null) {
            return whole.size() - position;
        }
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
        if (input != null) {
            input.close();
        }
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
