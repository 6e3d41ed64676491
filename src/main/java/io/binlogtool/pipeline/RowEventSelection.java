package io.binlogtool.pipeline;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.DatabaseFilter;
import io.binlogtool.filter.TableFilter;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.TableMaps;
import io.binlogtool.tx.SchemaFollower;

/// Says which rows events a run wants, and which of their rows. It keeps the table maps in force, so one is needed for each pass over a log.
final class RowEventSelection {

    private final DatabaseFilter databases;
    private final ContentSelection contents;
    private final TableMaps tableMaps = new TableMaps();
    private final PerTable<TableFilter> filters;
    private final boolean all;
    private final PerTable<ColumnConditions> conditions;
    private final SchemaFollower schema;
    private final Consumer<String> warnings;
    /// Asked for last.
    private ColumnConditions lastConditions;
    private final Set<String> told = new HashSet<>();

    /// @param schema tells the columns that conditions name; null if there are no such conditions
    RowEventSelection(DatabaseFilter databases, ContentSelection contents, SchemaFollower schema, Consumer<String> warnings) {
        this.warnings = warnings;
        this.databases = databases;
        this.contents = contents;
        this.schema = schema;
        this.all = databases.name() == null && contents.includesAllRows();
        this.filters = new PerTable<>(contents::forTable);
        this.conditions = new PerTable<>(map -> new ColumnConditions(filters.of(map), schema.columns(map)));
    }

    /// Whether no row is left out, whatever its table.
    boolean includesAllRows() {
        return all;
    }

    /// Takes note of a table map.
    TableMap put(TableMapEvent event) {
        return tableMaps.put(event);
    }

    /// The table that an event's rows are of; null if no table map named it.
    TableMap table(RowsEvent event) {
        return tableMaps.get(event.tableId());
    }

    /// Whether the rows of a table can be wanted at all.
    boolean includes(TableMap map) {
        return map == null || !databases.skips(map) && filters.of(map).canIncludeRows();
    }

    boolean includesKind(Event event) {
        return contents.includesKind(event);
    }

    /// The condition on single rows of a table; null if there is none.
    RowFilter rowFilter(TableMap map) {
        TableFilter filter = filters.of(map);
        if (!filter.hasColumnRules()) {
            return null;
        }
        TableColumns columns = schema.columns(map);
        if (conditions.of(map).columns() != columns) {
            // The schema has changed.
            conditions.clear();
        }
        ColumnConditions found = conditions.of(map);
        if (found != lastConditions) {
            lastConditions = found;
            warnOfMissingColumns(filter, columns);
        }
        return found;
    }

    private void warnOfMissingColumns(TableFilter filter, TableColumns columns) {
        String table = columns.map().database() + "." + columns.map().table();
        for (String column : filter.columnsOfThisTable()) {
            if (columns.indexOf(column) < 0 && told.add(table + "." + column)) {
                warnings.accept(table + (columns.whyUnnamed() == null ? " has no column " + column + ": the condition is never met"
                        : ": the names of its columns are not known (--schema=FILE tells them): the condition on " + column + " is never met"));
            }
        }
    }
}
