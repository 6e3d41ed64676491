package io.binlogtool.format.sql;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.io.Bytes;
import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.KeyDefinition;
import io.binlogtool.schema.OptionalMetadata;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.charset.Collation;
import io.binlogtool.value.charset.MysqlCharset;

/// Puts together what the log and the schema say of a table. The log's own metadata comes first; what it does not tell (names with
/// binlog_row_metadata=MINIMAL, generated columns, unique keys) comes from the table's definition, if that fits the log.
final class SqlTableCompiler {

    private static final String GENERATED_KEY = "my_row_id";

    private final TableMap map;
    private final OptionalMetadata metadata;
    /// Null if there is none that fits.
    private final TableDefinition definition;

    /// @param definition null if none is known
    SqlTableCompiler(TableMap map, TableDefinition definition) {
        this.map = map;
        this.metadata = map.optional();
        this.definition = fitting(definition);
    }

    /// @throws UncertainTableException if a name, a sign or a character set is not known
    SqlTable compile() {
        List<SqlColumn> columns = new ArrayList<>();
        for (int c = 0; c < map.columnCount(); c++) {
            columns.add(column(c));
        }
        return new SqlTable(map, columns, key(columns));
    }

    private TableDefinition fitting(TableDefinition candidate) {
        if (candidate == null) {
            return null;
        }
        List<ColumnDefinition> columns = candidate.columns();
        if (columns.size() != map.columnCount()) {
            return unfit("the log has " + map.columnCount() + " columns, the schema " + columns.size());
        }
        for (int c = 0; c < columns.size(); c++) {
            ColumnDefinition column = columns.get(c);
            if (metadata.hasNames() && !metadata.name(c).orElseThrow().equalsIgnoreCase(column.name())) {
                return unfit("the log names column " + (c + 1) + " `" + metadata.name(c).orElseThrow() + "`, the schema `" + column.name() + "`");
            }
            if (map.type(c) != null && !SchemaTypes.fit(map, c, column)) {
                return unfit("column " + (c + 1) + " is of type " + map.type(c) + " in the log, and " + column.type() + " in the schema");
            }
        }
        return candidate;
    }

    /// A schema that contradicts the log cannot tell which columns are generated either, so names from the log do not help.
    private TableDefinition unfit(String reason) {
        throw uncertain(reason);
    }

    private SqlColumn column(int c) {
        String name = name(c);
        ColumnDefinition defined = definition == null ? null : definition.columns().get(c);
        ColumnType type = map.type(c);
        if (type == null) {
            throw uncertain("column `" + name + "` is of a type that is not known (" + map.typeCode(c) + ")");
        }
        boolean generated = defined != null && defined.isGenerated();
        MysqlCharset charset = type == ColumnType.STRING || type.isCharacter() && type != ColumnType.VECTOR ? charset(c, name, defined) : null;
        return new SqlColumn(name, SqlColumn.quote(name), form(c, name, charset), generated, charset, members(c, defined), width(c),
                map.isNullable(c));
    }

