package io.binlogtool.format.sql;

import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.TableMap;

/// Whether a column of the schema can be the one that a table map describes: what keeps a schema of another day from lending its names.
final class SchemaTypes {

    private SchemaTypes() {
    }

    static boolean fit(TableMap map, int c, ColumnDefinition column) {
        String type = column.type();
        return switch (map.type(c)) {
            case TINY -> is(type, "tinyint", "bool", "boolean");
            case SHORT -> is(type, "smallint");
            case INT24 -> is(type, "mediumint");
            case LONG -> is(type, "int", "integer");
            case LONGLONG -> is(type, "bigint");
            case FLOAT -> is(type, "float");
            case DOUBLE -> is(type, "double", "real");
            case DECIMAL, NEWDECIMAL -> is(type, "decimal", "numeric");
            case YEAR -> is(type, "year");
            case BIT -> is(type, "bit");
            case ENUM -> is(type, "enum");
            case SET -> is(type, "set");
            case DATE, NEWDATE -> is(type, "date");
            case TIME, TIME2 -> is(type, "time");
            case DATETIME, DATETIME2 -> is(type, "datetime");
            case TIMESTAMP, TIMESTAMP2 -> is(type, "timestamp");
            case STRING -> is(type, "char", "binary", "uuid", "inet4", "inet6");
            case VARCHAR, VAR_STRING -> is(type, "varchar", "varbinary", "vector");
            case BLOB -> type.endsWith("blob") || type.endsWith("text") || type.equals("json");
            case GEOMETRY -> is(type, "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
                    "geometrycollection", "geomcollection");
            case VECTOR -> is(type, "vector");
            case JSON -> is(type, "json");
            case NULL -> false;
            case BLOB_COMPRESSED, VARCHAR_COMPRESSED -> true;
        };
    }

    private static boolean is(String type, String... names) {
        for (String name : names) {
            if (type.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
