package io.binlogtool.format.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
import io.binlogtool.row.RowSelection;
import io.binlogtool.row.RowSkipper;
import io.binlogtool.schema.TableMap;

/// Counts row changes by table.
final class TableStatistics {

    /// A table gets a new map whenever the server opens it anew.
    private static final int MAX_MAPS = 10_000;

    private final Map<String, TableCounters> byName = new HashMap<>();
    /// A table map object stands for the same table as long as it lives.
    private final Map<TableMap, TableCounters> byMap = new IdentityHashMap<>();
    private final RowSkipper skipper = new RowSkipper();
    private final RowCursor cursor = new RowCursor();
    private TableMap lastMap;
    private TableCounters last;

    TableCounters of(TableMap map) {
        if (map != lastMap) {
            lastMap = map;
            if (byMap.size() >= MAX_MAPS) {
                byMap.clear();
            }
            last = byMap.computeIfAbsent(map, key -> byName.computeIfAbsent(key.database() + "\0" + key.table(),
                    _ -> new TableCounters(key.database(), key.table())));
        }
        return last;
    }

    /// Counts the selected rows of an event.
    ///
    /// @return how many there are
    long count(RowsEvent event, TableMap map, RowSelection selection) {
        TableCounters table = of(map);
        long rows = switch (event.kind()) {
            case WRITE -> {
                long count = countRows(event, map, selection);
                table.inserted += count;
                yield count;
            }
            case DELETE -> {
                long count = countRows(event, map, selection);
                table.deleted += count;
                yield count;
            }
            case UPDATE, PARTIAL_UPDATE -> {
                long count = compareImages(event, map, selection, table);
                table.updated += count;
                yield count;
            }
        };
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

    private long compareImages(RowsEvent event, TableMap map, RowSelection selection, TableCounters table) {
        cursor.open(event, map);
        long rows = 0;
        RowImage before = cursor.before();
        RowImage after = cursor.after();
        while (cursor.next()) {
            if (!selection.includes(cursor)) {
                continue;
            }
            rows++;
            long all = 0;
            long unchanged = 0;
            for (int c = 0; c < map.columnCount(); c++) {
                int beforeLength = before.hasValue(c) ? before.length(c) : 0;
                int afterLength = after.hasValue(c) ? after.length(c) : 0;
                all += beforeLength + afterLength;
                if (beforeLength > 0 && beforeLength == afterLength && before.sameValue(after, c)) {
                    unchanged += beforeLength + afterLength;
                }
            }
            table.updateImageBytes += all;
            table.unchangedBytes += unchanged;
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
