package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.KeySpec.Kind;
import io.binlogtool.schema.statement.KeySpec.Part;
import io.binlogtool.schema.statement.KeySpec;
import java.util.ArrayList;
import java.util.List;

/// Reads key and constraint definitions.
final class KeyParser {

    private final Tokens tokens;

    KeyParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Whether a key or constraint comes next rather than a column; all of these words are reserved, except VECTOR.
    boolean isNext() throws DdlSyntaxException {
        return tokens.isNextAnyOf("CONSTRAINT", "PRIMARY", "UNIQUE", "INDEX", "KEY", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK")
            || tokens.isNext("VECTOR", "INDEX") || tokens.isNext("VECTOR", "KEY");
    }

    /// Reads a key into `to`, or over a CHECK, which is none.
    void readInto(List<KeySpec> to) throws DdlSyntaxException {
        String symbol = null;
        if (tokens.accept("CONSTRAINT")) {
            tokens.acceptIfNotExists();
            symbol = isNext() ? null : tokens.name();
        }
        if (tokens.accept("CHECK")) {
            tokens.skipParentheses();
            tokens.accept("NOT");
            tokens.accept("ENFORCED");
        } else if (tokens.accept("PRIMARY", "KEY")) {
            to.add(key(Kind.PRIMARY, null));
        } else if (tokens.accept("UNIQUE")) {
            tokens.acceptAnyOf("INDEX", "KEY");
            to.add(key(Kind.UNIQUE, symbol));
        } else if (tokens.accept("FOREIGN", "KEY")) {
            to.add(foreignKey(symbol));
        } else {
            if (tokens.acceptAnyOf("FULLTEXT", "SPATIAL", "VECTOR")) {
                tokens.acceptAnyOf("INDEX", "KEY");
            } else if (!tokens.acceptAnyOf("INDEX", "KEY")) {
                throw tokens.unexpected("after CONSTRAINT");
            }
            to.add(key(Kind.PLAIN, null));
        }
    }

    /// What follows the word that says the kind of key, from its name on.
    private KeySpec key(Kind kind, String symbol) throws DdlSyntaxException {
        boolean ifNotExists = tokens.acceptIfNotExists();
        boolean named = !tokens.peek().is('(') && !isIndexType();
        String name = named ? tokens.name() : symbol;
        acceptIndexType();
        List<Part> parts = parts();
        skipOptions();
        return new KeySpec(kind, name, ifNotExists, parts);
    }

    private boolean isIndexType() throws DdlSyntaxException {
        return tokens.isNextAnyOf("USING", "TYPE") && tokens.peek(1).isName();
    }

    boolean acceptIndexType() throws DdlSyntaxException {
        if (!isIndexType()) {
            return false;
        }
        tokens.next();
        tokens.name();
        return true;
    }

    private KeySpec foreignKey(String symbol) throws DdlSyntaxException {
        boolean ifNotExists = tokens.acceptIfNotExists();
        String indexName = tokens.peek().is('(') ? null : tokens.name();
        List<Part> parts = parts();
        references();
        return new KeySpec(Kind.FOREIGN, symbol != null ? symbol : indexName, ifNotExists, parts);
    }

    /// `REFERENCES table (columns) [MATCH …] [ON DELETE …] [ON UPDATE …]`
    void references() throws DdlSyntaxException {
        tokens.expect("REFERENCES");
        tokens.tableName();
        tokens.acceptParentheses();
        while (tokens.isNext("MATCH") || tokens.isNext("ON", "DELETE") || tokens.isNext("ON", "UPDATE")) {
            if (tokens.accept("MATCH")) {
                tokens.name();
            } else {
                tokens.next();
                tokens.next();
                if (!tokens.accept("SET", "NULL") && !tokens.accept("SET", "DEFAULT") && !tokens.accept("NO", "ACTION")
                    && !tokens.acceptAnyOf("RESTRICT", "CASCADE")) {
                    throw tokens.unexpected("as what a foreign key does");
                }
            }
        }
    }

    List<Part> parts() throws DdlSyntaxException {
        List<Part> parts = new ArrayList<>();
        tokens.expect('(');
        do {
            parts.add(part());
        } while (tokens.accept(','));
        tokens.expect(')');
        return parts;
    }

    private Part part() throws DdlSyntaxException {
        String column = null;
        int prefixLength = 0;
        if (!tokens.acceptParentheses()) {
            column = tokens.name();
            if (tokens.accept('(')) {
                prefixLength = tokens.number();
                tokens.expect(')');
            }
        }
        tokens.acceptAnyOf("ASC", "DESC");
        // MariaDB: the name before it is a period, which stands for two columns.
        return new Part(tokens.accept("WITHOUT", "OVERLAPS") ? null : column, prefixLength);
    }

    void skipOptions() throws DdlSyntaxException {
        while (option()) {
            // one after the other
        }
    }

    private boolean option() throws DdlSyntaxException {
        if (acceptIndexType() || tokens.acceptAnyOf("VISIBLE", "INVISIBLE", "IGNORED", "CLUSTERING") || tokens.accept("NOT", "IGNORED")) {
            if (tokens.accept('=')) {
                tokens.next();
            }
            return true;
        }
        if (tokens.accept("WITH", "PARSER")) {
            tokens.name();
            return true;
        }
        if (tokens.isNextAnyOf("KEY_BLOCK_SIZE", "COMMENT", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE") || tokens.peek(1).is('=')) {
            tokens.next();
            tokens.accept('=');
            tokens.next();
            return true;
        }
        return false;
    }
}
