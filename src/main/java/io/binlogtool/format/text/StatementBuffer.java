package io.binlogtool.format.text;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.schema.TableMap;

/// The events of a row-based statement that is not complete yet. mysqlbinlog prints their header lines one by one, but everything else of
/// them together, when the statement ends. So they are kept, as references into the log where it is mapped.
final class StatementBuffer {

    private final List<Entry> entries = new ArrayList<>();
    private final RetainedEvents retained = new RetainedEvents();

    /// An event of the statement.
    ///
    /// @param map the table of a rows event; null of other events, and of rows whose table is not known
    record Entry(RawEvent event, TableMap map) {
    }

    void add(RawEvent event, TableMap map) {
        entries.add(new Entry(retained.retain(event), map));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> entries() {
        return entries;
    }

    void clear() {
        entries.clear();
        retained.release();
    }
}
