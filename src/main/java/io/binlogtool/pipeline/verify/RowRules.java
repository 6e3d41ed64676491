package io.binlogtool.pipeline.verify;

import java.util.Arrays;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowSkipper;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.TableMaps;

/// Rows belong to a table that a table map of the same statement described, and their images fill the event exactly.
final class RowRules {

    private final Findings findings;
    private final TableMaps maps = new TableMaps();
    private final RowSkipper skipper = new RowSkipper();
    /// Table ids that the statement at hand mapped.
    private long[] mapped = new long[8];
    private int mappedCount;
    private boolean unknown;

    RowRules(Findings findings) {
        this.findings = findings;
    }

    /// Some events could not be read: table maps may have been among them.
    void lost() {
        unknown = true;
    }

    void transactionBegins() {
        unknown = false;
        mappedCount = 0;
    }

    void tableMap(TableMapEvent event) {
        TableMap map = maps.put(event);
        map.requireSound();
        map.optional();
        if (!event.namesAreTerminated()) {
            findings.add(event.raw(), "a name is not terminated");
        }
        if (!isMapped(event.tableId())) {
            if (mappedCount == mapped.length) {
                mapped = Arrays.copyOf(mapped, mappedCount * 2);
            }
            mapped[mappedCount++] = event.tableId();
        }
    }

    private boolean isMapped(long tableId) {
        for (int i = 0; i < mappedCount; i++) {
            if (mapped[i] == tableId) {
                return true;
            }
        }
        return false;
    }

    /// @throws MalformedBinlogException if the images do not fit
    void rows(RowsEvent event) {
        if (isMapped(event.tableId())) {
            images(event, maps.get(event.tableId()));
        } else if (!unknown && !event.isDummy()) {
            findings.add(event.raw(), "rows of table id " + event.tableId() + ", which no table map of this statement described");
        }
        if (event.endsStatement()) {
            mappedCount = 0;
        }
    }

    private void images(RowsEvent event, TableMap map) {
        try {
            skipper.count(event, map);
        } catch (MalformedBinlogException e) {
            if (!event.raw().format().isMariaDb() || !hasOldTemporals(map)) {
                throw e;
            }
            findings.noteAt(event.raw().position(),
                    "rows with temporal columns of the old format cannot be checked, the log does not tell their sizes");
        }
    }

    /// MariaDB with mysql56_temporal_format=OFF adds bytes for fractions of a second, and writes nowhere how many.
    private static boolean hasOldTemporals(TableMap map) {
        for (int c = 0; c < map.columnCount(); c++) {
            ColumnType type = map.type(c);
            if (type == ColumnType.TIME || type == ColumnType.DATETIME || type == ColumnType.TIMESTAMP) {
                return true;
            }
        }
        return false;
    }
}
