package io.binlogtool.schema.statement;

/// How a numeric type came to be signed or not.
public enum Signedness {

    SIGNED,
    /// By UNSIGNED.
    UNSIGNED,
    /// Unsigned by ZEROFILL alone.
    ZEROFILL;

    public boolean isUnsigned() {
        return this != SIGNED;
    }

    /// After one more attribute of the type.
    public Signedness and(Signedness attribute) {
        return this == UNSIGNED || attribute == SIGNED ? this : attribute;
    }
}
