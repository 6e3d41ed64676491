package io.binlogtool.format.text.rows;

import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.schema.TableMap;

/// The parts of pseudo-SQL that are the same for every row of a table.
///
/// @param insert `### INSERT INTO …` and `### SET`
/// @param delete `### DELETE FROM …` and `### WHERE`
/// @param update `### UPDATE …` and `### WHERE`
/// @param columns one for each column
record TableText(Fragment insert, Fragment delete, Fragment update, ColumnText[] columns) {

    static TableText of(TableMap map, boolean withTypes) {
        return new TableText(heading("### INSERT INTO ", map, "\n### SET\n"), heading("### DELETE FROM ", map, "\n### WHERE\n"),
                heading("### UPDATE ", map, "\n### WHERE\n"), ColumnText.of(map, withTypes));
    }

    private static Fragment heading(String verb, TableMap map, String end) {
        ByteSink text = new ByteSink();
        text.ascii(verb);
        SqlText.identifier(text, map.database());
        text.put('.');
        SqlText.identifier(text, map.table());
        text.ascii(end);
        return Fragment.of(text);
    }
}
