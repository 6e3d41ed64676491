package io.binlogtool.schema;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/// Something that is worked out once for each table map and used for all its rows. Not thread-safe: one per worker.
public final class PerTable<T> {

    /// A server that reopens its tables gives them new ids and maps: the old ones are forgotten now and then.
    private static final int MAX_TABLES = 4096;

    private final Function<TableMap, T> workedOut;
    private final Map<TableMap, T> byMap = new IdentityHashMap<>();
    private TableMap lastMap;
    private T last;

    public PerTable(Function<TableMap, T> workedOut) {
        this.workedOut = workedOut;
    }

    public T of(TableMap map) {
        if (map != lastMap) {
            if (byMap.size() >= MAX_TABLES) {
                byMap.clear();
            }
            last = byMap.computeIfAbsent(map, workedOut);
            lastMap = map;
        }
        return last;
    }
}
