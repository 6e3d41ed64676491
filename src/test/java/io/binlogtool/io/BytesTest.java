package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BytesTest {

    /// The length-encoded form of a number, as a server writes it.
    private static byte[] lenenc(long value) {
        NativeBuffer buffer = new NativeBuffer();
        if (value >= 0 && value <= 250) {
            buffer.appendU8((int) value);
        } else if (value >>> 16 == 0) {
            buffer.appendU8(252);
            buffer.appendU8((int) value & 0xff);
            buffer.appendU8((int) value >> 8);
        } else if (value >>> 24 == 0) {
            buffer.appendU8(253);
            for (int shift = 0; shift < 24; shift += 8) {
                buffer.appendU8((int) (value >> shift) & 0xff);
            }
        } else {
            buffer.appendU8(254);
            buffer.appendU32(value);
            buffer.appendU32(value >>> 32);
        }
        byte[] bytes = buffer.view().array(0, (int) buffer.size());
        buffer.close();
        return bytes;
    }

    @Property(tries = 300)
    void lenencIsWhatWasWritten(@ForAll @LongRange(min = 0) long value, @ForAll @IntRange(min = 0, max = 63) int shift) {
        long number = value >>> shift;
        byte[] encoded = lenenc(number);
        Bytes bytes = Bytes.copyOf(encoded);
        assertThat(bytes.lenenc(0)).isEqualTo(number);
        assertThat(bytes.lenencSize(0)).isEqualTo(encoded.length);
        ByteCursor cursor = new ByteCursor(bytes, 0, bytes.size());
        assertThat(cursor.lenenc()).isEqualTo(number);
        assertThat(cursor.remaining()).isZero();
    }

    @Property(tries = 200)
    void numbersOfAnyWidthAgree(@ForAll @Size(8) byte[] raw) {
        numbersOfAnyWidthAgree(Bytes.copyOf(raw));
        offTheHeap(raw, BytesTest::numbersOfAnyWidthAgree);
    }

    private static void offTheHeap(byte[] raw, Consumer<Bytes> test) {
        try (NativeBuffer buffer = new NativeBuffer()) {
            buffer.append(raw);
            test.accept(buffer.view());
        }
    }

    private static void numbersOfAnyWidthAgree(Bytes bytes) {
        assertThat(bytes.unsigned(0, 1)).isEqualTo(bytes.u8(0));
        assertThat(bytes.unsigned(0, 2)).isEqualTo(bytes.u16(0));
        assertThat(bytes.unsigned(0, 3)).isEqualTo(bytes.u24(0));
        assertThat(bytes.unsigned(0, 4)).isEqualTo(bytes.u32(0));
        assertThat(bytes.unsigned(0, 6)).isEqualTo(bytes.u48(0)).isEqualTo(bytes.i64(0) & 0xffff_ffff_ffffL);
        assertThat(bytes.unsigned(0, 7)).isEqualTo(bytes.u56(0)).isEqualTo(bytes.i64(0) & 0xff_ffff_ffff_ffffL);
        assertThat(bytes.unsignedBig(0, 2)).isEqualTo(bytes.u16Big(0));
        assertThat(bytes.unsignedBig(0, 3)).isEqualTo(bytes.u24Big(0));
        assertThat(bytes.unsignedBig(0, 4)).isEqualTo(bytes.u32Big(0));
        assertThat(bytes.unsignedBig(0, 5)).isEqualTo(bytes.u40Big(0));
        assertThat(bytes.unsignedBig(0, 6)).isEqualTo(bytes.u48Big(0));
        assertThat(bytes.unsignedBig(0, 8)).isEqualTo(bytes.i64Big(0)).isEqualTo(Long.reverseBytes(bytes.i64(0)));
        assertThat(bytes.i24(0)).isEqualTo(bytes.u24(0) << 8 >> 8);
    }

    @Property(tries = 200)
    void bothKindsOfMemoryHoldTheSame(@ForAll @Size(40) byte[] raw, @ForAll @IntRange(max = 32) int at) {
        Bytes heap = Bytes.copyOf(raw);
        offTheHeap(raw, nativeBytes -> {
            assertThat(nativeBytes.i64(at)).isEqualTo(heap.i64(at));
            assertThat(nativeBytes.i32Big(at)).isEqualTo(heap.i32Big(at));
            assertThat(nativeBytes.i16(at)).isEqualTo(heap.i16(at));
            assertThat(nativeBytes.i8(at)).isEqualTo(heap.i8(at)).isEqualTo(raw[at]);
            assertThat(nativeBytes.array(at, 8)).isEqualTo(heap.array(at, 8));
            assertThat(nativeBytes.matches(at, heap.array(at, 8))).isTrue();
            assertThat(nativeBytes.matches(0, heap, 0, 40)).isTrue();
            assertThat(heap.matches(at, nativeBytes, at, 8)).isTrue();
            assertThat(crc(nativeBytes, at)).isEqualTo(crc(heap, at));
            assertThat(nativeBytes.loadedInto(new byte[64]).array(0, 40)).isEqualTo(raw);
        });
    }

    private static long crc(Bytes bytes, int at) {
        CRC32 crc = new CRC32();
        bytes.update(crc, at, (int) bytes.size() - at, new byte[7]);
        return crc.getValue();
    }

    @Test
    void nothingIsReadPastTheEnd() {
        nothingIsReadPastTheEnd(Bytes.copyOf(new byte[16]).slice(4, 3));
        offTheHeap(new byte[16], bytes -> nothingIsReadPastTheEnd(bytes.slice(4, 3)));
    }

    private static void nothingIsReadPastTheEnd(Bytes bytes) {
        assertThat(bytes.u24(0)).isZero();
        assertThatThrownBy(() -> bytes.u32(0)).isInstanceOf(MalformedBinlogException.class)
                .hasMessage("length 4 at offset 0 runs past the end at 3");
        assertThatThrownBy(() -> bytes.u8(-1)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> bytes.slice(2, 2)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> bytes.slice(1, Long.MAX_VALUE)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> bytes.checkedLength(3, 1)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> bytes.array(-1, 1)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> bytes.array(0, -1)).isInstanceOf(MalformedBinlogException.class);
    }

    @Test
    void nullMarkerIsNoNumber() {
        assertThatThrownBy(() -> Bytes.copyOf((byte) 251).lenenc(0)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> Bytes.copyOf((byte) 255).lenenc(0)).isInstanceOf(MalformedBinlogException.class);
    }
}
