package io.binlogtool.format.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowSelection;
import io.binlogtool.row.RowSkipper;
import io.binlogtool.row.UpdateComparison;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;

/// Counts row changes by table.
final class TableStatistics {

    private final boolean comparesImages;
    private final Map<String, TableCounters> byName = new HashMap<>();
    private final PerTable<TableCounters> byMap = new PerTable<>(this::named);
    private final RowSkipper skipper = new RowSkipper();
    private final RowCursor cursor = new RowCursor();
    private final UpdateComparison comparison = new UpdateComparison();

    /// @param comparesImages whether the images of updates are compared, which takes most of the time
    TableStatistics(boolean comparesImages) {
        this.comparesImages = comparesImages;
    }

    TableCounters of(TableMap map) {
        return byMap.of(map);
    }

    private TableCounters named(TableMap map) {
        return byName.computeIfAbsent(map.database() + "\0" + map.table(), _ -> new TableCounters(map.database(), map.table()));
    }

    /// Counts the selected rows of an event.
    ///
    /// @return how many there are
    long count(RowsEvent event, TableMap map, TableCounters table, RowSelection selection) {
        long rows;
        if (event.kind().isUpdate() && comparesImages) {
            rows = comparison.compare(event, map, selection);
            table.updateImageBytes += comparison.imageBytes();
            table.unchangedBytes += comparison.unchangedBytes();
        } else {
            rows = countRows(event, map, selection);
        }
        switch (event.kind()) {
            case WRITE -> table.inserted += rows;
            case DELETE -> table.deleted += rows;
            case UPDATE, PARTIAL_UPDATE -> table.updated += rows;
        }
        table.events++;
        table.bytes += event.raw().length();
        table.changedAt(event.raw().header().timestamp());
        return rows;
    }

    private long countRows(RowsEvent event, TableMap map, RowSelection selection) {
        if (selection.filter() == null) {
            return skipper.count(event, map);
        }
        cursor.open(event, map);
        long rows = 0;
        while (cursor.next()) {
            rows += selection.includes(cursor) ? 1 : 0;
        }
        return rows;
    }

    Section section() {
        Section.Builder section = Section.of(Section.Kind.TABLES, "bytes", "table", "rows", "inserts", "updates", "deletes", "events", "bytes",
                "share", "transactions", "first_change", "last_change", "update_image_bytes", "unchanged_bytes", "unchanged_share");
        List<TableCounters> tables = byName.values().stream()
                .sorted(Comparator.comparingLong((TableCounters t) -> t.bytes).reversed().thenComparing(TableCounters::name)).toList();
        long all = tables.stream().mapToLong(t -> t.bytes).sum();
        for (TableCounters t : tables) {
            section.row(new Value.Text(t.name()), new Value.Count(t.rows()), new Value.Count(t.inserted), new Value.Count(t.updated),
                    new Value.Count(t.deleted), new Value.Count(t.events), new Value.Size(t.bytes), share(t.bytes, all),
                    new Value.Count(t.transactions), new Value.Time(t.firstChange), new Value.Time(t.lastChange),
                    new Value.Size(t.updateImageBytes), new Value.Size(t.unchangedBytes), share(t.unchangedBytes, t.updateImageBytes));
        }
        return section.build();
    }

    static Value.Share share(long part, long whole) {
        return new Value.Share((double) part / whole);
    }
}
