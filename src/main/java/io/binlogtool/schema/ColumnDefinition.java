package io.binlogtool.schema;

import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.schema.statement.Signedness;
import java.util.List;

/// A column of a table.
///
/// @param type      the server's name for the type (INFORMATION_SCHEMA.COLUMNS.DATA_TYPE): `int`, `varchar`, `mediumblob`, `geomcollection` …
/// @param collation of text, ENUM and SET; null for anything else, binary strings included
/// @param members   labels of ENUM and SET, in their order; empty for other types
/// @param length    characters, bytes, bits, digits or dimensions as far as the type has them, else -1; for integers the display width if one was given
/// @param decimals  digits after the point of decimal, float and double, fraction digits of time, datetime and timestamp, else -1
/// @param nullable  as declared; a TIMESTAMP of old servers may be NOT NULL without saying so
public record ColumnDefinition(String name, String type, Signedness signedness, CollationName collation, List<String> members, int length, int decimals,
                               boolean nullable, Generation generation, boolean invisible, boolean autoIncrement,
                               Declared declared) {

    /// Type and character set as statements named them, which is not always what the server has made of them.
    ///
    /// @param type    `text` where the column has become a `mediumtext` or a `blob` for its character set
    /// @param charset of text types, as it was written; null for others. A collation alone names none
    public record Declared(String type, String charset) {
    }


    public ColumnDefinition {
        members = List.copyOf(members);
    }

    public boolean unsigned() {
        return signedness.isUnsigned();
    }

    /// The character set of text, ENUM and SET, else null.
    public String charset() {
        return collation == null ? null : collation.charset();
    }

    /// Whether the server computes the value, so that it cannot be written.
    public boolean isGenerated() {
        return generation != Generation.NONE;
    }

    ColumnDefinition withName(String newName) {
        return new ColumnDefinition(newName, type, signedness, collation, members, length, decimals, nullable, generation, invisible, autoIncrement, declared);
    }

    ColumnDefinition withText(String newType, CollationName newCollation) {
        return new ColumnDefinition(name, newType, signedness, newCollation, members, length, decimals, nullable, generation, invisible, autoIncrement, declared);
    }

    ColumnDefinition withDeclared(String declaredType, String declaredCharset) {
        return new ColumnDefinition(name, type, signedness, collation, members, length, decimals, nullable, generation, invisible, autoIncrement,
            new Declared(declaredType, declaredCharset));
    }

    ColumnDefinition withInvisible(boolean newInvisible) {
        return new ColumnDefinition(name, type, signedness, collation, members, length, decimals, nullable, generation, newInvisible, autoIncrement, declared);
    }

    ColumnDefinition notNull() {
        return nullable
            ? new ColumnDefinition(name, type, signedness, collation, members, length, decimals, false, generation, invisible, autoIncrement, declared) : this;
    }
}
