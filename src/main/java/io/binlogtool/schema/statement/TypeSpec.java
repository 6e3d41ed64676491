package io.binlogtool.schema.statement;

import java.util.List;

/// A column's type under the server's own name for it: `int` for INTEGER, `decimal` for NUMERIC, `mediumtext` for LONG VARCHAR.
///
/// @param name     lower case
/// @param length   what stands first in parentheses (characters, bytes, bits, digits, dimensions), or the type's default; [#NONE] without one
/// @param decimals digits after the point of numbers, fraction digits of times; [#NONE] for a floating-point number without them
/// @param members  labels of ENUM and SET, without quotes and escapes
/// @param declaredName what the name is as long as nobody asks the server: `float` for FLOAT(30), which is a `double` there; else the same
public record TypeSpec(String name, Signedness signedness, int length, int decimals, List<String> members, String declaredName) {

    public static final int NONE = -1;

    public TypeSpec {
        members = List.copyOf(members);
    }

    public TypeSpec(String name, Signedness signedness, int length, int decimals, List<String> members) {
        this(name, signedness, length, decimals, members, name);
    }

    public static TypeSpec of(String name, int length) {
        return new TypeSpec(name, Signedness.SIGNED, length, NONE, List.of());
    }

    public TypeSpec with(Signedness attribute) {
        return new TypeSpec(name, signedness.and(attribute), length, decimals, members, declaredName);
    }

    public TypeSpec declaredAs(String declared) {
        return new TypeSpec(name, signedness, length, decimals, members, declared);
    }
}
