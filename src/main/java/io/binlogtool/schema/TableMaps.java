package io.binlogtool.schema;

import java.util.HashMap;
import java.util.Map;

import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.Bytes;

/// The table maps in force, by table id. Every statement repeats its maps, so a map is compiled only if its bytes are new.
/// Not thread-safe: one per worker.
public final class TableMaps {

    private final Map<Long, Entry> byId = new HashMap<>();
    private Entry last;

    private record Entry(byte[] body, TableMap map) {
    }

    /// Takes note of a map: from now on its id means this table.
    public TableMap put(TableMapEvent event) {
        Bytes bytes = event.raw().bytes();
        int bodyStart = event.raw().bodyStart();
        int bodyLength = event.raw().bodyEnd() - bodyStart;
        Entry known = last != null && last.map.tableId() == event.tableId() ? last : byId.get(event.tableId());
        if (known == null || known.body.length != bodyLength || !bytes.matches(bodyStart, known.body)) {
            known = new Entry(bytes.array(bodyStart, bodyLength), TableMap.compile(event));
            byId.put(event.tableId(), known);
        }
        last = known;
        return known.map;
    }

    /// The table that `tableId` stands for, or null if no map named it.
    public TableMap get(long tableId) {
        if (last != null && last.map.tableId() == tableId) {
            return last.map;
        }
        Entry entry = byId.get(tableId);
        return entry == null ? null : entry.map;
    }
}
