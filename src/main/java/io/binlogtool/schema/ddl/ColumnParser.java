package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.KeySpec;
import io.binlogtool.schema.statement.Signedness;
import io.binlogtool.schema.statement.TypeSpec;
import java.util.List;
import java.util.Locale;

/// Reads column definitions: a type ([TypeParser]) and the attributes after it, in whatever order they come.
///
/// `PRIMARY KEY` and `UNIQUE` among the attributes go to the list of keys that the caller collects.
final class ColumnParser {

    private final Tokens tokens;
    private final List<KeySpec> keys;

    private String name;
    private TypeSpec type;
    private CharsetClause charset;
    private boolean binaryCollation;
    private Boolean nullable;
    private Generation generation;
    private boolean invisible;
    private boolean autoIncrement;

    ColumnParser(Tokens tokens, List<KeySpec> keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /// A name, a type, attributes.
    ColumnSpec column() throws DdlSyntaxException {
        return definition(tokens.name());
    }

    /// A type and attributes.
    ColumnSpec definition(String columnName) throws DdlSyntaxException {
        name = columnName;
        nullable = null;
        generation = Generation.NONE;
        invisible = false;
        autoIncrement = false;
        if (tokens.accept("SERIAL")) {
            type = TypeSpec.of("bigint", TypeSpec.NONE).with(Signedness.UNSIGNED);
            charset = CharsetClause.NONE;
            binaryCollation = false;
            serial();
        } else {
            TypeParser parsed = new TypeParser(tokens);
            type = parsed.type();
            charset = parsed.charset();
            binaryCollation = parsed.binaryCollation();
        }
        while (attribute()) {
            // one after the other
        }
        return new ColumnSpec(name, type, charset, binaryCollation, nullable, generation, invisible, autoIncrement);
    }

    private void serial() {
        autoIncrement = true;
        nullable = false;
        key(KeySpec.Kind.UNIQUE);
    }

    private void key(KeySpec.Kind kind) {
        keys.add(new KeySpec(kind, null, false, List.of(new KeySpec.Part(name, 0))));
    }

    private boolean attribute() throws DdlSyntaxException {
        Token token = tokens.peek();
        if (token.kind() == Kind.QUOTED_NAME || token.kind() == Kind.STRING) {
            return engineAttribute();
        }
        if (token.kind() != Kind.WORD) {
            return false;
        }
        switch (token.text().toUpperCase(Locale.ROOT)) {
            case "FIRST", "AFTER" -> {
                return false;
            }
            case "NOT" -> not();
            case "NULL" -> {
                tokens.next();
                nullable = true;
            }
            case "DEFAULT" -> {
                tokens.next();
                new ExpressionSkipper(tokens).skip();
            }
            case "ON" -> {
                tokens.expect("ON", "UPDATE");
                new ExpressionSkipper(tokens).skip();
            }
            case "AUTO_INCREMENT" -> {
                tokens.next();
                autoIncrement = true;
                nullable = false;
            }
            case "SERIAL" -> {
                tokens.expect("SERIAL", "DEFAULT", "VALUE");
                serial();
            }
            case "PRIMARY", "KEY" -> {
                tokens.accept("PRIMARY");
                tokens.expect("KEY");
                key(KeySpec.Kind.PRIMARY);
            }
            case "UNIQUE" -> {
                tokens.next();
                tokens.accept("KEY");
                key(KeySpec.Kind.UNIQUE);
            }
            case "CLUSTERING" -> tokens.next();
            case "COMMENT" -> {
                tokens.next();
                tokens.string();
            }
            case "COLLATE", "CHARACTER", "CHARSET" -> charset = new TableOptionsParser(tokens).columnCharset(charset);
            case "COLUMN_FORMAT", "STORAGE" -> {
                tokens.next();
                tokens.name();
            }
            case "INVISIBLE" -> {
                tokens.next();
                invisible = true;
            }
            case "VISIBLE" -> {
                tokens.next();
                invisible = false;
            }
            case "GENERATED", "AS" -> generated();
            case "VIRTUAL" -> {
                tokens.next();
                generation = Generation.VIRTUAL;
            }
            case "STORED", "PERSISTENT" -> {
                tokens.next();
                generation = Generation.STORED;
            }
            case "CONSTRAINT" -> {
                tokens.next();
                if (!tokens.isNext("CHECK")) {
                    tokens.name();
                }
            }
            case "CHECK" -> {
                tokens.next();
                tokens.skipParentheses();
            }
            case "ENFORCED", "COMPRESSED" -> {
                tokens.next();
                if (tokens.accept('=')) {
                    tokens.next();
                }
            }
            case "REFERENCES" -> new KeyParser(tokens).references();
            case "SRID" -> {
                tokens.next();
                tokens.number();
            }
            case "WITH", "WITHOUT" -> {
                tokens.next();
                tokens.expect("SYSTEM", "VERSIONING");
            }
            default -> {
                return engineAttribute();
            }
        }
        return true;
    }

    private void not() throws DdlSyntaxException {
        tokens.next();
        if (tokens.accept("NULL")) {
            nullable = false;
        } else if (!tokens.acceptAnyOf("ENFORCED", "SECONDARY")) {
            throw tokens.unexpected("after NOT");
        }
    }

    private void generated() throws DdlSyntaxException {
        if (tokens.accept("GENERATED")) {
            if (tokens.accept("BY")) {
                tokens.expect("DEFAULT");
            } else {
                tokens.expect("ALWAYS");
            }
        }
        tokens.expect("AS");
        if (tokens.accept("ROW")) {
            tokens.next(); // START or END
            generation = Generation.SYSTEM_TIME;
            nullable = false;
        } else {
            tokens.skipParentheses();
            generation = Generation.VIRTUAL;
        }
    }

    /// `NAME = value`, or `NAME value` for those MySQL has: what storage engines define is theirs.
    private boolean engineAttribute() throws DdlSyntaxException {
        boolean attribute = tokens.isNextAnyOf("ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "REF_SYSTEM_ID") || tokens.peek(1).is('=');
        if (attribute) {
            tokens.next();
            tokens.accept('=');
            tokens.next();
        }
        return attribute;
    }
}
