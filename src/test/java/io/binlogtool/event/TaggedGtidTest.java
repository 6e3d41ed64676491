package io.binlogtool.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

class TaggedGtidTest {

    private static final long TIME = 1_700_000_000_000_000L;

    @Test
    void readsTagAndTimes() {
        GtidEvent event = TaggedGtid.decode(event("a_1", TIME));
        assertThat(event.tag()).isEqualTo("a_1");
        assertThat(event.gno()).isEqualTo(5);
        assertThat(event.immediateCommitTimestamp()).isEqualTo(TIME);
        assertThat(event.originalCommitTimestamp()).isEqualTo(TIME);
    }

    /// It would be printed as a part of SQL.
    @ParameterizedTest
    @ValueSource(strings = {"a\nDROP DATABASE d;\n-- ", "'", "A", "1a", "é", "a b", "a0123456789012345678901234567890123"})
    void refusesWhatIsNoTag(String tag) {
        assertThatThrownBy(() -> TaggedGtid.decode(event(tag, TIME))).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("a tag ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 55, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void refusesTimesThatNoServerWrites(long time) {
        assertThatThrownBy(() -> TaggedGtid.decode(event("a", time))).isInstanceOf(MalformedBinlogException.class)
                .hasMessageContaining("a commit time of " + Long.toUnsignedString(time));
    }

    private static RawEvent event(String tag, long time) {
        byte[] tagBytes = tag.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        number(fields, 1); // the UUID, 16 bytes of zero
        fields.writeBytes(new byte[16]);
        number(fields, 2);
        number(fields, 5 << 1);
        number(fields, 3);
        number(fields, tagBytes.length);
        fields.writeBytes(tagBytes);
        number(fields, 6);
        number(fields, time);
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(new byte[EventHeader.SIZE]);
        number(event, 1);
        number(event, 3 + fields.size());
        number(event, 0);
        event.writeBytes(fields.toByteArray());
        Bytes bytes = Bytes.copyOf(event.toByteArray());
        EventHeader header = new EventHeader(0, EventType.GTID_TAGGED.code(), 1, event.size(), event.size(), 0);
        return new RawEvent(header, EventType.GTID_TAGGED, 0, bytes, event.size(), FormatDescription.ASSUMED, null);
    }

    /// In nine bytes, unless one is enough.
    private static void number(ByteArrayOutputStream out, long value) {
        if (value >= 0 && value < 128) {
            out.write((int) value << 1);
            return;
        }
        out.write(0xff);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }
}
