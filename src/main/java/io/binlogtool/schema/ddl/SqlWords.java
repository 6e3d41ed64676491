package io.binlogtool.schema.ddl;

/// The words and names of any statement one after the other, without its strings, numbers and comments: for those who look for names in what nobody
/// parses.
public final class SqlWords {

    private static final Token END = new Token(Token.Kind.END, "", 0);

    private final SqlLexer lexer;
    private Token token;

    /// @param dialect how the statement is to be read
    public SqlWords(String statement, SqlDialect dialect) {
        this.lexer = new SqlLexer(statement, dialect);
    }

    /// Goes on to the next token.
    ///
    /// @return false at the end of the statement, or of the part of it that is SQL: a quote may never be closed
    public boolean next() {
        try {
            token = lexer.next();
        } catch (DdlSyntaxException e) {
            token = END;
        }
        return token.kind() != Token.Kind.END;
    }

    /// Whether the token is a word or a quoted name.
    public boolean isName() {
        return token.isName();
    }

    public boolean isQuoted() {
        return token.kind() == Token.Kind.QUOTED_NAME;
    }

    public boolean is(char symbol) {
        return token.is(symbol);
    }

    /// The token's text; of a quoted name what is between the quotes.
    public String text() {
        return token.text();
    }
}
