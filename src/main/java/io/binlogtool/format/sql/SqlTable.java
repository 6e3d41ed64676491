package io.binlogtool.format.sql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.TableMap;

/// A table as SQL statements need it: quoted names, how each column's values are written, and the key that finds a row. Columns count from 0.
public final class SqlTable {

    private final TableMap map;
    private final Fragment name;
    private final SqlColumn[] columns;
    private final int[] written;
    private final byte[] insertHead;
    private final int[] key;
    private final int[] enums;
    private final int[] alike;
    private final CopiedReals copied;
    private final int[] times;
    private final boolean computes;

    /// @param key positions of the columns that tell a row from all others; null if it takes all columns
    /// @param computes whether the server computes values from rows: generated columns, keys of expressions
    SqlTable(TableMap map, List<SqlColumn> columns, int[] key, boolean computes) {
        this.computes = computes;
        this.map = map;
        this.columns = columns.toArray(SqlColumn[]::new);
        this.key = key;
        ByteSink quoted = new ByteSink();
        SqlText.identifier(quoted, map.database());
        quoted.put('.');
        SqlText.identifier(quoted, map.table());
        this.name = Fragment.of(quoted);
        this.written = IntStream.range(0, this.columns.length).filter(c -> !this.columns[c].generated()).toArray();
        this.insertHead = writeInsertHead();
        this.enums = positions(ValueForm.ENUM);
        this.alike = positions(ValueForm.FLOAT, ValueForm.DOUBLE, ValueForm.ROUNDED_FLOAT, ValueForm.ROUNDED_DOUBLE, ValueForm.JSON);
        int[] rounded = positions(ValueForm.ROUNDED_FLOAT, ValueForm.ROUNDED_DOUBLE);
        this.copied = rounded.length == 0 ? null : new CopiedReals(this, rounded);
        this.times = positions(ValueForm.TIMESTAMP, ValueForm.OLD_TIMESTAMP, ValueForm.DATETIME, ValueForm.OLD_DATETIME);
    }

    /// Compiles what is known of a table.
    ///
    /// @throws UncertainTableException if a column's name, sign or character set is not known for certain
    public static SqlTable compile(TableColumns columns) {
        return new SqlTableCompiler(columns).compile();
    }

    private int[] positions(ValueForm... forms) {
        List<ValueForm> wanted = List.of(forms);
        int[] found = new int[columns.length];
        int count = 0;
        for (int c = 0; c < columns.length; c++) {
            if (!columns[c].generated() && wanted.contains(columns[c].form())) {
                found[count++] = c;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private byte[] writeInsertHead() {
        ByteSink head = new ByteSink();
        head.ascii("INSERT INTO ");
        head.put(name);
        head.ascii(" (");
        for (int i = 0; i < written.length; i++) {
            head.ascii(i == 0 ? "" : ", ");
            head.put(columns[written[i]].quoted());
        }
        head.ascii(") VALUES ");
        return head.toByteArray();
    }

    public TableMap map() {
        return map;
    }

    public int columnCount() {
        return columns.length;
    }

    /// `database`.`table`.
    Fragment name() {
        return name;
    }

    /// The columns that the server does not compute.
    int[] written() {
        return written;
    }

    /// `INSERT INTO t (a, b) VALUES`, with all columns that can be written.
    byte[] insertHead() {
        return insertHead;
    }

    SqlColumn column(int c) {
        return columns[c];
    }

    /// The name of column `c`.
    public String columnName(int c) {
        return columns[c].name();
    }

    /// Whether the server computes column `c`.
    public boolean isGenerated(int c) {
        return columns[c].generated();
    }

    /// The columns of the key, in its order; null if the table has none that finds a row.
    public int[] key() {
        return key;
    }

    /// Whether the server computes values from rows. In strict mode it refuses rows whose values do not fit there.
    boolean computes() {
        return computes;
    }

    /// The ENUM columns.
    int[] enums() {
        return enums;
    }

    /// The columns of types that have different values which compare equal, or become equal in a dump.
    int[] alike() {
        return alike;
    }

    /// What writes the values of FLOAT(M,D) and DOUBLE(M,D) columns that are not rounded; null if there are no such columns.
    CopiedReals copied() {
        return copied;
    }

    /// The columns that a server may set to the current time when another column is updated.
    int[] times() {
        return times;
    }
}
