package io.binlogtool.schema;

import java.util.HashMap;
import java.util.Map;

import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.Bytes;

/// The table maps in force, by table id. Every statement repeats its maps, so a map is compiled only if its bytes are new.
/// Not thread-safe: one per worker.
public final class TableMaps {

    private static final int RECENT = 64;

    private final Map<Long, Entry> byId = new HashMap<>();
    /// The map last asked for of those whose ids end in the same bits: a transaction goes to and fro between a few tables.
    private final Entry[] recent = new Entry[RECENT];

    private record Entry(byte[] body, TableMap map) {
    }

    /// Takes note of a map: from now on its id means this table.
    public TableMap put(TableMapEvent event) {
        Bytes bytes = event.raw().bytes();
        int bodyStart = event.raw().bodyStart();
        int bodyLength = event.raw().bodyEnd() - bodyStart;
        Entry known = find(event.tableId());
        if (known == null || known.body.length != bodyLength || !bytes.matches(bodyStart, known.body)
                || known.map.knowsAxisOrder() != TableMap.knowsAxisOrder(event)) {
            known = new Entry(bytes.array(bodyStart, bodyLength), TableMap.compile(event));
            byId.put(event.tableId(), known);
            recent[slot(event.tableId())] = known;
        }
        return known.map;
    }

    /// The table that `tableId` stands for, or null if no map named it.
    public TableMap get(long tableId) {
        Entry entry = find(tableId);
        return entry == null ? null : entry.map;
    }

    private Entry find(long tableId) {
        int slot = slot(tableId);
        Entry entry = recent[slot];
        if (entry == null || entry.map.tableId() != tableId) {
            entry = byId.get(tableId);
            if (entry != null) {
                recent[slot] = entry;
            }
        }
        return entry;
    }

    private static int slot(long tableId) {
        return (int) tableId & RECENT - 1;
    }
}
