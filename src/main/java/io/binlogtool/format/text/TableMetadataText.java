package io.binlogtool.format.text;

import java.util.List;

import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.OptionalMetadata;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.charset.Collation;

/// `--print-table-metadata`: a table map's columns and primary key, as far as the log tells.
final class TableMetadataText {

    private static final int BINARY = 63;
    private static final String GENERATED_KEY = "my_row_id";
    private static final String[] GEOMETRY_TYPES = {
        "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMCOLLECTION"
    };

    private TableMetadataText() {
    }

    static void write(ByteSink out, TableMap map) {
        OptionalMetadata metadata = map.optional();
        out.ascii("# Columns(");
        for (int c = 0; c < map.columnCount(); c++) {
            writeColumn(out, map, metadata, c);
        }
        out.ascii(")\n");
        writePrimaryKey(out, map, metadata);
    }

    private static void writeColumn(ByteSink out, TableMap map, OptionalMetadata metadata, int c) {
        boolean isGeneratedKey = c == 0 && map.hasGeneratedInvisiblePrimaryKey();
        if (metadata.name(c).isPresent()) {
            writeName(out, metadata.nameBytes(c));
            out.put(' ');
        } else if (isGeneratedKey) {
            SqlText.identifier(out, GENERATED_KEY);
            out.put(' ');
        }
        if (!writeType(out, map, metadata, c)) {
            return;
        }
        ColumnType type = map.type(c);
        if (type.isNumeric() && type != ColumnType.YEAR && metadata.isUnsigned(c)) {
            out.ascii(" UNSIGNED");
        }
        if (!map.isNullable(c)) {
            out.ascii(" NOT NULL");
        }
        List<byte[]> members = metadata.members(c);
        if (!members.isEmpty()) {
            writeMembers(out, members);
        }
        writeCharset(out, type, metadata.collation(c));
        if (isGeneratedKey || metadata.isInvisible(c)) {
            out.ascii(" INVISIBLE");
        }
        if (isGeneratedKey) {
            out.ascii(" AUTO_INCREMENT");
        }
        if (c < map.columnCount() - 1) {
            out.ascii(",\n#         ");
        }
    }

    private static void writeName(ByteSink out, byte[] name) {
        out.put('`');
        for (byte b : name) {
            if (b == '`') {
                out.ascii("``");
            } else {
                SqlText.escaped(out, new byte[] {b});
            }
        }
        out.put('`');
    }

    private static void writeMembers(ByteSink out, List<byte[]> members) {
        out.put('(');
        String separator = "'";
        for (byte[] member : members) {
            out.ascii(separator);
            SqlText.escaped(out, member);
            separator = "', '";
        }
        out.ascii("')");
    }

    private static void writeCharset(ByteSink out, ColumnType type, int collationId) {
        boolean isMemberType = type == ColumnType.ENUM || type == ColumnType.SET;
        if (!isMemberType && (!type.isCharacter() || type == ColumnType.VECTOR || collationId == BINARY)) {
            return;
        }
        Collation collation = collationId < 0 ? null : Collation.byId(collationId).orElse(null);
        if (collation != null) {
            out.ascii(" CHARSET ");
            out.ascii(collation.charset());
            out.ascii(" COLLATE ");
            out.ascii(collation.name());
        }
    }

