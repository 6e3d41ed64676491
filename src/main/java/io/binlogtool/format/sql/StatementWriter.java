package io.binlogtool.format.sql;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;

/// Writes row changes as statements, forward or undone, in transactions: the part that `sql` and `rollback` have in common.
///
/// INSERTs of one table that follow one another become one statement, as far as [SqlOptions#insertBatch()] and their size allow.
final class StatementWriter {

    /// Bytes at which an INSERT takes no more rows: servers and clients limit what a statement can have.
    private static final int MAX_BATCH = 1 << 20;

    private final SqlOptions options;
    private final ByteSink out;
    private final SqlSession session;
    private final RowStatements statements;
    private final SqlSummary summary = new SqlSummary();
    private boolean open;
    private long untilSleep;
    /// The table of the INSERT that can take more rows, or null.
    private SqlTable batchTable;
    private int batchRows;
    private long batchStart;

    StatementWriter(SqlOptions options, ByteSink out) {
        this.options = options;
        this.out = out;
        this.session = new SqlSession(options.skipBinlog());
        this.statements = new RowStatements(options.whereAll(), options.onlyChanged());
        this.untilSleep = options.sleepEvery();
    }

    SqlSummary summary() {
        return summary;
    }

    SqlSession session() {
        return session;
    }

    void begin() {
        session.begin(out);
    }

    void end() {
        endBatch();
        session.end(out);
    }

    boolean isOpen() {
        return open;
    }

    void beginTransaction() {
        summary.transaction();
        open = true;
        if (options.transactions()) {
            out.ascii("BEGIN;\n");
        }
    }

    /// @param keyword COMMIT or ROLLBACK
    void endTransaction(String keyword) {
        endBatch();
        open = false;
        if (options.transactions()) {
            out.ascii(keyword);
            out.ascii(";\n");
        }
        if (options.sleepEvery() > 0 && untilSleep <= 0) {
            out.ascii("DO SLEEP(1);\n");
            untilSleep = options.sleepEvery();
        }
    }

    /// Does again what was done to the row that `row` is at.
    void redo(SqlTable table, RowsEvent event, RowCursor row) {
        boolean checksForeignKeys = !event.has(RowsEvent.FLAG_NO_FOREIGN_KEY_CHECKS) && !event.has(RowsEvent.FLAG_USE_SQL_FOREIGN_KEY);
        switch (event.kind()) {
            case WRITE -> insert(table, row.after(), checksForeignKeys);
            case UPDATE, PARTIAL_UPDATE -> update(table, row.before(), row.after(), row.before(), checksForeignKeys);
            case DELETE -> delete(table, row.before(), checksForeignKeys);
        }
        count(table, event.kind());
    }

    /// Undoes what was done to the row that `row` is at.
    void undo(SqlTable table, RowsEvent event, RowCursor row) {
        switch (event.kind()) {
            case WRITE -> delete(table, row.after(), false);
            case UPDATE, PARTIAL_UPDATE -> update(table, row.after(), row.before(), row.before(), false);
            case DELETE -> insert(table, row.before(), false);
        }
        count(table, event.kind());
    }

    private void count(SqlTable table, RowsEvent.Kind kind) {
        summary.row(table, kind);
        untilSleep--;
    }

    private void require(SqlTable table, boolean strict, boolean checksForeignKeys) {
        session.require(out, strict, checksForeignKeys, table.computes());
        statements.zoned(!session.isInUtc());
    }

    private void insert(SqlTable table, RowImage image, boolean checksForeignKeys) {
        boolean strict = statements.isStrict(table, image, true);
        if (statements.isCopied(table, image)) {
            endBatch();
            require(table, strict, checksForeignKeys);
            statements.insertCopied(out, table, image);
            out.ascii(";\n");
            return;
        }
        if (batchTable == table && batchRows < options.insertBatch() && out.written() - batchStart < MAX_BATCH
                && session.is(strict, checksForeignKeys, table.computes())) {
            out.ascii(",\n");
        } else {
            endBatch();
            require(table, strict, checksForeignKeys);
            batchStart = out.written();
            statements.insertHead(out, table, image);
            batchRows = 0;
        }
        statements.insertRow(out, table, image);
        batchRows++;
        if (strict && batchRows < options.insertBatch()) {
            batchTable = table;
        } else {
            out.ascii(";\n");
            batchTable = null;
        }
    }

    /// Ends an INSERT that could have taken more rows.
    void endBatch() {
        if (batchTable != null) {
            out.ascii(";\n");
            batchTable = null;
        }
    }

    private void update(SqlTable table, RowImage from, RowImage to, RowImage fallback, boolean checksForeignKeys) {
        endBatch();
        require(table, statements.isStrict(table, to, false), checksForeignKeys);
        if (statements.update(out, table, from, to, fallback)) {
            out.ascii(";\n");
        }
    }

    private void delete(SqlTable table, RowImage image, boolean checksForeignKeys) {
        endBatch();
        require(table, !table.computes(), checksForeignKeys);
        statements.delete(out, table, image);
        out.ascii(";\n");
    }
}
