package io.binlogtool.format.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.binlogtool.event.Event;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.EventStatements;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.XaStatements;

/// A run ahead of the one that writes SQL: it finds the XA transactions that are prepared, and whose XA COMMIT or XA ROLLBACK does not follow.
/// It keeps those, and the ones that are prepared at one time.
public final class XaOutcomes implements EventSink {

    private final Map<String, Place> prepared = new HashMap<>();
    private final Set<Place> unfinished = new HashSet<>();
    private int logNumber;

    /// Where an event is.
    ///
    /// @param log its number, from 1
    record Place(int log, long position) {
    }

    /// Whether the end of the transaction that was prepared there is not in what was read.
    boolean isUnfinished(Place place) {
        return unfinished.contains(place);
    }

    @Override
    public void log(String name) {
        logNumber++;
    }

    @Override
    public void gap(DamagedRange range) {
        // What is in there is not found.
    }

    @Override
    public void event(Event event) {
        if (event instanceof XaPrepareEvent prepare && !prepare.onePhase()) {
            String xid = EventStatements.xid(prepare);
            forget(xid);
            prepared.put(xid, new Place(logNumber, prepare.raw().position()));
        } else if (event instanceof QueryEvent query && query.startsWith("XA ")) {
            if (XaStatements.isSecondPhase(query)) {
                prepared.remove(XaStatements.xid(query));
            } else {
                forget(XaStatements.xid(query));
            }
        }
    }

    /// The XID is used again, so whoever had it before has ended where nobody saw it.
    private void forget(String xid) {
        Place before = prepared.remove(xid);
        if (before != null) {
            unfinished.add(before);
        }
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        // Of no interest.
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection rows) {
        // Of no interest.
    }

    @Override
    public void filteredByContent(Event event) {
        event(event);
    }

    @Override
    public void end() {
        unfinished.addAll(prepared.values());
        prepared.clear();
    }
}
