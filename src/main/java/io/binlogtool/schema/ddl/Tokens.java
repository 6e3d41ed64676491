package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.List;

/// A statement's tokens and how far they have been read: what the parsers read with.
///
/// Tokens are cut off only as they are looked at, so that a long statement of no concern costs its first words alone.
final class Tokens {

    private final SqlLexer lexer;
    private final SqlDialect dialect;
    private final List<Token> seen = new ArrayList<>();
    private final List<TableName> tables = new ArrayList<>();
    private int at;

    Tokens(String statement, SqlDialect dialect) {
        this.lexer = new SqlLexer(statement, dialect);
        this.dialect = dialect;
    }

    SqlDialect dialect() {
        return dialect;
    }

    /// Notes a table that the statement changes, for the error if the rest cannot be read.
    TableName concerns(TableName table) {
        tables.add(table);
        return table;
    }

    List<TableName> concerned() {
        return tables;
    }

    Token peek() throws DdlSyntaxException {
        return peek(0);
    }

    Token peek(int ahead) throws DdlSyntaxException {
        while (seen.size() <= at + ahead) {
            seen.add(lexer.next());
        }
        return seen.get(at + ahead);
    }

    Token next() throws DdlSyntaxException {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean atEnd() throws DdlSyntaxException {
        return peek().kind() == Kind.END || peek().is(';');
    }

    boolean isNext(String... keywords) throws DdlSyntaxException {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isNextAnyOf(String... keywords) throws DdlSyntaxException {
        for (String keyword : keywords) {
            if (peek().is(keyword)) {
                return true;
            }
        }
        return false;
    }

    /// Reads these keywords if they come next, all of them.
    boolean accept(String... keywords) throws DdlSyntaxException {
        if (!isNext(keywords)) {
            return false;
        }
        at += keywords.length;
        return true;
    }

    boolean acceptAnyOf(String... keywords) throws DdlSyntaxException {
        if (!isNextAnyOf(keywords)) {
            return false;
        }
        at++;
        return true;
    }

    boolean accept(char symbol) throws DdlSyntaxException {
        if (!peek().is(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String... keywords) throws DdlSyntaxException {
        if (!accept(keywords)) {
            throw unexpected("where " + String.join(" ", keywords) + " should be");
        }
    }

    void expect(char symbol) throws DdlSyntaxException {
        if (!accept(symbol)) {
            throw unexpected("where " + symbol + " should be");
        }
    }

    String name() throws DdlSyntaxException {
        if (!peek().isName()) {
            throw unexpected("where a name should be");
        }
        return stored(next().text());
    }

    /// A name as the server stores it: in utf8mb3, with `?` for what that does not have.
    private static String stored(String name) {
        int outside = 0;
        while (outside < name.length() && !Character.isSurrogate(name.charAt(outside))) {
            outside++;
        }
        return outside == name.length() ? name : name.codePoints().map(c -> Character.isBmpCodePoint(c) ? c : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    String string() throws DdlSyntaxException {
        if (peek().kind() != Kind.STRING) {
            throw unexpected("where a string should be");
        }
        return next().text();
    }

    int number() throws DdlSyntaxException {
        String digits = peek().kind() == Kind.NUMBER ? peek().text() : "";
        if (digits.isEmpty() || !digits.chars().allMatch(Character::isDigit)) {
            throw unexpected("where a number should be");
        }
        next();
        // A length can be up to 4294967295; whatever is beyond int is as good as its end.
        return digits.length() > 9 ? (int) Math.min(Integer.MAX_VALUE, digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits))
            : Integer.parseInt(digits);
    }

    /// `[database.]table`; a leading dot stands for the default database.
    TableName tableName() throws DdlSyntaxException {
        if (accept('.')) {
            return new TableName(null, name());
        }
        String first = name();
        return accept('.') ? new TableName(first, name()) : new TableName(null, first);
    }

    boolean acceptIfExists() throws DdlSyntaxException {
        return accept("IF", "EXISTS");
    }

    boolean acceptIfNotExists() throws DdlSyntaxException {
        return accept("IF", "NOT", "EXISTS");
    }

    /// Reads over `( … )` with everything in it.
    void skipParentheses() throws DdlSyntaxException {
        expect('(');
        for (int depth = 1; depth > 0; ) {
            Token token = next();
            if (token.kind() == Kind.END) {
                throw unexpected("inside parentheses");
            }
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
        }
    }

    boolean acceptParentheses() throws DdlSyntaxException {
        if (!peek().is('(')) {
            return false;
        }
        skipParentheses();
        return true;
    }

    DdlSyntaxException unexpected(String where) throws DdlSyntaxException {
        Token token = peek();
        String what = token.kind() == Kind.END ? "the statement ends" : "unexpected `" + token.text() + "` at character " + (token.start() + 1);
        return new DdlSyntaxException(what + " " + where);
    }
}
