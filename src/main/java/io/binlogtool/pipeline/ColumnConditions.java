package io.binlogtool.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

import io.binlogtool.filter.ColumnValues;
import io.binlogtool.filter.TableFilter;
import io.binlogtool.format.json.JsonColumn;
import io.binlogtool.format.json.JsonValues;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.RowImage;
import io.binlogtool.row.TableColumns;
import io.binlogtool.row.TableColumns.Column;
import io.binlogtool.row.TableColumns.Content;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.value.LocalDatetimes;
import io.binlogtool.value.json.JsonStyle;

/// The filter language's rules about column values, on the rows of one table. Values are compared as JSON output prints them.
final class ColumnConditions implements RowFilter, ColumnValues {

    private final TableFilter filter;
    private final TableColumns columns;
    private final JsonColumn[] prepared;
    private final ByteSink text = new ByteSink();
    private final JsonValues values = new JsonValues(text, new LocalDatetimes(ZoneOffset.UTC), false, JsonStyle.MAXWELL);
    private RowImage data;
    /// Has what an update's partial image after it lacks, such as the key under binlog_row_image=MINIMAL.
    private RowImage before;

    ColumnConditions(TableFilter filter, TableColumns columns) {
        this.filter = filter;
        this.columns = columns;
        this.prepared = JsonColumn.of(columns);
    }

    /// What the conditions take the table's columns for.
    TableColumns columns() {
        return columns;
    }

    @Override
    public boolean includes(RowCursor rows) {
        data = rows.data();
        before = rows.first();
        return filter.includes(this);
    }

    @Override
    public boolean isPresent(String column) {
        int c = columns.indexOf(column);
        return c >= 0 && image(c).isPresent(c) && !image(c).isPartial(c);
    }

    private RowImage image(int c) {
        return data.isPresent(c) ? data : before;
    }

    @Override
    public String text(String name) {
        int c = columns.indexOf(name);
        Column column = columns.column(c);
        RowImage row = image(c);
        if (row.isNull(c)) {
            return null;
        }
        ColumnType type = row.map().type(c);
        if (column.content() == Content.TEXT && type != ColumnType.ENUM && type != ColumnType.SET) {
            return column.charset().decode(row.bytes(), row.start(c), row.length(c));
        }
        List<String> members = column.members();
        long number = type == ColumnType.ENUM || type == ColumnType.SET ? row.bytes().unsigned(row.start(c), row.length(c)) : 0;
        if (type == ColumnType.ENUM && number > 0 && number <= members.size()) {
            return members.get((int) number - 1);
        }
        if (type == ColumnType.SET && !members.isEmpty()) {
            return members.stream().filter(member -> (number >>> members.indexOf(member) & 1) != 0).toList().toString();
        }
        return printed(row, c, type);
    }

    /// What JSON output prints, without quotes.
    private String printed(RowImage row, int c, ColumnType type) {
        text.clear();
        values.write(row, c, prepared[c]);
        byte[] json = text.toByteArray();
        boolean isQuoted = type != ColumnType.JSON && json[0] == '"';
        String printed = new String(json, StandardCharsets.UTF_8);
        return isQuoted ? printed.substring(1, printed.length() - 1) : printed.equals("null") && type == ColumnType.ENUM ? null : printed;
    }
}
