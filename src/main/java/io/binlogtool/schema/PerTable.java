package io.binlogtool.schema;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/// What is worked out once a table map and used for every rows event: the map's identity is the key, which [TableMaps] keeps as long as the same
/// bytes recur. Not thread-safe.
public final class PerTable<T> {

    /// A log may bring new table ids for ever; what is forgotten is worked out again.
    private static final int LIMIT = 4096;

    private final Map<TableMap, T> values = new IdentityHashMap<>();
    private final Function<TableMap, T> make;
    private TableMap lastMap;
    private T lastValue;

    /// @param make works a value out; not null
    public PerTable(Function<TableMap, T> make) {
        this.make = make;
    }

    public T of(TableMap map) {
        if (map == lastMap) {
            return lastValue;
        }
        T value = values.get(map);
        if (value == null) {
            if (values.size() == LIMIT) {
                values.clear();
            }
            value = make.apply(map);
            values.put(map, value);
        }
        lastMap = map;
        lastValue = value;
        return value;
    }

    /// Forgets everything: what values were made of has changed.
    public void clear() {
        values.clear();
        lastMap = null;
        lastValue = null;
    }
}
