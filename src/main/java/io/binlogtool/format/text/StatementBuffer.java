package io.binlogtool.format.text;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.schema.TableMap;

/// The events of a row-based statement that is not complete yet. mysqlbinlog prints their header lines one by one, but everything else of
/// them together, when the statement ends. So they are kept ([RetainedEvents]).
final class StatementBuffer implements AutoCloseable {

    private final List<Entry> entries = new ArrayList<>();
    private final RetainedEvents retained = new RetainedEvents();

    /// An event of the statement.
    ///
    /// @param hasRows whether it is one of rows
    /// @param map the table of its rows; null of other events, and of rows whose table is not known
    record Entry(RetainedEvent event, boolean hasRows, TableMap map) {
    }

    /// An event without rows.
    void add(RawEvent event) {
        entries.add(new Entry(retained.retain(event), false, null));
    }

    /// The event that ends a statement is not kept: it is printed before the next one is read.
    void add(RowsEvent event, TableMap map) {
        RetainedEvent kept = event.endsStatement() ? new RetainedEvent.Copied(event.raw()) : retained.retain(event.raw());
        entries.add(new Entry(kept, true, map));
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

    @Override
    public void close() {
        retained.close();
    }
}
