package io.binlogtool.format.sql;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.row.TableColumns;
import io.binlogtool.row.TableColumns.Column;
import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.KeyDefinition;
import io.binlogtool.schema.OptionalMetadata;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.value.charset.MysqlCharset;

/// Makes a [SqlTable] of what log and schema tell of a table, as long as they leave nothing open: a name, a sign or a character set that is
/// guessed would be a wrong value.
final class SqlTableCompiler {

    private final TableColumns table;
    private final TableMap map;

    SqlTableCompiler(TableColumns table) {
        this.table = table;
        this.map = table.map();
    }

    /// @throws UncertainTableException if a name, a sign or a character set is not known
    SqlTable compile() {
        if (table.whyUnnamed() != null) {
            throw uncertain(table.whyUnnamed() + " (with binlog_row_metadata=FULL a log needs no schema)");
        }
        List<SqlColumn> columns = new ArrayList<>();
        for (int c = 0; c < map.columnCount(); c++) {
            columns.add(column(c));
        }
        return new SqlTable(map, columns, key(), computes());
    }

    private boolean computes() {
        return table.definition() != null && (table.definition().columns().stream().anyMatch(ColumnDefinition::isGenerated)
                || table.definition().keys().stream().flatMap(key -> key.parts().stream()).anyMatch(part -> part.column() == null));
    }

    private SqlColumn column(int c) {
        Column column = table.column(c);
        if (map.type(c) == null) {
            throw uncertain("column `" + column.name() + "` is of a type that is not known (" + map.typeCode(c) + ")");
        }
        if (column.definition() != null && column.definition().generation() == Generation.SYSTEM_TIME) {
            throw uncertain("it is system-versioned, and its history cannot be told from its rows");
        }
        boolean generated = column.definition() != null && column.definition().isGenerated();
        return SqlColumn.of(column.name(), form(c, column), generated, column.charset(), members(c, column), width(c));
    }

    private ValueForm form(int c, Column column) {
        return switch (map.type(c)) {
            case TINY -> isUnsigned(c, column) ? ValueForm.TINY_UNSIGNED : ValueForm.TINY_SIGNED;
            case SHORT -> isUnsigned(c, column) ? ValueForm.SHORT_UNSIGNED : ValueForm.SHORT_SIGNED;
            case INT24 -> isUnsigned(c, column) ? ValueForm.INT24_UNSIGNED : ValueForm.INT24_SIGNED;
            case LONG -> isUnsigned(c, column) ? ValueForm.LONG_UNSIGNED : ValueForm.LONG_SIGNED;
            case LONGLONG -> isUnsigned(c, column) ? ValueForm.LONGLONG_UNSIGNED : ValueForm.LONGLONG_SIGNED;
            case FLOAT -> ValueForm.FLOAT;
            case DOUBLE -> ValueForm.DOUBLE;
            case NEWDECIMAL -> ValueForm.DECIMAL;
            case YEAR -> ValueForm.YEAR;
            case BIT -> ValueForm.BIT;
            case ENUM -> ValueForm.ENUM;
            case SET -> ValueForm.SET;
            case DATE, NEWDATE -> ValueForm.DATE;
            case TIME -> ValueForm.OLD_TIME;
            case DATETIME -> ValueForm.OLD_DATETIME;
            case TIMESTAMP -> ValueForm.OLD_TIMESTAMP;
            case TIME2 -> ValueForm.TIME;
            case DATETIME2 -> ValueForm.DATETIME;
            case TIMESTAMP2 -> ValueForm.TIMESTAMP;
            case STRING -> stringForm(column, ValueForm.PADDED_BYTES);
            case VARCHAR, VAR_STRING, BLOB -> stringForm(column, ValueForm.BYTES);
            case GEOMETRY -> ValueForm.BYTES;
            case VECTOR -> ValueForm.VECTOR;
            case JSON -> ValueForm.JSON;
            case DECIMAL, NULL, BLOB_COMPRESSED, VARCHAR_COMPRESSED ->
                throw uncertain("values of type " + map.type(c) + " (column `" + column.name() + "`) cannot be written");
        };
    }

