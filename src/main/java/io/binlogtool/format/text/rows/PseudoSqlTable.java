package io.binlogtool.format.text.rows;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.schema.TableMap;

/// The parts of pseudo-SQL that are the same for every row of a table.
///
/// @param map what the table is
/// @param insert `### INSERT INTO …` and `### SET`
/// @param delete `### DELETE FROM …` and `### WHERE`
/// @param update `### UPDATE …` and `### WHERE`
/// @param columns one for each column
record PseudoSqlTable(TableMap map, Fragment insert, Fragment delete, Fragment update, ColumnText[] columns) {

    static PseudoSqlTable of(TableMap map, boolean withTypes) {
        return new PseudoSqlTable(map, heading("### INSERT INTO ", map, "### SET\n"), heading("### DELETE FROM ", map, "### WHERE\n"),
                heading("### UPDATE ", map, "### WHERE\n"), ColumnText.of(map, withTypes));
    }

    /// The first line alone of what stands in front of a row.
    Fragment line(RowsEvent.Kind kind) {
        return switch (kind) {
            case WRITE -> heading("### INSERT INTO ", map, "");
            case DELETE -> heading("### DELETE FROM ", map, "");
            case UPDATE, PARTIAL_UPDATE -> heading("### UPDATE ", map, "");
        };
    }

    private static Fragment heading(String verb, TableMap map, String end) {
        ByteSink text = new ByteSink();
        text.ascii(verb);
        SqlText.identifier(text, map.databaseBytes());
        text.put('.');
        SqlText.identifier(text, map.tableBytes());
        text.put('\n');
        text.ascii(end);
        return Fragment.of(text);
    }
}
