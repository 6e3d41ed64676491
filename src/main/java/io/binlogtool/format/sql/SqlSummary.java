package io.binlogtool.format.sql;

import java.util.Map;
import java.util.TreeMap;

import io.binlogtool.event.RowsEvent;

/// What was written, for the last line on standard error.
public final class SqlSummary {

    private final Map<String, Rows> tables = new TreeMap<>();
    private SqlTable lastTable;
    private Rows lastRows;
    private long transactions;
    private long statements;

    private static final class Rows {
        private long inserted;
        private long updated;
        private long deleted;
    }

    void transaction() {
        transactions++;
    }

    void statement() {
        statements++;
    }

    /// Counts a row by what happened to it in the log.
    void row(SqlTable table, RowsEvent.Kind kind) {
        if (table != lastTable) {
            lastTable = table;
            lastRows = tables.computeIfAbsent(table.map().database() + "." + table.map().table(), _ -> new Rows());
        }
        switch (kind) {
            case WRITE -> lastRows.inserted++;
            case UPDATE, PARTIAL_UPDATE -> lastRows.updated++;
            case DELETE -> lastRows.deleted++;
        }
    }

    /// One line.
    ///
    /// @param bytes of SQL that were written
    public String line(long bytes) {
        Rows all = new Rows();
        for (Rows rows : tables.values()) {
            all.inserted += rows.inserted;
            all.updated += rows.updated;
            all.deleted += rows.deleted;
        }
        StringBuilder line = new StringBuilder();
        line.append(counted(transactions, "transaction")).append(", ").append(counted(all.inserted + all.updated + all.deleted, "row"))
                .append(" (").append(all.inserted).append(" inserted, ").append(all.updated).append(" updated, ").append(all.deleted)
                .append(" deleted) of ").append(counted(tables.size(), "table"));
        if (statements > 0) {
            line.append(", ").append(counted(statements, "statement")).append(" passed through");
        }
        return line.append(", ").append(bytes).append(" bytes of SQL").toString();
    }

    /// A line a table, sorted by name, under a heading.
    public String perTable() {
        StringBuilder text = new StringBuilder(String.format("%12s %12s %12s  table%n", "inserted", "updated", "deleted"));
        tables.forEach((name, rows) ->
                text.append(String.format("%12d %12d %12d  %s%n", rows.inserted, rows.updated, rows.deleted, name)));
        return text.toString();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
