package io.binlogtool.schema;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/// What is worked out once a table map and used for every rows event: the map's identity is the key, which [TableMaps] keeps as long as the same
/// bytes recur, whatever the table's id. Not thread-safe.
public final class PerTable<T> {

    /// A log may bring new tables for ever; what is forgotten is worked out again.
    private static final int LIMIT = 4096;
    private static final int RECENT = 64;

    private final Map<TableMap, T> values = new IdentityHashMap<>();
    private final Function<TableMap, T> make;
    /// What was last asked for, by the last bits of the map's identity: a transaction goes to and fro between a few tables.
    private final TableMap[] recentMaps = new TableMap[RECENT];
    private final Object[] recentValues = new Object[RECENT];

    /// @param make works a value out; not null
    public PerTable(Function<TableMap, T> make) {
        this.make = make;
    }

    @SuppressWarnings("unchecked")
    public T of(TableMap map) {
        int slot = map.hashCode() & RECENT - 1;
        if (recentMaps[slot] == map) {
            return (T) recentValues[slot];
        }
        T value = values.get(map);
        if (value == null) {
            if (values.size() == LIMIT) {
                values.clear();
            }
            value = make.apply(map);
            values.put(map, value);
        }
        recentMaps[slot] = map;
        recentValues[slot] = value;
        return value;
    }

    /// Forgets everything: what values were made of has changed.
    public void clear() {
        values.clear();
        Arrays.fill(recentMaps, null);
        Arrays.fill(recentValues, null);
    }
}
