package io.binlogtool.schema;

/// The column types of a TABLE_MAP, under MySQL's internal names (values.md §2 of the format). ENUM and SET are resolved:
/// in the log they hide behind STRING.
public enum ColumnType {
    DECIMAL(0, 0),
    TINY(1, 0),
    SHORT(2, 0),
    LONG(3, 0),
    FLOAT(4, 1),
    DOUBLE(5, 1),
    NULL(6, 0),
    /// Seconds only; before 5.6.4.
    TIMESTAMP(7, 0),
    LONGLONG(8, 0),
    INT24(9, 0),
    DATE(10, 0),
    /// Decimal HHMMSS; before 5.6.4.
    TIME(11, 0),
    /// Decimal YYYYMMDDhhmmss; before 5.6.4.
    DATETIME(12, 0),
    YEAR(13, 0),
    NEWDATE(14, 0),
    VARCHAR(15, 2),
    BIT(16, 2),
    TIMESTAMP2(17, 1),
    DATETIME2(18, 1),
    TIME2(19, 1),
    /// MariaDB: BLOB or TEXT whose values are compressed.
    BLOB_COMPRESSED(140, 1),
    /// MariaDB: VARCHAR whose values are compressed.
    VARCHAR_COMPRESSED(141, 2),
    VECTOR(242, 1),
    JSON(245, 1),
    NEWDECIMAL(246, 2),
    ENUM(247, 2),
    SET(248, 2),
    BLOB(252, 1),
    VAR_STRING(253, 2),
    STRING(254, 2),
    GEOMETRY(255, 1);

    private static final ColumnType[] BY_CODE = byCode();

    private final int code;
    private final int metadataSize;

    ColumnType(int code, int metadataSize) {
        this.code = code;
        this.metadataSize = metadataSize;
    }

    /// The type with this byte in the table map, or null if there is none.
    static ColumnType of(int code) {
        return BY_CODE[code];
    }

    public int code() {
        return code;
    }

    /// Bytes of metadata in the table map.
    int metadataSize() {
        return metadataSize;
    }

    /// Whether SIGNEDNESS has a bit for columns of this type.
    public boolean isNumeric() {
        return switch (this) {
            case DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, LONGLONG, INT24, YEAR, NEWDECIMAL -> true;
            case NULL, TIMESTAMP, DATE, TIME, DATETIME, NEWDATE, VARCHAR, BIT, TIMESTAMP2, DATETIME2, TIME2, BLOB_COMPRESSED,
                VARCHAR_COMPRESSED, VECTOR, JSON, ENUM, SET, BLOB, VAR_STRING, STRING, GEOMETRY -> false;
        };
    }

    /// Whether DEFAULT_CHARSET and COLUMN_CHARSET count columns of this type.
    public boolean isCharacter() {
        return switch (this) {
            case VARCHAR, BLOB, VAR_STRING, STRING, VECTOR, BLOB_COMPRESSED, VARCHAR_COMPRESSED -> true;
            case DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, NULL, TIMESTAMP, LONGLONG, INT24, DATE, TIME, DATETIME, YEAR, NEWDATE, BIT,
                TIMESTAMP2, DATETIME2, TIME2, JSON, NEWDECIMAL, ENUM, SET, GEOMETRY -> false;
        };
    }

    private static ColumnType[] byCode() {
        ColumnType[] types = new ColumnType[256];
        for (ColumnType type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
