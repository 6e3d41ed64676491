package io.binlogtool.format.sql;

import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.row.RowImage;
import io.binlogtool.value.json.JsonBinary;
import io.binlogtool.value.json.JsonDiffs;
import io.binlogtool.value.json.JsonTree;

/// INSERT, UPDATE and DELETE statements for single rows, without the end of a statement behind them.
///
/// Rows are found by the table's key, else by all columns, compared with `<=>` and as bytes, and LIMIT 1.
public final class RowStatements {

    private static final Fragment INSERT = Fragment.of("INSERT INTO ");
    private static final Fragment VALUES = Fragment.of(") VALUES ");
    private static final Fragment UPDATE = Fragment.of("UPDATE ");
    private static final Fragment SET = Fragment.of(" SET ");
    private static final Fragment DELETE = Fragment.of("DELETE FROM ");
    private static final Fragment WHERE = Fragment.of(" WHERE ");
    private static final Fragment AND = Fragment.of(" AND ");
    private static final Fragment COMMA = Fragment.of(", ");
    private static final Fragment ORDER_BY = Fragment.of(" ORDER BY ");
    private static final Fragment DESCENDING = Fragment.of(" DESC");
    private static final Fragment LIMIT = Fragment.of(" LIMIT 1");

    private final boolean whereAll;
    private final boolean onlyChanged;
    private final SqlValues values = new SqlValues();
    private final ByteSink term = new ByteSink();

    /// @param whereAll find rows by all columns even where there is a key
    /// @param onlyChanged updates set only columns whose value differs
    public RowStatements(boolean whereAll, boolean onlyChanged) {
        this.whereAll = whereAll;
        this.onlyChanged = onlyChanged;
    }

    /// Whether the session is not in UTC, so that TIMESTAMP literals must say that they are.
    void zoned(boolean zoned) {
        values.zoned(zoned);
    }

    /// Whether a server in strict mode stores the image as a row: it holds all columns, no ENUM value of index 0, and nothing is computed from it.
    boolean isStrict(SqlTable table, RowImage image, boolean isNewRow) {
        if (table.computes()) {
            return false;
        }
        for (int c : table.enums()) {
            if (image.hasValue(c) && image.bytes().unsigned(image.start(c), image.length(c)) == 0) {
                return false;
            }
        }
        return !isNewRow || isWhole(table, image);
    }

    /// Whether the image holds every column that can be written.
    private static boolean isWhole(SqlTable table, RowImage image) {
        if (image.isComplete()) {
            return true;
        }
        for (int c : table.written()) {
            if (!image.isPresent(c)) {
                return false;
            }
        }
        return true;
    }

    /// `INSERT INTO t (a, b) VALUES`, for rows with the columns that this image has.
    void insertHead(ByteSink out, SqlTable table, RowImage image) {
        if (isWhole(table, image)) {
            out.put(table.insertHead());
            return;
        }
        insertColumns(out, table, image);
        out.put(VALUES);
    }

    private static void insertColumns(ByteSink out, SqlTable table, RowImage image) {
        out.put(INSERT);
        out.put(table.name());
        out.ascii(" (");
        boolean first = true;
        for (int c : table.written()) {
            if (image.isPresent(c)) {
                if (!first) {
                    out.put(COMMA);
                }
                first = false;
                out.put(table.column(c).quoted());
            }
        }
    }

    /// Whether the image can only be inserted by [#insertCopied(ByteSink, SqlTable, RowImage)].
    boolean isCopied(SqlTable table, RowImage image) {
        return table.copied() != null && table.copied().hasAny(image, null);
    }

    /// `INSERT INTO t (a, b) SELECT 1, exact1 FROM (VALUES ROW(0.123456e0)) AS exact (exact1)`.
    void insertCopied(ByteSink out, SqlTable table, RowImage image) {
        insertColumns(out, table, image);
        out.ascii(") SELECT ");
        boolean first = true;
        for (int c : table.written()) {
            if (image.isPresent(c)) {
                if (!first) {
                    out.put(COMMA);
                }
                first = false;
                writeStored(out, table, image, c);
            }
        }
        out.ascii(" FROM ");
        table.copied().source(out, image);
    }

    private void writeStored(ByteSink out, SqlTable table, RowImage image, int c) {
        if (table.copied() != null && table.copied().has(image, c)) {
            table.copied().reference(out, c);
        } else {
            values.write(out, image, c, table.column(c));
        }
    }

    /// `(1, 'x')`.
    void insertRow(ByteSink out, SqlTable table, RowImage image) {
        out.put('(');
        boolean first = true;
        for (int c : table.written()) {
            if (image.isPresent(c)) {
                if (!first) {
                    out.put(COMMA);
                }
                first = false;
                values.write(out, image, c, table.column(c));
            }
        }
        out.put(')');
    }

