package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import io.binlogtool.schema.statement.CharsetClause;
import java.util.Locale;
import java.util.Set;

/// Reads table and database options; of all of them, the character set and MariaDB's system versioning are kept.
final class TableOptionsParser {

    /// Options that may stand without `=`; with one, any name will do, as storage engines have options of their own.
    private static final Set<String> OPTIONS = Set.of("AUTOEXTEND_SIZE", "AUTO_INCREMENT", "AVG_ROW_LENGTH", "CHECKSUM", "TABLE_CHECKSUM", "COMMENT",
        "COMPRESSION", "CONNECTION", "DELAY_KEY_WRITE", "ENCRYPTION", "ENGINE", "TYPE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE",
        "SECONDARY_ENGINE", "INSERT_METHOD", "KEY_BLOCK_SIZE", "MAX_ROWS", "MIN_ROWS", "PACK_KEYS", "PASSWORD", "ROW_FORMAT", "STATS_AUTO_RECALC",
        "STATS_PERSISTENT", "STATS_SAMPLE_PAGES", "TABLESPACE", "STORAGE", "NODEGROUP", "TRANSACTIONAL", "PAGE_CHECKSUM", "SEQUENCE", "UNION");

    private final Tokens tokens;
    private CharsetClause charset = CharsetClause.NONE;
    private boolean charsetGiven;
    private boolean systemVersioned;

    TableOptionsParser(Tokens tokens) {
        this.tokens = tokens;
    }

    CharsetClause charset() {
        return charset;
    }

    /// Whether a character set or collation was named, be it DEFAULT.
    boolean charsetGiven() {
        return charsetGiven;
    }

    boolean systemVersioned() {
        return systemVersioned;
    }

    /// The character set and collation after `COLLATE`, `CHARSET` or `CHARACTER SET`, added to what is known so far.
    CharsetClause columnCharset(CharsetClause soFar) throws DdlSyntaxException {
        if (tokens.accept("COLLATE")) {
            tokens.accept('=');
            return soFar.withCollation(charsetName() instanceof String name ? name.toLowerCase(Locale.ROOT) : null);
        }
        if (!tokens.accept("CHARSET") && !tokens.accept("CHARACTER", "SET") && !tokens.accept("CHAR", "SET")) {
            throw tokens.unexpected("where CHARACTER SET should be");
        }
        tokens.accept('=');
        return soFar.withCharset(charsetName());
    }

    private String charsetName() throws DdlSyntaxException {
        String name = tokens.peek().kind() == Kind.STRING ? tokens.string() : tokens.name();
        return name.equalsIgnoreCase("default") ? null : name;
    }

    /// Reads one option of a table, if one comes next.
    boolean tableOption() throws DdlSyntaxException {
        if (charsetOption()) {
            return true;
        }
        if (tokens.accept("WITH", "SYSTEM", "VERSIONING")) {
            systemVersioned = true;
            return true;
        }
        if (tokens.accept("START", "TRANSACTION")) {
            return true;
        }
        if (tokens.accept("DATA", "DIRECTORY") || tokens.accept("INDEX", "DIRECTORY")) {
            tokens.accept('=');
            tokens.string();
            return true;
        }
        Token option = tokens.peek();
        boolean known = option.kind() == Kind.WORD && OPTIONS.contains(option.text().toUpperCase(Locale.ROOT));
        if (!known && !tokens.peek(1).is('=')) {
            return false;
        }
        tokens.next();
        tokens.accept('=');
        if (!tokens.acceptParentheses()) {
            value();
        }
        return true;
    }

    /// Reads one option of a database, if one comes next.
    boolean databaseOption() throws DdlSyntaxException {
        if (charsetOption()) {
            return true;
        }
        if (tokens.accept("DEFAULT", "ENCRYPTION") || tokens.acceptAnyOf("ENCRYPTION", "COMMENT") || tokens.accept("READ", "ONLY")) {
            tokens.accept('=');
            value();
            return true;
        }
        return tokens.accept("UPGRADE", "DATA", "DIRECTORY", "NAME");
    }

    private boolean charsetOption() throws DdlSyntaxException {
        int ahead = tokens.isNext("DEFAULT") ? 1 : 0;
        Token word = tokens.peek(ahead);
        boolean characterSet = (word.is("CHARACTER") || word.is("CHAR")) && tokens.peek(ahead + 1).is("SET");
        if (!characterSet && !word.is("CHARSET") && !word.is("COLLATE")) {
            return false;
        }
        tokens.accept("DEFAULT");
        charset = columnCharset(charset);
        charsetGiven = true;
        return true;
    }

    private void value() throws DdlSyntaxException {
        tokens.accept('-');
        Token value = tokens.next();
        if (value.kind() == Kind.SYMBOL || value.kind() == Kind.END) {
            throw new DdlSyntaxException("an option without value at character " + (value.start() + 1));
        }
    }
}
