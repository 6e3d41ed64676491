package io.binlogtool.format.json;

import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

import io.binlogtool.format.JsonText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.row.TableColumns;
import io.binlogtool.row.TableColumns.Column;
import io.binlogtool.row.TableColumns.Content;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.charset.JavaReading;
import io.binlogtool.value.charset.MysqlCharset;

/// A column made ready for [JsonValues]: what is worked out once for a table, not for each of its values.
public final class JsonColumn {

    final ColumnType type;
    final int metadata;
    /// Of BIT columns.
    final int bits;
    final boolean isUnsigned;
    /// What strings are; null if they are bytes.
    final MysqlCharset charset;
    /// Whether nobody tells what strings are, so that they are text only if they are valid UTF-8.
    final boolean isUnknown;
    /// How many bytes a string has: the log leaves out the zero bytes at the end of BINARY(n).
    final int paddedTo;
    /// The labels of ENUM and SET as JSON strings; empty if they are not known.
    final Fragment[] labels;
    /// Whether values of different bytes always print differently.
    final boolean isExact;

    /// Whether they do in a time zone that never puts its clocks back.
    final boolean isExactTimestamp;

    private JsonColumn(TableMap map, int c, Column column, UnaryOperator<MysqlCharset> reading) {
        this.type = map.type(c);
        this.metadata = map.metadata(c);
        this.bits = type == ColumnType.BIT ? map.bits(c) : 0;
        this.isUnsigned = column.isUnsigned();
        this.charset = column.charset() == null ? null : reading.apply(column.charset());
        this.isUnknown = column.content() == Content.UNKNOWN;
        this.paddedTo = type == ColumnType.STRING && column.content() == Content.BINARY ? map.maxLength(c) : 0;
        this.labels = column.members().stream().map(JsonColumn::label).toArray(Fragment[]::new);
        // An odd digit is stored as two.
        this.isExactTimestamp = type == ColumnType.TIMESTAMP2 && metadata % 2 == 0;
        this.isExact = type != null && isExact(type, column.members());
    }

    /// The columns of a table, text being what the server says it is.
    public static JsonColumn[] of(TableColumns columns) {
        return of(columns, UnaryOperator.identity());
    }

    /// The columns of a table, text being what Maxwell makes of it; see [JavaReading].
    static JsonColumn[] asMaxwellReads(TableColumns columns) {
        return of(columns, JavaReading::of);
    }

    private static JsonColumn[] of(TableColumns columns, UnaryOperator<MysqlCharset> reading) {
        JsonColumn[] prepared = new JsonColumn[columns.count()];
        for (int c = 0; c < prepared.length; c++) {
            prepared[c] = new JsonColumn(columns.map(), c, columns.column(c), reading);
        }
        return prepared;
    }

    private static Fragment label(String member) {
        ByteSink json = new ByteSink();
        JsonText.string(json, member);
        return Fragment.of(json);
    }

    private static boolean isExact(ColumnType type, List<String> members) {
        return switch (type) {
            case TINY, SHORT, INT24, LONG, LONGLONG, NEWDECIMAL, YEAR, BIT -> true;
            case ENUM -> new HashSet<>(members).size() == members.size();
            case DECIMAL, FLOAT, DOUBLE, NULL, TIMESTAMP, DATE, TIME, DATETIME, NEWDATE, VARCHAR, TIMESTAMP2, DATETIME2, TIME2,
                BLOB_COMPRESSED, VARCHAR_COMPRESSED, VECTOR, JSON, SET, BLOB, VAR_STRING, STRING, GEOMETRY -> false;
        };
    }
}
