package io.binlogtool.format.stats;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.schema.TableMap;

/// Events that go with the rows behind them: table maps, and the text of the statement. They count if such rows are selected, and if none were
/// left out, so they wait here for the rows.
final class HeldEvents {

    private static final long NO_TABLE = -1;

    /// What becomes of the events that are let go.
    interface Counter {
        /// @param map null if the event is no table map
        void count(EventHeader header, TableMap map);
    }

    private static final class Held {
        private EventHeader header;
        private TableMap map;
        private long tableId;
        private boolean leftOut;
    }

    private final Counter counter;
    /// The first `size` of them are held, the others are for later use.
    private final List<Held> events = new ArrayList<>();
    private int size;
    private boolean rowsFollowed;

    HeldEvents(Counter counter) {
        this.counter = counter;
    }

    void tableMap(RawEvent event, TableMap map, long tableId) {
        hold(event, map, tableId);
    }

    void rowsQuery(RawEvent event) {
        hold(event, null, NO_TABLE);
    }

    private void hold(RawEvent event, TableMap map, long tableId) {
        if (rowsFollowed) {
            release();
        }
        if (size == events.size()) {
            events.add(new Held());
        }
        Held held = events.get(size++);
        held.header = event.header();
        held.map = map;
        held.tableId = tableId;
        held.leftOut = false;
    }

    /// Rows that are selected.
    void selected(long tableId) {
        rowsFollowed = true;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Held held = events.get(i);
            if (held.tableId == tableId || held.tableId == NO_TABLE) {
                counter.count(held.header, held.map);
            } else {
                events.set(i, events.get(kept));
                events.set(kept++, held);
            }
        }
        size = kept;
    }

    /// Rows that are not.
    void leftOut(long tableId) {
        rowsFollowed = true;
        for (int i = 0; i < size; i++) {
            Held held = events.get(i);
            held.leftOut |= held.tableId == tableId || held.tableId == NO_TABLE;
        }
    }

    /// No rows follow that they could go with.
    void release() {
        for (int i = 0; i < size; i++) {
            Held held = events.get(i);
            if (!held.leftOut) {
                counter.count(held.header, held.map);
            }
        }
        size = 0;
        rowsFollowed = false;
    }
}
