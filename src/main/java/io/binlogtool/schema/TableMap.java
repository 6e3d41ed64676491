package io.binlogtool.schema;

import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// A TABLE_MAP compiled into what reading rows needs: per column its type, metadata, and how to find its value's end. It holds no view of
/// the log, so it outlives its event; see [TableMaps], which reuses it as long as the same bytes recur. The table's id is not a part of it.
///
/// Columns count from 0.
public final class TableMap {

    /// How a column's size is told, for [#sizing(int)]: a fixed number of bytes …
    public static final int FIXED = 0;
    /// … or a length of as many bytes as the number says, in front of the value (1 to 4).
    public static final int MAX_LENGTH_PREFIX = 4;

    private static final int BITS_PER_BYTE = 8;
    /// 8.0.0.
    private static final int FIRST_WITH_AXIS_ORDER = 0x080000;

    private final int flags;
    private final String database;
    private final String table;
    private final ColumnType[] types;
    private final int[] typeCodes;
    private final int[] metadata;
    private final byte[] sizing;
    private final int[] fixedSize;
    private final byte[] nullable;
    private final int jsonColumns;
    private final boolean knowsAxisOrder;
    private final byte[] optionalBytes;
    private final byte[] databaseBytes;
    private final byte[] tableBytes;
    /// Why the table's rows cannot be read; null if they can.
    private String damage;
    private OptionalMetadata optional;

    private TableMap(TableMapEvent event, Bytes bytes) {
        this.knowsAxisOrder = knowsAxisOrder(event);
        this.flags = event.flags();
        this.database = event.database();
        this.table = event.table();
        this.databaseBytes = event.databaseBytes();
        this.tableBytes = event.tableBytes();
        ByteCursor in = new ByteCursor(bytes, event.columnCountAt(), bytes.size());
        int count = in.lenencLength();
        this.types = new ColumnType[count];
        this.typeCodes = new int[count];
        this.metadata = new int[count];
        this.sizing = new byte[count];
        this.fixedSize = new int[count];
        for (int c = 0; c < count; c++) {
            typeCodes[c] = in.u8();
            types[c] = ColumnType.of(typeCodes[c]);
        }
        int json = 0;
        if (in.hasRemaining()) {
            int length = in.lenencLength();
            long start = in.at();
            in.skip(length);
            readMetadata(new ByteCursor(bytes, start, start + length));
            for (ColumnType type : types) {
                json += type == ColumnType.JSON ? 1 : 0;
            }
            this.nullable = in.array((count + BITS_PER_BYTE - 1) / BITS_PER_BYTE);
        } else {
            this.nullable = null;
        }
        this.jsonColumns = json;
        this.optionalBytes = in.rest();
        for (int c = 0; c < count; c++) {
            plan(c);
        }
    }

    /// Metadata that no column can have is not refused: the table's name is known all the same, see [#requireSound()].
    ///
    /// @throws MalformedBinlogException if the event's body is not a table map
    public static TableMap compile(TableMapEvent event) {
        return new TableMap(event, event.raw().bytes().slice(0, event.raw().bodyEnd()));
    }

    /// MySQL 8.0 was the first to have spatial reference systems, in which latitude may come first; to servers before it, and to MariaDB, an SRID means
    /// nothing.
    static boolean knowsAxisOrder(TableMapEvent event) {
        FormatDescription format = event.raw().format();
        return !format.isMariaDb() && (format.versionNumber() == 0 || format.versionNumber() >= FIRST_WITH_AXIS_ORDER);
    }

    private void readMetadata(ByteCursor in) {
        long length = in.remaining();
        for (int c = 0; c < types.length; c++) {
            if (types[c] == null) {
                // The size of this column's metadata is not known, so that of the columns after it cannot be found.
                return;
            }
            int size = types[c].metadataSize();
            if (size > in.remaining()) {
                damaged("column metadata of " + length + " bytes is too short");
                return;
            }
            switch (size) {
                case 1 -> metadata[c] = in.u8();
                case 2 -> readTwoBytes(c, in.u8(), in.u8());
                default -> metadata[c] = 0;
            }
        }
    }

    private void damaged(String how) {
        if (damage == null) {
            damage = how;
        }
    }

    private void readTwoBytes(int c, int first, int second) {
        switch (types[c]) {
            case STRING, ENUM, SET -> {
                metadata[c] = first << 8 | second;
                if (first == ColumnType.ENUM.code() || first == ColumnType.SET.code()) {
                    types[c] = ColumnType.of(first);
                }
            }
            case NEWDECIMAL -> metadata[c] = first << 8 | second;
            default -> metadata[c] = first | second << 8;
        }
    }

