package io.binlogtool.schema.statement;

/// CHARACTER SET and COLLATE as far as a statement gives them; null where not given. The collation is in lower case, the
/// character set as it was written.
public record CharsetClause(String charset, String collation) {

    public static final CharsetClause NONE = new CharsetClause(null, null);

    public boolean isEmpty() {
        return charset == null && collation == null;
    }

    public CharsetClause withCharset(String name) {
        return new CharsetClause(name, collation);
    }

    public CharsetClause withCollation(String name) {
        return new CharsetClause(charset, name);
    }
}
