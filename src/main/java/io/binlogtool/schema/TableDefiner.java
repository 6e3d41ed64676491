package io.binlogtool.schema;

import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.KeySpec.Part;
import io.binlogtool.schema.statement.KeySpec;
import io.binlogtool.schema.statement.Signedness;
import io.binlogtool.schema.statement.TypeSpec;
import io.binlogtool.value.charset.MysqlCharset;
import java.util.ArrayList;
import java.util.List;

/// Works out a table's columns and keys from what a statement says, the way the server does: character sets handed down from the table, types that
/// depend on the character set, names of keys that have none.
final class TableDefiner {

    private static final int VARCHAR_MAX_BYTES = 65535;
    private static final int TINY_MAX_BYTES = 255;
    private static final int MEDIUM_MAX_BYTES = 0xff_ffff;

    private final CollationName tableDefault;
    private final String declaredDefault;
    private final SqlDialect dialect;

    /// @param tableDefault what columns get that do not say
    /// @param declaredDefault the character set of that as it was declared
    TableDefiner(CollationName tableDefault, String declaredDefault, SqlDialect dialect) {
        this.tableDefault = tableDefault;
        this.declaredDefault = declaredDefault;
        this.dialect = dialect;
    }

    ColumnDefinition column(ColumnSpec spec) throws SchemaMismatchException {
        TypeSpec type = spec.type();
        boolean nullable = spec.nullable() == null || spec.nullable();
        ColumnDefinition plain = new ColumnDefinition(spec.name(), type.name(), type.signedness(), null, type.members(), type.length(), type.decimals(),
            nullable, spec.generation(), spec.invisible(), spec.autoIncrement(), declared(spec));
        return switch (type.name()) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" -> text(plain, collation(spec));
            case "blob" -> plain.withText(sized("blob", type.length(), 1), null);
            case "varbinary" -> plain.withText(type.length() > VARCHAR_MAX_BYTES ? sized("blob", type.length(), 1) : "varbinary", null);
            default -> plain;
        };
    }

    private ColumnDefinition.Declared declared(ColumnSpec spec) {
        TypeSpec type = spec.type();
        return switch (type.declaredName()) {
            case "text", "blob" -> new ColumnDefinition.Declared(sized(type.declaredName(), type.length(), 1), declaredCharset(spec));
            default -> new ColumnDefinition.Declared(type.declaredName(), declaredCharset(spec));
        };
    }

    private String declaredCharset(ColumnSpec spec) {
        return spec.charset().charset() != null ? spec.charset().charset() : declaredDefault;
    }

    private CollationName collation(ColumnSpec spec) throws SchemaMismatchException {
        CollationName collation = CharacterSetNames.resolve(spec.charset(), tableDefault, dialect);
        return spec.binaryCollation() ? CharacterSetNames.binaryCollation(collation) : collation;
    }

    private static ColumnDefinition text(ColumnDefinition plain, CollationName collation) throws SchemaMismatchException {
        ColumnDefinition column = plain.withText(plain.type(), collation);
        int maxBytes = CharacterSetNames.maxBytes(collation);
        String type = switch (plain.type()) {
            case "text" -> sized("text", plain.length(), maxBytes);
            case "varchar" -> (long) plain.length() * maxBytes > VARCHAR_MAX_BYTES ? sized("text", plain.length(), maxBytes) : "varchar";
            default -> plain.type();
        };
        if (!plain.members().isEmpty() && !collation.isBinary()) {
            return withMembers(column, plain.members().stream().map(label -> stored(withoutTrailingSpaces(label), collation)).toList());
        }
        return inCharacterSet(column.withText(type, collation), collation);
    }

    private static ColumnDefinition withMembers(ColumnDefinition of, List<String> members) {
        return new ColumnDefinition(of.name(), of.type(), of.signedness(), of.collation(), members, of.length(), of.decimals(), of.nullable(),
            of.generation(), of.invisible(), of.autoIncrement(), of.declared());
    }

    /// A label as the server stores it: with `?` for what its character set does not have.
    private static String stored(String label, CollationName collation) {
        int other = 0;
        while (other < label.length() && label.charAt(other) < 0x80) {
            other++;
        }
        MysqlCharset charset = other == label.length() ? null : MysqlCharset.forName(collation.charset()).orElse(null);
        if (charset == null || charset.encode(label).isPresent()) {
            return label;
        }
        StringBuilder stored = new StringBuilder();
        label.codePoints().forEach(c -> stored.append(charset.encode(Character.toString(c)).isPresent() ? Character.toString(c) : "?"));
        return stored.toString();
    }

    private static String withoutTrailingSpaces(String label) {
        int end = label.length();
        while (end > 0 && label.charAt(end - 1) == ' ') {
            end--;
        }
        return label.substring(0, end);
    }

    /// `TEXT(n)` and `BLOB(n)` become the smallest of their kind that holds n characters.
    private static String sized(String name, int length, int maxBytes) {
        long bytes = (long) length * maxBytes;
        String size = length < 0 ? "" : bytes <= TINY_MAX_BYTES ? "tiny" : bytes <= VARCHAR_MAX_BYTES ? "" : bytes <= MEDIUM_MAX_BYTES ? "medium" : "long";
        return size + name;
    }

    /// Text in the character set `binary` is a binary string; ENUM and SET stay what they are.
    private static ColumnDefinition inCharacterSet(ColumnDefinition column, CollationName collation) {
        if (!collation.isBinary()) {
            return column.withText(column.type(), collation);
        }
        return switch (column.type()) {
            case "char" -> column.withText("binary", null);
            case "varchar" -> column.withText("varbinary", null);
            case "tinytext", "text", "mediumtext", "longtext" -> column.withText(column.type().replace("text", "blob"), null);
            default -> column.withText(column.type(), collation);
        };
    }

    /// A column after CONVERT TO CHARACTER SET: text grows to the next type where its characters might no longer fit.
    ///
    /// @param declaredCharset as the statement names it
    ColumnDefinition converted(ColumnDefinition column, String declaredCharset) throws SchemaMismatchException {
        if (column.collation() == null || column.collation().isBinary()) {
            return column;
        }
        int before = CharacterSetNames.maxBytes(column.collation());
        int after = CharacterSetNames.maxBytes(tableDefault);
        String type = switch (column.type()) {
            case "tinytext" -> after > before ? "text" : "tinytext";
            case "text" -> after > before ? "mediumtext" : "text";
            case "mediumtext" -> after > before ? "longtext" : "mediumtext";
            case "varchar" -> (long) column.length() * after > VARCHAR_MAX_BYTES ? sized("text", column.length(), after) : "varchar";
            default -> column.type();
        };
        return inCharacterSet(column.withText(type, tableDefault).withDeclared(column.declared().type(), declaredCharset), tableDefault);
    }

    /// Adds keys, and makes the columns of a primary key NOT NULL. Foreign keys come last: they make a key only if no other one will do.
    static void addKeys(List<KeySpec> specs, List<ColumnDefinition> columns, List<KeyDefinition> keys) throws SchemaMismatchException {
        for (KeySpec spec : specs) {
            if (spec.kind() != KeySpec.Kind.FOREIGN) {
                addKey(spec, columns, keys);
            }
        }
        for (KeySpec spec : specs) {
            if (spec.kind() == KeySpec.Kind.FOREIGN) {
                addKey(spec, columns, keys);
            }
        }
    }

    private static void addKey(KeySpec spec, List<ColumnDefinition> columns, List<KeyDefinition> keys) throws SchemaMismatchException {
        if (spec.ifNotExists() && spec.name() != null && hasKey(keys, spec.name())) {
            return;
        }
        boolean primary = spec.kind() == KeySpec.Kind.PRIMARY;
        boolean foreign = spec.kind() == KeySpec.Kind.FOREIGN;
        List<Part> parts = new ArrayList<>();
        for (Part part : spec.parts()) {
            int at = part.column() == null ? -1 : indexOf(columns, part.column());
            if (part.column() != null && at < 0) {
                throw new SchemaMismatchException("a key is on the column `" + part.column() + "`, which is not there");
            }
            if (primary && at >= 0) {
                columns.set(at, columns.get(at).notNull());
            }
            parts.add(at < 0 ? part : new Part(columns.get(at).name(), part.prefixLength()));
        }
        KeyDefinition key = new KeyDefinition(KeyDefinition.PRIMARY, primary || spec.kind() == KeySpec.Kind.UNIQUE, foreign, parts);
        if (foreign && keys.stream().anyMatch(other -> other.startsWith(key.columns()))) {
            return;
        }
        keys.removeIf(other -> other.ofForeignKey() && key.startsWith(other.columns()) || other.isPrimary() && primary);
        keys.add(primary ? key : key.withName(spec.name() != null ? spec.name() : freeName(parts.getFirst().column(), keys)));
    }

    /// The name that the server makes up: the first column's, with a number from 2 on if there is such a key already.
    private static String freeName(String column, List<KeyDefinition> keys) {
        String base = column == null ? "functional_index" : column;
        String name = base;
        for (int number = 2; hasKey(keys, name) || name.equalsIgnoreCase(KeyDefinition.PRIMARY); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    private static boolean hasKey(List<KeyDefinition> keys, String name) {
        return keys.stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
    }

    /// The place of the column of this name, in whatever case, or -1.
    static int indexOf(List<ColumnDefinition> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /// MariaDB's system-versioned tables have these two columns at their end, unless they define such columns themselves.
    static void addSystemTime(List<ColumnDefinition> columns) {
        if (columns.stream().noneMatch(column -> column.generation() == Generation.SYSTEM_TIME)) {
            columns.add(systemTime("row_start"));
            columns.add(systemTime("row_end"));
        }
    }

    private static ColumnDefinition systemTime(String name) {
        return new ColumnDefinition(name, "timestamp", Signedness.SIGNED, null, List.of(), TypeSpec.NONE, 6, false, Generation.SYSTEM_TIME, true, false,
            new ColumnDefinition.Declared("timestamp", null));
    }
}
