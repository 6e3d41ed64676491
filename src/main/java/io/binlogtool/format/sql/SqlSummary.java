package io.binlogtool.format.sql;

import java.util.Set;
import java.util.TreeSet;

import io.binlogtool.event.RowsEvent;

/// What was written, for the last line on standard error.
public final class SqlSummary {

    private final Set<String> tables = new TreeSet<>();
    private SqlTable lastTable;
    private long transactions;
    private long inserts;
    private long updates;
    private long deletes;
    private long statements;

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
            tables.add(table.map().database() + "." + table.map().table());
        }
        switch (kind) {
            case WRITE -> inserts++;
            case UPDATE, PARTIAL_UPDATE -> updates++;
            case DELETE -> deletes++;
        }
    }

    public long rows() {
        return inserts + updates + deletes;
    }

    public long transactions() {
        return transactions;
    }

    /// One line.
    ///
    /// @param bytes of SQL that were written
    public String line(long bytes) {
        StringBuilder line = new StringBuilder();
        line.append(counted(transactions, "transaction")).append(", ").append(counted(rows(), "row")).append(" (").append(inserts)
                .append(" inserted, ").append(updates).append(" updated, ").append(deletes).append(" deleted) of ")
                .append(counted(tables.size(), "table"));
        if (statements > 0) {
            line.append(", ").append(counted(statements, "statement")).append(" passed through");
        }
        return line.append(", ").append(bytes).append(" bytes of SQL").toString();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
