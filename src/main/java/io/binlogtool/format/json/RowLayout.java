package io.binlogtool.format.json;


import io.binlogtool.io.ByteSink;
import io.binlogtool.row.TableColumns;
import io.binlogtool.row.TableColumns.Column;
import io.binlogtool.value.charset.JavaReading;

/// What is the same in all rows of a table, ready to be copied.
///
/// @param columns the table's columns
/// @param read its columns with the character sets that their text is read in, which are Java's as with Maxwell
/// @param head `{"database":"…","table":"…"`
/// @param keys `,"name":` a column; null for columns that are left out
/// @param primaryKey the columns of the primary key that are shown
/// @param primaryKeyColumns `,"primary_key_columns":[…]`
record RowLayout(TableColumns columns, Column[] read, byte[] head, byte[][] keys, int[] primaryKey, byte[] primaryKeyColumns) {

    static RowLayout of(TableColumns columns, MaxwellOptions options) {
        ByteSink head = new ByteSink();
        head.ascii("{\"database\":");
        JsonText.string(head, columns.map().database());
        head.ascii(",\"table\":");
        JsonText.string(head, columns.map().table());
        byte[][] keys = new byte[columns.count()][];
        for (int c = 0; c < keys.length; c++) {
            String name = columns.column(c).name();
            if (!options.excludes(name)) {
                keys[c] = key(options.shown(name));
            }
        }
        int[] primaryKey = columns.primaryKey().stream().mapToInt(Integer::intValue).filter(c -> keys[c] != null).toArray();
        return new RowLayout(columns, read(columns), head.toByteArray(), keys, primaryKey, primaryKeyColumns(columns, primaryKey, options));
    }

    private static Column[] read(TableColumns columns) {
        Column[] read = new Column[columns.count()];
        for (int c = 0; c < read.length; c++) {
            Column column = columns.column(c);
            read[c] = column.charset() == null ? column : column.in(JavaReading.of(column.charset()));
        }
        return read;
    }

    private static byte[] key(String name) {
        ByteSink key = new ByteSink();
        key.put(',');
        JsonText.string(key, name);
        key.put(':');
        return key.toByteArray();
    }

    private static byte[] primaryKeyColumns(TableColumns columns, int[] primaryKey, MaxwellOptions options) {
        ByteSink names = new ByteSink();
        names.put(key(options.shown("primary_key_columns")));
        names.put('[');
        for (int i = 0; i < primaryKey.length; i++) {
            if (i > 0) {
                names.put(',');
            }
            JsonText.string(names, columns.column(primaryKey[i]).name());
        }
        names.put(']');
        return names.toByteArray();
    }
}
