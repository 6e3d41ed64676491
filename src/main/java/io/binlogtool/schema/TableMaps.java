package io.binlogtool.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.Bytes;

/// The table maps in force, by table id. Every statement repeats its maps, so a map is compiled only if its bytes are new.
/// Not thread-safe: one per worker.
///
/// A server gives a table a new id each time it opens it, so a log may bring new ones for ever. Ids that nobody asked for while so many others were
/// new are forgotten (no statement has as many tables), and maps that differ in their ids only are one.
public final class TableMaps {

    private static final int GENERATION = 2048;
    private static final int RECENT = 64;

    private Map<Long, Entry> byId = new HashMap<>();
    /// Those of the generation before that were not asked for since.
    private Map<Long, Entry> older = Map.of();
    /// The map last asked for of those whose ids end in the same bits: a transaction goes to and fro between a few tables. They are all in `byId`.
    private final Entry[] recent = new Entry[RECENT];
    private final Map<Body, TableMap> byBody = new HashMap<>();

    private record Entry(long tableId, Body body, TableMap map) {
    }

    /// What a map is compiled from: its bytes behind the table id.
    private record Body(byte[] bytes, boolean knowsAxisOrder) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Body body && knowsAxisOrder == body.knowsAxisOrder && Arrays.equals(bytes, body.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// Takes note of a map: from now on its id means this table.
    public TableMap put(TableMapEvent event) {
        Bytes bytes = event.raw().bytes();
        int start = event.flagsAt();
        int length = event.raw().bodyEnd() - start;
        Entry known = find(event.tableId());
        if (known == null || known.body.bytes.length != length || !bytes.matches(start, known.body.bytes)
                || known.body.knowsAxisOrder != TableMap.knowsAxisOrder(event)) {
            known = compile(event, new Body(bytes.array(start, length), TableMap.knowsAxisOrder(event)));
            keep(known);
        }
        return known.map;
    }

    private Entry compile(TableMapEvent event, Body body) {
        if (byBody.size() == GENERATION) {
            byBody.clear();
        }
        return new Entry(event.tableId(), body, byBody.computeIfAbsent(body, _ -> TableMap.compile(event)));
    }

    /// The table that `tableId` stands for, or null if no map named it.
    public TableMap get(long tableId) {
        Entry entry = find(tableId);
        return entry == null ? null : entry.map;
    }

    private Entry find(long tableId) {
        int slot = slot(tableId);
        Entry entry = recent[slot];
        if (entry != null && entry.tableId == tableId) {
            return entry;
        }
        entry = byId.get(tableId);
        if (entry != null) {
            recent[slot] = entry;
            return entry;
        }
        entry = older.get(tableId);
        if (entry != null) {
            keep(entry);
        }
        return entry;
    }

    private void keep(Entry entry) {
        if (byId.size() == GENERATION) {
            older = byId;
            byId = new HashMap<>();
            Arrays.fill(recent, null);
        }
        byId.put(entry.tableId, entry);
        recent[slot(entry.tableId)] = entry;
    }

    private static int slot(long tableId) {
        return (int) tableId & RECENT - 1;
    }
}