    /// Makes the row `from` the row `to`.
    ///
    /// @param fallback where columns of `from` that a partial image leaves out are taken from, and what its JSON diffs start from
    /// @return false if nothing was written because nothing differs
    boolean update(ByteSink out, SqlTable table, RowImage from, RowImage to, RowImage fallback) {
        boolean copies = table.copied() != null && table.copied().hasAny(to, from);
        boolean first = true;
        for (int c : table.written()) {
            if (to.isPresent(c) && !(isLeftOutIfSame(table, to, c) && to.sameValue(from, c))) {
                if (first) {
                    begin(out, table, copies ? to : null);
                    first = false;
                    out.put(table.column(c).assigned());
                } else {
                    out.put(table.column(c).furtherAssigned());
                }
                writeStored(out, table, to, c);
            }
        }
        if (first) {
            return false;
        }
        for (int c : table.times()) {
            // Else the server might set it to the current time.
            if (!to.isPresent(c) || onlyChanged && to.sameValue(from, c)) {
                out.put(table.column(c).furtherAssigned());
                out.put(table.column(c).quoted());
            }
        }
        where(out, table, from, fallback, !copies);
        return true;
    }

    /// A column that keeps a value which no literal stores needs none.
    private boolean isLeftOutIfSame(SqlTable table, RowImage image, int c) {
        return onlyChanged || table.copied() != null && table.copied().has(image, c);
    }

    /// @param copied what holds values that are copied; null if there are none
    private static void begin(ByteSink out, SqlTable table, RowImage copied) {
        out.put(UPDATE);
        out.put(table.name());
        if (copied != null) {
            out.put(COMMA);
            table.copied().source(out, copied);
        }
        out.put(SET);
    }

    void delete(ByteSink out, SqlTable table, RowImage image) {
        out.put(DELETE);
        out.put(table.name());
        where(out, table, image, image, true);
    }

    /// @param isLimitable whether the statement can have ORDER BY and LIMIT, as one on several tables cannot
    private void where(ByteSink out, SqlTable table, RowImage image, RowImage fallback, boolean isLimitable) {
        out.put(WHERE);
        if (table.key() == null || whereAll) {
            whereAll(out, table, image, fallback);
            if (isLimitable) {
                preferExact(out, table, image, fallback);
                out.put(LIMIT);
            } else if (table.key() == null) {
                throw new OutputRefusedException("no statement gives a row of " + table.map().database() + "." + table.map().table() + ", which has no key, "
                        + "a value with more digits than its FLOAT(M,D) or DOUBLE(M,D) column has");
            }
            return;
        }
        whereKey(out, table, image, fallback);
    }

    /// The condition that finds the row by its key; only if the table has one.
    public void whereKey(ByteSink out, SqlTable table, RowImage image, RowImage fallback) {
        boolean first = true;
        for (int c : table.key()) {
            RowImage source = image.isPresent(c) ? image : fallback;
            if (!source.isPresent(c)) {
                throw new OutputRefusedException("a row of " + table.map().database() + "." + table.map().table()
                        + " cannot be found again: its image lacks the key column `" + table.columnName(c) + "`");
            }
            if (!first) {
                out.put(AND);
            }
            first = false;
            values.writeKeyCondition(out, source, c, table.column(c));
        }
    }

    private void whereAll(ByteSink out, SqlTable table, RowImage image, RowImage fallback) {
        boolean first = true;
        for (int c : table.written()) {
            RowImage source = image.isPresent(c) ? image : fallback;
            if (source.isPresent(c)) {
                if (!first) {
                    out.put(AND);
                }
                first = false;
                if (source.isPartial(c)) {
                    values.writeCondition(out, afterDiffs(source, fallback, c), table.column(c));
                } else {
                    values.writeCondition(out, source, c, table.column(c));
                }
            }
        }
        if (first) {
            throw new OutputRefusedException("a row of " + table.map().database() + "." + table.map().table()
                    + " cannot be found again: its image is empty");
        }
    }

    /// Of rows that compare equal, or only differ in what the text of a dump does not tell, the one with the very value goes first.
    private void preferExact(ByteSink out, SqlTable table, RowImage image, RowImage fallback) {
        boolean first = true;
        for (int c : table.alike()) {
            RowImage source = image.isPresent(c) ? image : fallback;
            if (source.hasValue(c)) {
                term.clear();
                if (source.isPartial(c)) {
                    values.writeExactly(term, afterDiffs(source, fallback, c), table.column(c));
                } else {
                    values.writeExactly(term, source, c, table.column(c));
                }
                if (term.position() > 0) {
                    out.put(first ? ORDER_BY : COMMA);
                    first = false;
                    out.put(term);
                    out.put(DESCENDING);
                }
            }
        }
    }

    private static JsonTree afterDiffs(RowImage partial, RowImage before, int c) {
        if (!before.hasValue(c)) {
            throw new OutputRefusedException("a JSON document is logged as a change to one that is not in the log");
        }
        JsonTree document = JsonTree.of(JsonBinary.of(before.bytes(), before.start(c), before.length(c)));
        return new JsonDiffs(partial.bytes(), partial.start(c), partial.length(c)).applyTo(document);
    }
}