    /// @return false if the type is not known to mysqlbinlog, which then writes nothing more of the column
    private static boolean writeType(ByteSink out, TableMap map, OptionalMetadata metadata, int c) {
        ColumnType type = map.type(c);
        if (type == null) {
            return writeUnknown(out, map.typeCode(c));
        }
        switch (type) {
            case TINY -> out.ascii("TINYINT");
            case SHORT -> out.ascii("SMALLINT");
            case INT24 -> out.ascii("MEDIUMINT");
            case LONG -> out.ascii("INT");
            case LONGLONG -> out.ascii("BIGINT");
            case FLOAT -> out.ascii("FLOAT");
            case DOUBLE -> out.ascii("DOUBLE");
            case DATE -> out.ascii("DATE");
            case YEAR -> out.ascii("YEAR");
            case NEWDECIMAL -> writeDecimal(out, map.metadata(c));
            case BIT -> writeLength(out, "BIT", map.bits(c));
            case TIME2 -> writeFraction(out, "TIME", map.metadata(c));
            case DATETIME2 -> writeFraction(out, "DATETIME", map.metadata(c));
            case TIMESTAMP2 -> writeFraction(out, "TIMESTAMP", map.metadata(c));
            case ENUM -> out.ascii("ENUM");
            case SET -> out.ascii("SET");
            case STRING -> writeString(out, "CHAR", "BINARY", map.maxLength(c), metadata.collation(c));
            case VARCHAR, VAR_STRING -> writeString(out, "VARCHAR", "VARBINARY", map.maxLength(c), metadata.collation(c));
            case BLOB -> writeBlob(out, map.metadata(c), metadata.collation(c));
            case JSON -> out.ascii("JSON");
            case VECTOR -> writeLength(out, "VECTOR", metadata.vectorDimensions(c));
            case GEOMETRY -> {
                int subtype = metadata.geometryType(c);
                out.ascii(subtype < GEOMETRY_TYPES.length ? GEOMETRY_TYPES[subtype] : GEOMETRY_TYPES[0]);
            }
            case DECIMAL, NULL, TIMESTAMP, TIME, DATETIME, NEWDATE, BLOB_COMPRESSED, VARCHAR_COMPRESSED -> {
                return writeUnknown(out, map.typeCode(c));
            }
        }
        return true;
    }

    private static boolean writeUnknown(ByteSink out, int typeCode) {
        writeLength(out, "INVALID_TYPE", typeCode);
        return false;
    }

    private static void writeLength(ByteSink out, String name, int length) {
        out.ascii(name);
        out.put('(');
        out.decimal(length);
        out.put(')');
    }

    private static void writeDecimal(ByteSink out, int metadata) {
        out.ascii("DECIMAL(");
        out.decimal(metadata >> 8);
        out.put(',');
        out.decimal(metadata & 0xff);
        out.put(')');
    }

    private static void writeFraction(ByteSink out, String name, int digits) {
        if (digits > 0) {
            writeLength(out, name, digits);
        } else {
            out.ascii(name);
        }
    }

    private static void writeString(ByteSink out, String text, String binary, int bytes, int collationId) {
        Collation collation = collationId < 0 || collationId == BINARY ? null : Collation.byId(collationId).orElse(null);
        writeLength(out, collation == null ? binary : text, bytes / (collation == null ? 1 : collation.maxBytesPerCharacter()));
    }

    private static void writeBlob(ByteSink out, int lengthBytes, int collationId) {
        String prefix = switch (lengthBytes) {
            case 1 -> "TINY";
            case 3 -> "MEDIUM";
            case 4 -> "LONG";
            default -> "";
        };
        out.ascii(prefix);
        boolean isText = collationId >= 0 && collationId != BINARY && Collation.byId(collationId).isPresent();
        out.ascii(isText ? "TEXT" : "BLOB");
    }

    private static void writePrimaryKey(ByteSink out, TableMap map, OptionalMetadata metadata) {
        if (map.hasGeneratedInvisiblePrimaryKey()) {
            out.ascii("# Primary Key(" + GENERATED_KEY + ")\n");
            return;
        }
        if (metadata.primaryKey().isEmpty()) {
            return;
        }
        out.ascii("# Primary Key(");
        String separator = "";
        for (OptionalMetadata.KeyPart part : metadata.primaryKey()) {
            out.ascii(separator);
            separator = ", ";
            if (metadata.name(part.column()).isPresent()) {
                out.put(metadata.nameBytes(part.column()));
            } else {
                out.decimal(part.column());
            }
            if (part.prefix() > 0) {
                writeLength(out, "", part.prefix());
            }
        }
        out.ascii(")\n");
    }
}
