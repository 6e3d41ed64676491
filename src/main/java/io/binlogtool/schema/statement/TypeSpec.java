package io.binlogtool.schema.statement;

import java.util.List;

/// A column's type under the server's own name for it: `int` for INTEGER, `decimal` for NUMERIC, `mediumtext` for LONG VARCHAR.
///
/// @param name     lower case
/// @param length   what stands first in parentheses (characters, bytes, bits, digits, dimensions), or the type's default; [#NONE] without one
/// @param decimals digits after the point of numbers, fraction digits of times; [#NONE] for a floating-point number without them
/// @param members  labels of ENUM and SET, without quotes and escapes
public record TypeSpec(String name, Signedness signedness, int length, int decimals, List<String> members) {

    public static final int NONE = -1;

    public TypeSpec {
        members = List.copyOf(members);
    }

    public static TypeSpec of(String name, int length) {
        return new TypeSpec(name, Signedness.SIGNED, length, NONE, List.of());
    }

    public TypeSpec with(Signedness attribute) {
        return new TypeSpec(name, signedness.and(attribute), length, decimals, members);
    }
}
