package io.binlogtool.format.text;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;

/// INTVAR, RAND and USER_VAR events that wait for the statement they belong to.
final class HeldEvents {

    private final List<Event> events = new ArrayList<>();
    private Arena arena;

    void add(Event event) {
        if (!event.raw().isStable() && arena == null) {
            arena = Arena.ofConfined();
        }
        events.add(event.raw().isStable() ? event : EventDecoder.decode(event.raw().retainedIn(arena)));
    }

    List<Event> events() {
        return events;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void clear() {
        events.clear();
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }
}