    private int width(int c) {
        return switch (map.type(c)) {
            case NEWDECIMAL, TIME2, DATETIME2, TIMESTAMP2 -> map.metadata(c);
            case BIT -> map.bits(c);
            case STRING -> map.maxLength(c);
            case TINY, SHORT, INT24, LONG, LONGLONG, FLOAT, DOUBLE, YEAR, ENUM, SET, DATE, NEWDATE, TIME, DATETIME, TIMESTAMP, VARCHAR,
                VAR_STRING, BLOB, GEOMETRY, VECTOR, JSON, DECIMAL, NULL, BLOB_COMPRESSED, VARCHAR_COMPRESSED -> 0;
        };
    }

    private boolean isUnsigned(int c, Column column) {
        boolean isGeneratedKey = c == 0 && map.hasGeneratedInvisiblePrimaryKey();
        if (!map.optional().isSignednessKnown() && column.definition() == null && !isGeneratedKey) {
            throw uncertain("nothing tells whether column `" + column.name() + "` is unsigned; --schema can");
        }
        return column.isUnsigned();
    }

    private ValueForm stringForm(Column column, ValueForm ofBytes) {
        return switch (column.content()) {
            case BINARY -> ofBytes;
            case TEXT -> textForm(column);
            case UNKNOWN -> throw uncertain("nothing tells the character set of column `" + column.name() + "`; --schema can");
        };
    }

    private ValueForm textForm(Column column) {
        MysqlCharset charset = column.charset();
        if (charset == null) {
            throw uncertain("the character set of column `" + column.name() + "` is not known");
        }
        return switch (charset.name()) {
            case "utf8mb4", "utf8mb3" -> ValueForm.UTF8_TEXT;
            default -> SqlColumn.keepsAscii(charset) ? ValueForm.ASCII_TEXT : ValueForm.INTRODUCED_TEXT;
        };
    }

    /// What the members of an ENUM or SET column can be called; null if numbers are to be written, and for other types.
    private byte[][] members(int c, Column column) {
        boolean isSet = map.type(c) == ColumnType.SET;
        return column.members().isEmpty() || !isSet && map.type(c) != ColumnType.ENUM ? null : SqlColumn.nameable(column.members(), isSet);
    }

    /// The columns that tell a row from all others: the primary key, else a unique key of whole NOT NULL columns; null if there is neither. The log's
    /// comes first, because a minimal image has those columns.
    private int[] key() {
        if (!map.optional().primaryKey().isEmpty()) {
            return map.optional().primaryKey().stream().mapToInt(OptionalMetadata.KeyPart::column).toArray();
        }
        if (!table.primaryKey().isEmpty()) {
            return table.primaryKey().stream().mapToInt(Integer::intValue).toArray();
        }
        if (table.definition() != null) {
            for (KeyDefinition unique : table.definition().uniqueKeys()) {
                int[] columns = unique.coversWholeColumns() ? unique.columns().stream().mapToInt(this::indexOf).toArray() : new int[] {-1};
                if (isUsable(columns)) {
                    return columns;
                }
            }
        }
        return null;
    }

    private int indexOf(String name) {
        for (int c = 0; c < table.count(); c++) {
            if (table.column(c).name().equalsIgnoreCase(name)) {
                return c;
            }
        }
        return -1;
    }

    /// What is NOT NULL, the log knows best.
    private boolean isUsable(int[] columns) {
        for (int c : columns) {
            if (c < 0 || map.isNullable(c)) {
                return false;
            }
        }
        return true;
    }

    private UncertainTableException uncertain(String reason) {
        return new UncertainTableException(map.database(), map.table(), reason);
    }
}
