package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

class TableMapsTest {

    private final TableMaps maps = new TableMaps();
    private RawEvent original;

    @BeforeEach
    void readOne() throws IOException {
        try (EventReader reader = new EventReader(LogInput.open("testdata/gtid-on/binlog.000001", null))) {
            RawEvent event = reader.next();
            while (!(EventDecoder.decode(event) instanceof TableMapEvent)) {
                event = reader.next();
            }
            original = new RawEvent(event.header(), event.type(), event.position(), Bytes.copyOf(event.bytes().array(0, event.length())),
                    event.bodyEnd(), event.format(), null);
        }
    }

    /// The same map with another table id, and flags that make it another table's.
    private TableMapEvent map(long tableId, int flags) {
        byte[] bytes = original.bytes().array(0, original.length());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(original.bodyStart(), (int) tableId).putShort(original.bodyStart() + 6, (short) flags);
        return (TableMapEvent) EventDecoder.decode(new RawEvent(original.header(), original.type(), original.position(), Bytes.copyOf(bytes),
                original.bodyEnd(), original.format(), null));
    }

    /// A server gives a table a new id whenever it opens it.
    @Test
    void aTableWithANewIdIsTheSame() {
        TableMap first = maps.put(map(1, 1));
        for (int id = 2; id < 100_000; id++) {
            assertThat(maps.put(map(id, 1))).isSameAs(first);
            assertThat(maps.get(id)).isSameAs(first);
        }
        assertThat(maps.get(1)).as("nobody asked for it any more").isNull();
    }

    @Test
    void anIdMeansWhatItsLastMapSays() {
        TableMap first = maps.put(map(1, 1));
        TableMap second = maps.put(map(1, 5));
        assertThat(second).isNotSameAs(first);
        assertThat(maps.get(1)).isSameAs(second);
        assertThat(maps.put(map(1, 1))).isSameAs(first);
        assertThat(maps.get(2)).isNull();
    }

    /// What a statement asks for stays, however many ids are new meanwhile.
    @Test
    void whatIsAskedForIsNotForgotten() {
        TableMap asked = maps.put(map(1, 5));
        for (int id = 2; id < 50_000; id++) {
            maps.put(map(id, 1));
            if (id % 1000 == 0) {
                assertThat(maps.get(1)).isSameAs(asked);
            }
        }
    }
}
