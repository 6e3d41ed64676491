package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;

/// Cuts a statement's text into tokens, as the server's lexer does under the given [SqlDialect].
///
/// Comments (`/* */`, `-- `, `#`) are left out. What a versioned comment (`/*!50100 … */`, MariaDB's `/*M!100100 … */`) holds is part of the
/// statement if the server that ran it was new enough, and a comment otherwise.
final class SqlLexer {

    private static final char END = '\uffff';

    private final String text;
    private final SqlDialect dialect;
    private int at;
    /// Open versioned comments whose text counts.
    private int versioned;
    /// After `name.` digits start a name, and keywords are names.
    private boolean afterDot;
    private boolean afterName;

    SqlLexer(String text, SqlDialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    Token next() throws DdlSyntaxException {
        skipBlanksAndComments();
        Token token = read();
        afterDot = afterName && token.is('.');
        afterName = token.isName();
        return token;
    }

    private Token read() throws DdlSyntaxException {
        int start = at;
        char c = charAt(at);
        if (c == END && at >= text.length()) {
            return new Token(Kind.END, "", start);
        }
        if (c == '`' || c == '"' && dialect.ansiQuotes()) {
            return new Token(Kind.QUOTED_NAME, quoted(c, false), start);
        }
        if (c == '\'' || c == '"') {
            return new Token(Kind.STRING, quoted(c, dialect.backslashEscapes()), start);
        }
        if (isNamePart(c)) {
            return wordOrNumber(start, c);
        }
        if (c == '.' && !afterName && isDigit(charAt(at + 1))) {
            return number(start);
        }
        at++;
        return new Token(Kind.SYMBOL, text.substring(start, at), start);
    }

    private Token wordOrNumber(int start, char first) throws DdlSyntaxException {
        char second = charAt(at + 1);
        if (second == '\'' && (first == 'n' || first == 'N')) {
            at++;
            return new Token(Kind.STRING, quoted('\'', dialect.backslashEscapes()), start);
        }
        if (second == '\'' && "xXbB".indexOf(first) >= 0) {
            at++;
            String digits = quoted('\'', false);
            String literal = text.substring(start, at);
            if (!digits.matches("bB".indexOf(first) >= 0 ? "[01]*" : "[0-9A-Fa-f]*")) {
                throw new DdlSyntaxException("the literal " + literal + " has other digits than its kind");
            }
            return new Token(Kind.HEX_OR_BIT, literal, start);
        }
        if (isDigit(first) && !afterDot) {
            int end = at;
            while (isDigit(charAt(end))) {
                end++;
            }
            if (!isNamePart(charAt(end)) || isExponent(end)) {
                return number(start);
            }
        }
        while (isNamePart(charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        boolean hexOrBit = first == '0' && !afterDot && (word.matches("0x[0-9a-fA-F]+") || word.matches("0b[01]+"));
        return new Token(hexOrBit ? Kind.HEX_OR_BIT : Kind.WORD, word, start);
    }

    private Token number(int start) {
        skipDigits();
        if (charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (isExponent(at)) {
            at += isDigit(charAt(at + 1)) ? 1 : 2;
            skipDigits();
        }
        return new Token(Kind.NUMBER, text.substring(start, at), start);
    }

    /// An exponent must be all that follows the digits: `1e5` is a number, `1e5x` and `1e` are names.
    private boolean isExponent(int from) {
        if (charAt(from) != 'e' && charAt(from) != 'E') {
            return false;
        }
        int digits = charAt(from + 1) == '+' || charAt(from + 1) == '-' ? from + 2 : from + 1;
        int end = digits;
        while (isDigit(charAt(end))) {
            end++;
        }
        return end > digits && !isNamePart(charAt(end));
    }

    private void skipDigits() {
        while (isDigit(charAt(at))) {
            at++;
        }
    }

    /// The text between two `quote`s, the first of which is at the current position. A doubled quote stands for one.
    private String quoted(char quote, boolean escapes) throws DdlSyntaxException {
        int start = at++;
        int plain = at;
        StringBuilder unescaped = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = c == quote && charAt(at + 1) == quote;
            if (c == quote && !doubled) {
                String rest = text.substring(plain, at++);
                return unescaped == null ? rest : unescaped.append(rest).toString();
            }
            if (doubled || c == '\\' && escapes && at + 1 < text.length()) {
                unescaped = (unescaped == null ? new StringBuilder() : unescaped).append(text, plain, at);
                appendEscaped(unescaped, c, text.charAt(at + 1));
                at += 2;
                plain = at;
            } else {
                at++;
            }
        }
        throw new DdlSyntaxException("the quote " + quote + " at character " + (start + 1) + " is never closed");
    }

    private static void appendEscaped(StringBuilder to, char first, char second) {
        if (first != '\\') {
            to.append(second);
            return;
        }
        switch (second) {
            case '0' -> to.append('\0');
            case 'b' -> to.append('\b');
            case 'n' -> to.append('\n');
            case 'r' -> to.append('\r');
            case 't' -> to.append('\t');
            case 'Z' -> to.append('\032');
            case '%', '_' -> to.append('\\').append(second);
            default -> to.append(second);
        }
    }

    private void skipBlanksAndComments() {
        while (true) {
            char c = charAt(at);
            if (at < text.length() && c <= ' ') {
                at++;
            } else if (c == '#' || c == '-' && charAt(at + 1) == '-' && (charAt(at + 2) <= ' ' || at + 2 == text.length())) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline + 1;
            } else if (c == '*' && charAt(at + 1) == '/' && versioned > 0) {
                versioned--;
                at += 2;
            } else if (c == '/' && charAt(at + 1) == '*') {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() {
        boolean mariaDbOnly = charAt(at + 2) == 'M' && charAt(at + 3) == '!';
        if (charAt(at + 2) != '!' && !(mariaDbOnly && dialect.mariaDb())) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
            return;
        }
        int digits = at + (mariaDbOnly ? 4 : 3);
        int end = digits;
        int version = 0;
        while (isDigit(charAt(end)) && end < digits + 6) {
            version = version * 10 + charAt(end++) - '0';
        }
        if (end - digits < 5) { // no version: always part of the statement
            at = digits;
            versioned++;
        } else if (mariaDbOnly ? version <= dialect.version() : dialect.runsVersionedComment(version)) {
            at = end;
            versioned++;
        } else {
            skipVersionedComment(end);
        }
    }

    /// Comments may nest in a versioned comment that does not count.
    private void skipVersionedComment(int from) {
        int depth = 1;
        at = from;
        while (depth > 0 && at < text.length()) {
            if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c >= 0x80 && c != END;
    }
}
