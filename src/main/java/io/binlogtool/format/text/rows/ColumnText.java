package io.binlogtool.format.text.rows;

import io.binlogtool.io.Fragment;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.TableMap;

/// The parts of a column's pseudo-SQL line that are the same for every row.
///
/// @param prefix `###   @1=`
/// @param afterValue what ends the line; with `-vv` a comment on the type first
/// @param afterNull `NULL` and what ends the line
record ColumnText(Fragment prefix, Fragment afterValue, Fragment afterNull) {

    private static final Fragment NEWLINE = Fragment.of("\n");
    private static final Fragment NULL_LINE = Fragment.of("NULL\n");

    static ColumnText[] of(TableMap map, boolean withTypes) {
        ColumnText[] texts = new ColumnText[map.columnCount()];
        for (int c = 0; c < texts.length; c++) {
            Fragment prefix = Fragment.of("###   @" + (c + 1) + "=");
            texts[c] = withTypes ? new ColumnText(prefix, Fragment.of(comment(map, c, 0)), Fragment.of("NULL" + comment(map, c, 1)))
                    : new ColumnText(prefix, NEWLINE, NULL_LINE);
        }
        return texts;
    }

    private static String comment(TableMap map, int c, int isNull) {
        return " /* " + typeName(map, c) + " meta=" + map.metadata(c) + " nullable=" + (map.isNullable(c) ? 1 : 0)
                + " is_null=" + isNull + " */\n";
    }

    private static String typeName(TableMap map, int c) {
        ColumnType type = map.type(c);
        int meta = map.metadata(c);
        if (type == null) {
            return "type=" + map.typeCode(c);
        }
        return switch (type) {
            case TINY -> "TINYINT";
            case SHORT -> "SHORTINT";
            case INT24 -> "MEDIUMINT";
            case LONG -> "INT";
            case LONGLONG -> "LONGINT";
            case NEWDECIMAL -> "DECIMAL(" + (meta >> 8) + "," + (meta & 0xff) + ")";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case BIT -> "BIT(" + map.bits(c) + ")";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMP2 -> "TIMESTAMP(" + meta + ")";
            case DATETIME -> "DATETIME";
            case DATETIME2 -> "DATETIME(" + meta + ")";
            case TIME -> "TIME";
            case TIME2 -> "TIME(" + meta + ")";
            case DATE, NEWDATE -> "DATE";
            case YEAR -> "YEAR";
            case ENUM -> map.fixedSize(c) == 1 ? "ENUM(1 byte)" : "ENUM(2 bytes)";
            case SET -> "SET(" + map.fixedSize(c) + " bytes)";
            case STRING -> "STRING(" + map.maxLength(c) + ")";
            case VARCHAR, VAR_STRING, VARCHAR_COMPRESSED -> "VARSTRING(" + map.maxLength(c) + ")";
            case BLOB, BLOB_COMPRESSED -> blobName(meta);
            case VECTOR -> "VECTOR(" + map.optional().vectorDimensions(c) + ")";
            case JSON -> "JSON";
            case GEOMETRY -> "GEOMETRY";
            case DECIMAL, NULL -> type.name();
        };
    }

    private static String blobName(int lengthBytes) {
        return switch (lengthBytes) {
            case 1 -> "TINYBLOB/TINYTEXT";
            case 2 -> "BLOB/TEXT";
            case 3 -> "MEDIUMBLOB/MEDIUMTEXT";
            default -> "LONGBLOB/LONGTEXT";
        };
    }
}
