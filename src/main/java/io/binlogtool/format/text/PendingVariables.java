package io.binlogtool.format.text;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.RetainedEvents;

/// INTVAR, RAND and USER_VAR events that wait for the statement they belong to.
final class PendingVariables implements AutoCloseable {

    private final List<Event> events = new ArrayList<>();
    private final RetainedEvents retained = new RetainedEvents();

    void add(Event event) {
        events.add(EventDecoder.decode(retained.copy(event.raw())));
    }

    List<Event> events() {
        return events;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void clear() {
        events.clear();
        retained.release();
    }

    @Override
    public void close() {
        retained.close();
    }
}
