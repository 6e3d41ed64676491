package io.binlogtool.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// What binlog_row_metadata=MINIMAL or FULL adds to a TABLE_MAP: `type u8, length lenenc, value` for each kind (events.md §7.15).
/// Kinds that are not there leave their defaults; unknown kinds are passed over. Columns count from 0.
public final class OptionalMetadata {

    /// A collation that the log does not tell.
    public static final int UNKNOWN_COLLATION = -1;

    private static final int SIGNEDNESS = 1;
    private static final int DEFAULT_CHARSET = 2;
    private static final int COLUMN_CHARSET = 3;
    private static final int COLUMN_NAME = 4;
    private static final int SET_STR_VALUE = 5;
    private static final int ENUM_STR_VALUE = 6;
    private static final int GEOMETRY_TYPE = 7;
    private static final int SIMPLE_PRIMARY_KEY = 8;
    private static final int PRIMARY_KEY_WITH_PREFIX = 9;
    private static final int ENUM_AND_SET_DEFAULT_CHARSET = 10;
    private static final int ENUM_AND_SET_COLUMN_CHARSET = 11;
    private static final int COLUMN_VISIBILITY = 12;
    private static final int VECTOR_DIMENSIONALITY = 13;

    private final TableMap map;
    private boolean signednessKnown;
    private final BitSet unsigned = new BitSet();
    private final BitSet invisible = new BitSet();
    private final int[] collations;
    private List<byte[]> names = List.of();
    private final List<List<byte[]>> members;
    private final int[] geometryTypes;
    private final int[] vectorDimensions;
    private List<KeyPart> primaryKey = List.of();

    /// A column of the primary key.
    ///
    /// @param column counted from 0
    /// @param prefix its indexed characters; 0 = the whole column
    public record KeyPart(int column, int prefix) {
    }

    private OptionalMetadata(TableMap map) {
        this.map = map;
        int count = map.columnCount();
        this.collations = new int[count];
        Arrays.fill(collations, UNKNOWN_COLLATION);
        this.members = new ArrayList<>(Collections.nCopies(count, List.of()));
        this.geometryTypes = new int[count];
        this.vectorDimensions = new int[count];
    }

    static OptionalMetadata decode(byte[] bytes, TableMap map) {
        OptionalMetadata metadata = new OptionalMetadata(map);
        if (bytes.length > 0) {
            Bytes view = Bytes.copyOf(bytes);
            ByteCursor in = new ByteCursor(view, 0, bytes.length);
            while (in.hasRemaining()) {
                int kind = in.u8();
                int length = in.lenencLength();
                metadata.decode(kind, new ByteCursor(view, in.at(), in.at() + length));
                in.skip(length);
            }
        }
        return metadata;
    }

    private void decode(int kind, ByteCursor in) {
        switch (kind) {
            case SIGNEDNESS -> {
                signednessKnown = true;
                readBits(in, columns(ColumnType::isNumeric), unsigned);
            }
            case DEFAULT_CHARSET -> readDefaultCharset(in, columns(ColumnType::isCharacter));
            case COLUMN_CHARSET -> readCharsets(in, columns(ColumnType::isCharacter));
            case COLUMN_NAME -> names = readStrings(in, map.columnCount());
            case SET_STR_VALUE -> readMembers(in, ColumnType.SET);
            case ENUM_STR_VALUE -> readMembers(in, ColumnType.ENUM);
            case GEOMETRY_TYPE -> readNumbers(in, ColumnType.GEOMETRY, geometryTypes);
            case SIMPLE_PRIMARY_KEY -> readPrimaryKey(in, false);
            case PRIMARY_KEY_WITH_PREFIX -> readPrimaryKey(in, true);
            case ENUM_AND_SET_DEFAULT_CHARSET -> readDefaultCharset(in, columns(OptionalMetadata::isEnumOrSet));
            case ENUM_AND_SET_COLUMN_CHARSET -> readCharsets(in, columns(OptionalMetadata::isEnumOrSet));
            case COLUMN_VISIBILITY -> {
                BitSet visible = new BitSet();
                int[] all = columns(type -> true);
                readBits(in, all, visible);
                for (int c : all) {
                    invisible.set(c, !visible.get(c));
                }
            }
            case VECTOR_DIMENSIONALITY -> readNumbers(in, ColumnType.VECTOR, vectorDimensions);
            default -> in.skip(in.remaining());
        }
    }

    private static boolean isEnumOrSet(ColumnType type) {
        return type == ColumnType.ENUM || type == ColumnType.SET;
    }

