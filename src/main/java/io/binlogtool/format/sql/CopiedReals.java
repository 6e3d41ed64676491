package io.binlogtool.format.sql;

import java.util.Locale;

import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowImage;

/// The values of FLOAT(M,D) and DOUBLE(M,D) columns that a server would round if they were literals (see [Rounding]). It copies them as they are from
/// columns of the same type without M and D, here those of a VALUES table that stands beside the table in the statement (MySQL 8.0.19).
final class CopiedReals {

    private final SqlTable table;
    private final int[] rounded;
    /// In front of a column's position: its name in the VALUES table, which is no name of a column of the table.
    private final String prefix;

    /// @param rounded the FLOAT(M,D) and DOUBLE(M,D) columns
    CopiedReals(SqlTable table, int[] rounded) {
        this.table = table;
        this.rounded = rounded;
        String unused = "exact";
        for (int c = 0; c < table.columnCount(); c++) {
            if (table.columnName(c).toLowerCase(Locale.ROOT).startsWith(unused)) {
                unused += "_";
                c = -1;
            }
        }
        this.prefix = unused;
    }

    /// Whether no literal stores the value of column `c`.
    boolean has(RowImage image, int c) {
        SqlColumn column = table.column(c);
        return column.rounding() != null && image.hasValue(c) && !switch (column.form()) {
            case ROUNDED_FLOAT -> column.rounding().keeps(image.bytes().f32(image.start(c)));
            default -> column.rounding().keeps(image.bytes().f64(image.start(c)));
        };
    }

    /// Whether there is such a value in the image, other than in the row that is changed.
    ///
    /// @param from null for a new row
    boolean hasAny(RowImage image, RowImage from) {
        for (int c : rounded) {
            if (has(image, c) && !(from != null && image.sameValue(from, c))) {
                return true;
            }
        }
        return false;
    }

    /// The name of the column to copy from.
    void reference(ByteSink out, int c) {
        out.ascii(prefix);
        out.decimal(c);
    }

    /// The table to copy from: `(VALUES ROW(0.123456e0)) AS exact (exact1)`.
    void source(ByteSink out, RowImage image) {
        out.ascii("(VALUES ROW(");
        String separator = "";
        for (int c : rounded) {
            if (has(image, c)) {
                boolean isFloat = table.column(c).form() == ValueForm.ROUNDED_FLOAT;
                out.ascii(separator);
                out.ascii(isFloat ? "CAST(" : "");
                SqlValues.real(out, image, c, table.column(c));
                out.ascii(isFloat ? " AS FLOAT)" : "");
                separator = ", ";
            }
        }
        out.ascii(")) AS ");
        out.ascii(prefix);
        separator = " (";
        for (int c : rounded) {
            if (has(image, c)) {
                out.ascii(separator);
                reference(out, c);
                separator = ", ";
            }
        }
        out.put(')');
    }
}