    private ValueForm form(int c, String name, MysqlCharset charset) {
        return switch (map.type(c)) {
            case TINY -> isUnsigned(c, name) ? ValueForm.TINY_UNSIGNED : ValueForm.TINY_SIGNED;
            case SHORT -> isUnsigned(c, name) ? ValueForm.SHORT_UNSIGNED : ValueForm.SHORT_SIGNED;
            case INT24 -> isUnsigned(c, name) ? ValueForm.INT24_UNSIGNED : ValueForm.INT24_SIGNED;
            case LONG -> isUnsigned(c, name) ? ValueForm.LONG_UNSIGNED : ValueForm.LONG_SIGNED;
            case LONGLONG -> isUnsigned(c, name) ? ValueForm.LONGLONG_UNSIGNED : ValueForm.LONGLONG_SIGNED;
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
            case STRING -> charset == null ? ValueForm.PADDED_BYTES : textForm(charset);
            case VARCHAR, VAR_STRING, BLOB -> charset == null ? ValueForm.BYTES : textForm(charset);
            case GEOMETRY -> ValueForm.BYTES;
            case VECTOR -> ValueForm.VECTOR;
            case JSON -> ValueForm.JSON;
            case DECIMAL, NULL, BLOB_COMPRESSED, VARCHAR_COMPRESSED ->
                throw uncertain("values of type " + map.type(c) + " (column `" + name + "`) cannot be written");
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

    private String name(int c) {
        if (metadata.hasNames()) {
            return metadata.name(c).orElseThrow();
        }
        if (definition == null) {
            throw uncertain("the log does not tell the names of its columns (binlog_row_metadata=MINIMAL): give its definition with --schema");
        }
        return definition.columns().get(c).name();
    }

    private boolean isUnsigned(int c, String name) {
        if (metadata.isSignednessKnown()) {
            return metadata.isUnsigned(c);
        }
        if (definition == null) {
            throw uncertain("the log does not tell whether column `" + name + "` is unsigned: give its definition with --schema");
        }
        return definition.columns().get(c).unsigned();
    }

    /// What the members of an ENUM or SET column can be called; null if numbers are to be written, and for other types.
    private byte[][] members(int c, ColumnDefinition defined) {
        boolean isSet = map.type(c) == ColumnType.SET;
        if (!isSet && map.type(c) != ColumnType.ENUM) {
            return null;
        }
        List<byte[]> logged = metadata.members(c);
        if (logged.isEmpty()) {
            return defined == null ? null : SqlColumn.nameable(defined.members(), isSet);
        }
        return Collation.byId(metadata.collation(c)).flatMap(Collation::decoder)
                .map(charset -> logged.stream().map(member -> charset.decode(Bytes.copyOf(member), 0, member.length)).toList())
                .map(names -> SqlColumn.nameable(names, isSet)).orElse(null);
    }

    /// The character set of a string column; null for bytes.
    private MysqlCharset charset(int c, String name, ColumnDefinition defined) {
        int id = metadata.collation(c);
        if (id == OptionalMetadata.UNKNOWN_COLLATION) {
            if (defined == null) {
                throw uncertain("the log does not tell the character set of column `" + name + "`: give its definition with --schema");
            }
            return defined.charset() == null || defined.collation().isBinary() ? null : known(defined.charset(), name);
        }
        if (id == Collation.BINARY) {
            return null;
        }
        Collation collation = Collation.byId(id).orElseThrow(() -> uncertain("collation " + id + " of column `" + name + "` is not known"));
        return known(collation.charset(), name);
    }

    private MysqlCharset known(String charset, String column) {
        return MysqlCharset.forName(charset)
                .orElseThrow(() -> uncertain("character set " + charset + " of column `" + column + "` is not known"));
    }

    private static ValueForm textForm(MysqlCharset charset) {
        return switch (charset.name()) {
            case "utf8mb4", "utf8mb3" -> ValueForm.UTF8_TEXT;
            default -> SqlColumn.keepsAscii(charset) ? ValueForm.ASCII_TEXT : ValueForm.INTRODUCED_TEXT;
        };
    }

    /// The columns that tell a row from all others: the primary key, else a unique key of whole NOT NULL columns; null if there is neither.
    private int[] key(List<SqlColumn> columns) {
        if (!metadata.primaryKey().isEmpty()) {
            return metadata.primaryKey().stream().mapToInt(OptionalMetadata.KeyPart::column).toArray();
        }
        if (definition == null) {
            return map.hasGeneratedInvisiblePrimaryKey() && columns.getFirst().name().equals(GENERATED_KEY) ? new int[] {0} : null;
        }
        if (definition.primaryKey().isPresent()) {
            return positions(definition.primaryKey().get(), columns);
        }
        for (KeyDefinition unique : definition.uniqueKeys()) {
            if (unique.coversWholeColumns()) {
                int[] positions = positions(unique, columns);
                if (isUsable(positions, columns)) {
                    return positions;
                }
            }
        }
        return null;
    }

    private int[] positions(KeyDefinition key, List<SqlColumn> columns) {
        int[] positions = new int[key.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = -1;
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).name().equalsIgnoreCase(key.columns().get(i))) {
                    positions[i] = c;
                }
            }
        }
        return positions;
    }

    /// A TIMESTAMP that an old server's definition leaves open may be NULL: the log knows. So does it what is NOT NULL.
    private static boolean isUsable(int[] key, List<SqlColumn> columns) {
        for (int c : key) {
            if (c < 0 || columns.get(c).nullable()) {
                return false;
            }
        }
        return true;
    }

    private UncertainTableException uncertain(String reason) {
        return new UncertainTableException(map.database(), map.table(), reason);
    }
}
