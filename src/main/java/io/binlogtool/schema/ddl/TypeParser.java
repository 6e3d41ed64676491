package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.Signedness;
import io.binlogtool.schema.statement.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Reads a column's type and turns every synonym into the server's own name for it.
final class TypeParser {

    private static final int NONE = TypeSpec.NONE;
    private static final int FLOAT_PRECISION_MAX = 24;

    private final Tokens tokens;
    private CharsetClause charset = CharsetClause.NONE;
    private boolean binaryCollation;

    TypeParser(Tokens tokens) {
        this.tokens = tokens;
    }

    CharsetClause charset() {
        return charset;
    }

    boolean binaryCollation() {
        return binaryCollation;
    }

    TypeSpec type() throws DdlSyntaxException {
        if (tokens.peek().kind() != Kind.WORD) {
            throw tokens.unexpected("where a type should be");
        }
        String word = tokens.peek().text().toLowerCase(Locale.ROOT);
        if (!tokens.next().is(word)) {
            throw tokens.unexpected("where a type should be");
        }
        return switch (word) {
            case "bit" -> TypeSpec.of("bit", length(1));
            case "bool", "boolean" -> TypeSpec.of("tinyint", 1);
            case "tinyint", "int1" -> integer("tinyint");
            case "smallint", "int2" -> integer("smallint");
            case "mediumint", "middleint", "int3" -> integer("mediumint");
            case "int", "integer", "int4" -> integer("int");
            case "bigint", "int8" -> integer("bigint");
            case "float", "float4" -> floating("float");
            case "double", "float8" -> {
                tokens.accept("PRECISION");
                yield floating("double");
            }
            case "real" -> floating(tokens.dialect().realAsFloat() ? "float" : "double").declaredAs("double");
            case "decimal", "dec", "numeric", "fixed", "number" -> decimal();
            case "char", "character" -> character(false);
            case "nchar" -> character(true);
            case "national" -> national();
            case "varchar", "varcharacter", "varchar2" -> text("varchar", requiredLength());
            case "nvarchar" -> nationalText("varchar", requiredLength());
            case "binary" -> TypeSpec.of("binary", length(1));
            case "varbinary", "raw" -> TypeSpec.of("varbinary", requiredLength());
            case "long" -> longText();
            case "tinyblob", "mediumblob", "longblob" -> TypeSpec.of(word, NONE);
            case "blob" -> TypeSpec.of("blob", length(NONE));
            case "tinytext", "mediumtext", "longtext" -> text(word, NONE);
            case "clob" -> text("longtext", length(NONE));
            case "text" -> text("text", length(NONE));
            case "enum", "set" -> labels(word);
            case "date" -> TypeSpec.of("date", NONE);
            case "time", "datetime", "timestamp" -> new TypeSpec(word, Signedness.SIGNED, NONE, length(0), List.of());
            case "year" -> year();
            case "json" -> json();
            case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon" -> {
                length(NONE);
                yield TypeSpec.of(word, NONE);
            }
            case "geometrycollection", "geomcollection" -> TypeSpec.of("geomcollection", NONE).declaredAs("geometrycollection");
            case "vector" -> TypeSpec.of("vector", length(2048));
            case "uuid", "inet4", "inet6" -> TypeSpec.of(word, NONE);
            default -> throw new DdlSyntaxException("unknown type `" + word + "`");
        };
    }

    private int length(int otherwise) throws DdlSyntaxException {
        if (!tokens.accept('(')) {
            return otherwise;
        }
        int length = tokens.number();
        tokens.expect(')');
        return length;
    }

    private int requiredLength() throws DdlSyntaxException {
        if (!tokens.peek().is('(')) {
            throw tokens.unexpected("where a length should be");
        }
        return length(NONE);
    }

    private TypeSpec integer(String name) throws DdlSyntaxException {
        return signed(TypeSpec.of(name, length(NONE)));
    }

    private TypeSpec signed(TypeSpec type) throws DdlSyntaxException {
        TypeSpec result = type;
        while (tokens.isNextAnyOf("SIGNED", "UNSIGNED", "ZEROFILL")) {
            result = result.with(Signedness.valueOf(tokens.next().text().toUpperCase(Locale.ROOT)));
        }
        return result;
    }

    private TypeSpec floating(String name) throws DdlSyntaxException {
        int length = NONE;
        int decimals = NONE;
        String actual = name;
        if (tokens.accept('(')) {
            length = tokens.number();
            if (tokens.accept(',')) {
                decimals = tokens.number();
            } else {
                actual = name.equals("float") && length > FLOAT_PRECISION_MAX ? "double" : name;
                length = NONE;
            }
            tokens.expect(')');
        }
        return signed(new TypeSpec(actual, Signedness.SIGNED, length, decimals, List.of(), name));
    }

    private TypeSpec decimal() throws DdlSyntaxException {
        int precision = 10;
        int scale = 0;
        if (tokens.accept('(')) {
            precision = tokens.number();
            scale = tokens.accept(',') ? tokens.number() : 0;
            tokens.expect(')');
        }
        return signed(new TypeSpec("decimal", Signedness.SIGNED, precision == 0 ? 10 : precision, scale, List.of()));
    }

    private TypeSpec character(boolean national) throws DdlSyntaxException {
        if (tokens.acceptAnyOf("VARYING", "VARCHAR", "VARCHARACTER")) {
            return national ? nationalText("varchar", requiredLength()) : text("varchar", requiredLength());
        }
        return national ? nationalText("char", length(1)) : text("char", length(1));
    }

    private TypeSpec national() throws DdlSyntaxException {
        if (tokens.acceptAnyOf("VARCHAR", "VARCHARACTER")) {
            return nationalText("varchar", requiredLength());
        }
        if (!tokens.acceptAnyOf("CHAR", "CHARACTER")) {
            throw tokens.unexpected("after NATIONAL");
        }
        return character(true);
    }

    private TypeSpec longText() throws DdlSyntaxException {
        if (tokens.accept("VARBINARY")) {
            return TypeSpec.of("mediumblob", NONE);
        }
        // LONG CHARACTER SET … is a LONG with a character set.
        if (!tokens.peek(1).is("SET") && tokens.acceptAnyOf("CHAR", "CHARACTER")) {
            tokens.expect("VARYING");
        } else {
            tokens.acceptAnyOf("VARCHAR", "VARCHARACTER");
        }
        return text("mediumtext", NONE);
    }

    private TypeSpec nationalText(String name, int length) throws DdlSyntaxException {
        charset = charset.withCharset("utf8");
        binaryCollation = tokens.accept("BINARY");
        return TypeSpec.of(name, length);
    }

    private TypeSpec text(String name, int length) throws DdlSyntaxException {
        return TypeSpec.of(charsetAttributes() ? bytesOf(name) : name, length);
    }

    /// The type that BYTE makes of a text type.
    private static String bytesOf(String name) {
        return switch (name) {
            case "char" -> "binary";
            case "varchar" -> "varbinary";
            default -> name.replace("text", "blob");
        };
    }

    private TypeSpec json() {
        if (!tokens.dialect().mariaDb()) {
            return TypeSpec.of("json", NONE);
        }
        charset = new CharsetClause("utf8mb4", "utf8mb4_bin");
        return TypeSpec.of("longtext", NONE).declaredAs("json");
    }

    private TypeSpec year() throws DdlSyntaxException {
        length(NONE);
        return signed(TypeSpec.of("year", NONE));
    }

    /// What says the character set directly after a type: CHARACTER SET, BINARY, and the old ASCII, UNICODE and BYTE, in both orders.
    ///
    /// @return whether it is BYTE
    private boolean charsetAttributes() throws DdlSyntaxException {
        boolean isByte = false;
        while (true) {
            if (tokens.accept("BINARY")) {
                binaryCollation = true;
            } else if (tokens.accept("ASCII")) {
                charset = charset.withCharset("latin1");
            } else if (tokens.accept("UNICODE")) {
                charset = charset.withCharset("ucs2");
            } else if (tokens.accept("BYTE")) {
                charset = charset.withCharset("binary");
                isByte = true;
            } else if (tokens.isNext("CHARSET") || tokens.isNext("CHARACTER", "SET") || tokens.isNext("CHAR", "SET")) {
                charset = new TableOptionsParser(tokens).columnCharset(charset);
            } else {
                return isByte;
            }
        }
    }

    private TypeSpec labels(String name) throws DdlSyntaxException {
        List<String> members = new ArrayList<>();
        tokens.expect('(');
        do {
            members.add(tokens.peek().kind() == Kind.HEX_OR_BIT ? hexLabel(tokens.next().text()) : tokens.string());
        } while (tokens.accept(','));
        tokens.expect(')');
        charsetAttributes();
        return new TypeSpec(name, Signedness.SIGNED, NONE, NONE, members);
    }

    /// A label given as bytes is bytes in the column's character set, which is not known yet: only ASCII means the same in all of them.
    private static String hexLabel(String literal) throws DdlSyntaxException {
        char kind = Character.toLowerCase(literal.charAt(0) == '0' ? literal.charAt(1) : literal.charAt(0));
        String digits = literal.substring(2, literal.endsWith("'") ? literal.length() - 1 : literal.length());
        if (kind != 'x' || digits.length() % 2 != 0) {
            throw new DdlSyntaxException("the label " + literal + " is given as bits");
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        for (byte b : bytes) {
            if (b < 0) {
                throw new DdlSyntaxException("the label " + literal + " is given as bytes outside ASCII");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
