package io.binlogtool.format.sql;

import java.util.IdentityHashMap;
import java.util.Map;

import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;

/// The compiled tables of a run: each is compiled once, and anew after its definition has changed. Not thread-safe.
public final class SqlTables {

    private static final int LIMIT = 4096;

    private final SchemaFollower schema;
    private final Map<TableColumns, SqlTable> compiled = new IdentityHashMap<>();
    private TableColumns lastColumns;
    private SqlTable lastTable;

    public SqlTables(SchemaFollower schema) {
        this.schema = schema;
    }

    /// The table of a map, as of the statement that was read last.
    ///
    /// @throws UncertainTableException if its columns are not known for certain
    public SqlTable of(TableMap map) {
        TableColumns columns = schema.columns(map);
        if (columns != lastColumns) {
            if (compiled.size() == LIMIT) {
                compiled.clear();
            }
            lastTable = compiled.computeIfAbsent(columns, SqlTable::compile);
            lastColumns = columns;
        }
        return lastTable;
    }
}