    private interface TypeTest {
        boolean test(ColumnType type);
    }

    /// The columns of some types, in table order.
    private int[] columns(TypeTest test) {
        int[] found = new int[map.columnCount()];
        int count = 0;
        for (int c = 0; c < map.columnCount(); c++) {
            if (map.type(c) != null && test.test(map.type(c))) {
                found[count++] = c;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// A bit a column, highest bit of a byte first.
    private static void readBits(ByteCursor in, int[] columns, BitSet into) {
        int bits = 0;
        for (int i = 0; i < columns.length; i++) {
            if (i % Byte.SIZE == 0) {
                if (!in.hasRemaining()) {
                    return;
                }
                bits = in.u8();
            }
            into.set(columns[i], (bits & 0x80 >> i % Byte.SIZE) != 0);
        }
    }

    private void readDefaultCharset(ByteCursor in, int[] columns) {
        int standard = (int) in.lenenc();
        for (int c : columns) {
            collations[c] = standard;
        }
        while (in.hasRemaining()) {
            long at = in.at();
            long index = in.lenenc();
            int collation = (int) in.lenenc();
            collations[columns[checkIndex(index, columns.length, at)]] = collation;
        }
    }

    private void readCharsets(ByteCursor in, int[] columns) {
        for (int i = 0; i < columns.length && in.hasRemaining(); i++) {
            collations[columns[i]] = (int) in.lenenc();
        }
    }

    private static List<byte[]> readStrings(ByteCursor in, long count) {
        List<byte[]> strings = new ArrayList<>();
        for (long i = 0; i < count && in.hasRemaining(); i++) {
            strings.add(in.array(in.lenencLength()));
        }
        return List.copyOf(strings);
    }

    private void readMembers(ByteCursor in, ColumnType type) {
        for (int c : columns(t -> t == type)) {
            if (!in.hasRemaining()) {
                return;
            }
            members.set(c, readStrings(in, in.lenenc()));
        }
    }

    private void readNumbers(ByteCursor in, ColumnType type, int[] into) {
        for (int c : columns(t -> t == type)) {
            if (!in.hasRemaining()) {
                return;
            }
            into[c] = (int) in.lenenc();
        }
    }

    private void readPrimaryKey(ByteCursor in, boolean withPrefix) {
        List<KeyPart> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            long at = in.at();
            int column = checkIndex(in.lenenc(), map.columnCount(), at);
            parts.add(new KeyPart(column, withPrefix ? (int) in.lenenc() : 0));
        }
        primaryKey = List.copyOf(parts);
    }

    private static int checkIndex(long index, int count, long at) {
        if (index < 0 || index >= count) {
            throw new MalformedBinlogException(at, "table metadata names column " + index + " of " + count);
        }
        return (int) index;
    }

    /// Whether the log tells which columns are unsigned.
    public boolean isSignednessKnown() {
        return signednessKnown;
    }

    /// Of numeric columns; YEAR counts as unsigned.
    public boolean isUnsigned(int c) {
        return unsigned.get(c);
    }

    /// The collation id of a character, ENUM or SET column; [#UNKNOWN_COLLATION] if the log does not tell.
    public int collation(int c) {
        return collations[c];
    }

    /// Whether the log carries names (binlog_row_metadata=FULL) for all columns.
    public boolean hasNames() {
        return names.size() == map.columnCount();
    }

    /// The name of column `c`, if the log carries it.
    public Optional<String> name(int c) {
        return c < names.size() ? Optional.of(new String(names.get(c), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /// The name of column `c` as it stands in the log (UTF-8); only if [#name(int)] has one.
    public byte[] nameBytes(int c) {
        return names.get(c);
    }

    /// The members of an ENUM or SET column in its own character set; empty if the log does not carry them.
    public List<byte[]> members(int c) {
        return members.get(c);
    }

    /// 0 GEOMETRY, 1 POINT, 2 LINESTRING, 3 POLYGON, 4 MULTIPOINT, 5 MULTILINESTRING, 6 MULTIPOLYGON, 7 GEOMETRYCOLLECTION.
    public int geometryType(int c) {
        return geometryTypes[c];
    }

    /// Declared number of elements of a VECTOR column; 0 if the log does not tell.
    public int vectorDimensions(int c) {
        return vectorDimensions[c];
    }

    /// The primary key's columns in key order; empty if the log does not tell or there is none.
    public List<KeyPart> primaryKey() {
        return primaryKey;
    }

    public boolean isInvisible(int c) {
        return invisible.get(c);
    }
}