    /// Works out where values of column `c` end.
    private void plan(int c) {
        if (types[c] == null) {
            return;
        }
        int meta = metadata[c];
        switch (types[c]) {
            case TINY, YEAR -> fixedSize[c] = 1;
            case SHORT -> fixedSize[c] = 2;
            case INT24, DATE, TIME, NEWDATE -> fixedSize[c] = 3;
            case LONG, FLOAT, TIMESTAMP -> fixedSize[c] = 4;
            case LONGLONG, DOUBLE, DATETIME -> fixedSize[c] = 8;
            case NULL, DECIMAL -> fixedSize[c] = 0;
            case BIT -> {
                fixedSize[c] = (meta >> 8) + ((meta & 0xff) > 0 ? 1 : 0);
                if ((meta & 0xff) >= BITS_PER_BYTE || fixedSize[c] > Long.BYTES) {
                    damaged("column " + (c + 1) + ": BIT of " + (meta >> 8) + " bytes and " + (meta & 0xff) + " bits");
                }
            }
            case TIMESTAMP2 -> fixedSize[c] = 4 + fractionSize(c);
            case DATETIME2 -> fixedSize[c] = 5 + fractionSize(c);
            case TIME2 -> fixedSize[c] = 3 + fractionSize(c);
            case NEWDECIMAL -> fixedSize[c] = decimalSize(c, meta >> 8, meta & 0xff);
            case ENUM, SET -> {
                fixedSize[c] = meta & 0xff;
                if (fixedSize[c] > Long.BYTES) {
                    damaged("column " + (c + 1) + ": ENUM or SET of " + fixedSize[c] + " bytes");
                }
            }
            case STRING -> sizing[c] = (byte) (maxStringLength(meta) > 255 ? 2 : 1);
            case VARCHAR, VAR_STRING, VARCHAR_COMPRESSED -> sizing[c] = (byte) (meta > 255 ? 2 : 1);
            case BLOB, JSON, GEOMETRY, VECTOR, BLOB_COMPRESSED -> {
                if (meta < 1 || meta > MAX_LENGTH_PREFIX) {
                    damaged("column " + (c + 1) + ": a length of " + meta + " bytes");
                }
                sizing[c] = (byte) meta;
            }
        }
    }

    private int fractionSize(int c) {
        if (metadata[c] > 6) {
            damaged("column " + (c + 1) + ": " + metadata[c] + " fractional digits");
        }
        return (metadata[c] + 1) / 2;
    }

    private static final int[] DECIMAL_LEFTOVER_SIZE = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private int decimalSize(int c, int precision, int scale) {
        int integer = precision - scale;
        if (integer < 0) {
            damaged("column " + (c + 1) + ": DECIMAL(" + precision + "," + scale + ")");
            return 0;
        }
        return integer / 9 * 4 + DECIMAL_LEFTOVER_SIZE[integer % 9] + scale / 9 * 4 + DECIMAL_LEFTOVER_SIZE[scale % 9];
    }

    /// Maximum length in bytes of a CHAR or BINARY column with this metadata: bits 8 and 9 of it hide, inverted, in the type byte.
    private static int maxStringLength(int metadata) {
        return (metadata & 0xff) + ((~(metadata >> 8) & 0x30) << 4);
    }

    /// Whether the server that wrote it showed the coordinates of a geometry in the order that its SRID asks for, not always as they are stored.
    public boolean knowsAxisOrder() {
        return knowsAxisOrder;
    }

    /// The table's flags, see [TableMapEvent].
    public int flags() {
        return flags;
    }

    public boolean hasGeneratedInvisiblePrimaryKey() {
        return (flags & TableMapEvent.FLAG_GENERATED_INVISIBLE_PRIMARY_KEY) != 0;
    }

    public String database() {
        return database;
    }

    public String table() {
        return table;
    }

    /// The bytes of the database's name, which are no UTF-8 if they are damaged.
    public byte[] databaseBytes() {
        return databaseBytes;
    }

    public byte[] tableBytes() {
        return tableBytes;
    }

    /// To be asked before rows are read.
    ///
    /// @throws MalformedBinlogException if the columns' metadata is damaged
    public void requireSound() {
        if (damage != null) {
            throw new MalformedBinlogException(0, damage);
        }
    }

    public int columnCount() {
        return types.length;
    }

    /// The type of column `c`; null if its type byte is not known (see [#typeCode(int)]), which ends what can be read of a row.
    public ColumnType type(int c) {
        return types[c];
    }

    /// The type byte of column `c` in the table map.
    public int typeCode(int c) {
        return typeCodes[c];
    }

    /// The column's metadata as one number, as mysqlbinlog's `meta=` shows it (values.md §2): `b0·256 + b1` for STRING, ENUM, SET and
    /// NEWDECIMAL, `b0 + b1·256` for VARCHAR and BIT, else the byte itself.
    public int metadata(int c) {
        return metadata[c];
    }

    /// [#FIXED], or the number of bytes of the length in front of each value, 1 to [#MAX_LENGTH_PREFIX].
    public int sizing(int c) {
        return sizing[c];
    }

    /// The size in bytes of each value of a [#FIXED] column.
    public int fixedSize(int c) {
        return fixedSize[c];
    }

    /// Whether rows can be read at all: pre-release servers of 5.1 wrote no metadata.
    public boolean hasMetadata() {
        return nullable != null;
    }

    public boolean isNullable(int c) {
        return nullable != null && (nullable[c / BITS_PER_BYTE] >> c % BITS_PER_BYTE & 1) != 0;
    }

    /// How many columns are of type JSON.
    public int jsonColumns() {
        return jsonColumns;
    }

    /// Maximum length in bytes of a STRING, VARCHAR or VAR_STRING column.
    public int maxLength(int c) {
        return types[c] == ColumnType.STRING ? maxStringLength(metadata[c]) : metadata[c];
    }

    /// Bits of a BIT column, 1 to 64.
    public int bits(int c) {
        return (metadata[c] >> 8) * BITS_PER_BYTE + (metadata[c] & 0xff);
    }

    /// The metadata that 8.0.1 and later add (binlog_row_metadata), decoded at the first call.
    ///
    /// @throws MalformedBinlogException if it does not match the columns
    public OptionalMetadata optional() {
        if (optional == null) {
            optional = OptionalMetadata.decode(optionalBytes, this);
        }
        return optional;
    }
}
