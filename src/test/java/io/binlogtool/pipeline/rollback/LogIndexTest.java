package io.binlogtool.pipeline.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LogIndexTest {

    private record Entry(int kind, long value) {
    }

    /// Positions may go back: a transaction's record names where it began.
    @Property(tries = 200)
    void readsTheSameFromEitherEnd(@ForAll @Size(max = 60) List<@LongRange(min = 0, max = 1L << 40) Long> values) {
        try (LogIndex index = new LogIndex("log")) {
            List<Entry> written = new ArrayList<>();
            for (long value : values) {
                int kind = (int) (value % 5);
                if (kind == LogIndex.ROWS || kind == LogIndex.PAYLOAD || kind == LogIndex.TRANSACTION) {
                    index.addPosition(kind, value);
                } else {
                    index.add(kind, value);
                }
                written.add(new Entry(kind, value));
            }
            List<Entry> forward = new ArrayList<>();
            for (LogIndex.Cursor cursor = index.fromStart(); cursor.next(); ) {
                forward.add(new Entry(cursor.kind(), cursor.value()));
            }
            List<Entry> backward = new ArrayList<>();
            for (LogIndex.Cursor cursor = index.fromEnd(); cursor.previous(); ) {
                backward.addFirst(new Entry(cursor.kind(), cursor.value()));
            }
            assertThat(forward).isEqualTo(written);
            assertThat(backward).isEqualTo(written);
        }
    }
}
