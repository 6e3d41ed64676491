package io.binlogtool.event;

import java.io.IOException;
import java.io.InputStream;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.io.NativeBuffer;

/// A TRANSACTION_PAYLOAD decompressed as a whole, a large one into native memory, so that its events can be read in any order. Reused from one to the
/// next.
public final class HeldPayload implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final NativeBuffer buffer = new NativeBuffer();
    private final byte[] chunk = new byte[CHUNK];
    private RawEvent payload;
    /// All of it, if it is small; else null, and it is in the buffer.
    private Bytes whole;

    /// Takes the events of another payload; those of the one before become invalid.
    ///
    /// @throws MalformedBinlogException if it cannot be decompressed, or holds more than it says
    public void open(TransactionPayloadEvent event) {
        payload = event.raw();
        buffer.clear();
        whole = PayloadReader.decompressedAtOnce(event);
        if (whole == null) {
            decompress(event);
        }
    }

    private void decompress(TransactionPayloadEvent event) {
        long left = event.uncompressedSize() < 0 ? Long.MAX_VALUE : event.uncompressedSize();
        try (InputStream in = PayloadReader.decompressed(event)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                left -= read;
                if (left < 0) {
                    throw new MalformedBinlogException(0, "the payload holds more than the " + event.uncompressedSize() + " bytes that it says");
                }
                buffer.append(chunk, read);
            }
        } catch (IOException e) {
            throw new MalformedBinlogException(0, "the payload cannot be decompressed: " + e.getMessage());
        }
    }

    /// The event at an offset in the decompressed payload.
    ///
    /// @throws MalformedBinlogException if there is no whole event
    public RawEvent at(long offset) {
        EventHeader header = EventHeader.read(view(offset, EventHeader.SIZE));
        Bytes bytes = view(offset, header.eventLength());
        return RawEvent.of(header, payload.header().endLogPos(), bytes, (int) bytes.size(), payload.format(), null);
    }

    private Bytes view(long offset, long length) {
        return whole != null ? whole.slice(offset, length) : buffer.view(offset, length);
    }

    @Override
    public void close() {
        buffer.close();
    }
}
