package io.binlogtool.row;

import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.TableMap;

/// How a table's definition lies over its table map: nowhere if the two are not of the same table as it was at that time.
///
/// @param definition null if it does not fit
/// @param shift columns of the map in front of the definition's first one
/// @param columns columns of the map
/// @param misfit why it does not fit
record SchemaFit(TableDefinition definition, int shift, int columns, String misfit) {

    static SchemaFit of(TableMap map, TableDefinition definition) {
        int columns = map.columnCount();
        if (definition == null) {
            return new SchemaFit(null, 0, columns, "the schema does not have it");
        }
        int defined = definition.columns().size();
        boolean keyLeftOut = columns == defined + 1 && map.hasGeneratedInvisiblePrimaryKey();
        boolean hiddenColumn = columns == defined + 1 && definition.primaryKey().isEmpty() && map.type(defined) == ColumnType.LONGLONG;
        if (columns != defined && !keyLeftOut && !hiddenColumn) {
            return new SchemaFit(null, 0, columns, defined + " columns, where the log has " + columns);
        }
        int shift = keyLeftOut ? 1 : 0;
        for (int c = 0; c < defined; c++) {
            ColumnDefinition column = definition.columns().get(c);
            if (!holds(column.type(), map.type(c + shift))) {
                return new SchemaFit(null, 0, columns, "column `" + column.name() + "` is of another type");
            }
        }
        return new SchemaFit(definition, shift, columns, null);
    }

    /// Whether a column of this SQL type can be of that type in the log; of types that are not known, any.
    private static boolean holds(String sqlType, ColumnType type) {
        if (type == null) {
            return true;
        }
        return switch (sqlType) {
            case "tinyint" -> type == ColumnType.TINY;
            case "smallint" -> type == ColumnType.SHORT;
            case "mediumint" -> type == ColumnType.INT24;
            case "int" -> type == ColumnType.LONG;
            case "bigint" -> type == ColumnType.LONGLONG;
            case "decimal" -> type == ColumnType.NEWDECIMAL || type == ColumnType.DECIMAL;
            case "float", "double" -> type == ColumnType.FLOAT || type == ColumnType.DOUBLE;
            case "bit" -> type == ColumnType.BIT;
            case "year" -> type == ColumnType.YEAR;
            case "date" -> type == ColumnType.DATE || type == ColumnType.NEWDATE;
            case "time" -> type == ColumnType.TIME || type == ColumnType.TIME2;
            case "datetime" -> type == ColumnType.DATETIME || type == ColumnType.DATETIME2;
            case "timestamp" -> type == ColumnType.TIMESTAMP || type == ColumnType.TIMESTAMP2;
            case "enum" -> type == ColumnType.ENUM;
            case "set" -> type == ColumnType.SET;
            case "json" -> type == ColumnType.JSON || type == ColumnType.BLOB;
            case "char", "binary", "varchar", "varbinary", "tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob",
                "longblob" -> isString(type);
            default -> true;
        };
    }

    private static boolean isString(ColumnType type) {
        return switch (type) {
            case STRING, VAR_STRING, VARCHAR, BLOB, BLOB_COMPRESSED, VARCHAR_COMPRESSED -> true;
            case DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, NULL, TIMESTAMP, LONGLONG, INT24, DATE, TIME, DATETIME, YEAR, NEWDATE, BIT,
                TIMESTAMP2, DATETIME2, TIME2, VECTOR, JSON, NEWDECIMAL, ENUM, SET, GEOMETRY -> false;
        };
    }

    /// Whether every column of the map has a name.
    boolean namesAll() {
        return definition != null && (shift == 1 || definition.columns().size() == columns);
    }

    /// What the schema says about a column of the map; null for nothing.
    ColumnDefinition column(int c) {
        int defined = c - shift;
        return definition == null || defined < 0 || defined >= definition.columns().size() ? null : definition.columns().get(defined);
    }

    /// What the schema says about a column of that name; null for nothing.
    ColumnDefinition column(String name) {
        return definition == null ? null : definition.column(name).orElse(null);
    }
}
