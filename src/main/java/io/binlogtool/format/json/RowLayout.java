package io.binlogtool.format.json;

import java.util.Arrays;

import io.binlogtool.format.JsonText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.row.TableColumns;

/// What is the same in all rows of a table, ready to be copied.
///
/// @param columns the table's columns
/// @param prepared its columns, ready for printing
/// @param head `{"database":"…","table":"…"`
/// @param keys `,"name":` a column; null for columns that are left out
/// @param firstKeys `"name":`, for the first column of a row
/// @param primaryKey the columns of the primary key that are shown
/// @param primaryKeyColumns `,"primary_key_columns":[…]`
record RowLayout(TableColumns columns, JsonColumn[] prepared, byte[] head, Fragment[] keys, Fragment[] firstKeys, int[] primaryKey, byte[] primaryKeyColumns) {

    static RowLayout of(TableColumns columns, MaxwellOptions options) {
        ByteSink head = new ByteSink();
        head.ascii("{\"database\":");
        JsonText.string(head, columns.map().database());
        head.ascii(",\"table\":");
        JsonText.string(head, columns.map().table());
        Fragment[] keys = new Fragment[columns.count()];
        Fragment[] firstKeys = new Fragment[columns.count()];
        for (int c = 0; c < keys.length; c++) {
            String name = columns.column(c).name();
            if (!options.excludes(name)) {
                byte[] key = key(options.shown(name));
                keys[c] = Fragment.of(key);
                firstKeys[c] = Fragment.of(Arrays.copyOfRange(key, 1, key.length));
            }
        }
        int[] primaryKey = columns.primaryKey().stream().mapToInt(Integer::intValue).filter(c -> keys[c] != null).toArray();
        return new RowLayout(columns, JsonColumn.asMaxwellReads(columns), head.toByteArray(), keys, firstKeys, primaryKey, primaryKeyColumns(columns, primaryKey, options));
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
