package io.binlogtool.schema.ddl;

import io.binlogtool.io.Bytes;

/// The quick look at a statement's first keyword, which keeps most statements away from the parser: nearly every QUERY_EVENT is a BEGIN or some DML.
///
/// Works on the bytes as logged: all character sets a client may use keep ASCII as it is.
public final class StatementKeyword {

    private static final long CREATE = word("CREATE");
    private static final long ALTER = word("ALTER");
    private static final long DROP = word("DROP");
    private static final long RENAME = word("RENAME");
    private static final long SET = word("SET");
    private static final long STATEMENT = word("STATEMEN");

    private static final int WORD_MAX = 8;

    private StatementKeyword() {
    }

    /// Whether the statement may change the definition of a database or table. FALSE is certain; TRUE means that it has to be parsed.
    public static boolean mayChangeSchema(Bytes statement) {
        long at = skipBlanksAndComments(statement, 0);
        long first = wordAt(statement, at);
        if (first == SET) { // MariaDB: SET STATEMENT … FOR statement
            return wordAt(statement, skipBlanksAndComments(statement, at + 3)) == STATEMENT;
        }
        return first == CREATE || first == ALTER || first == DROP || first == RENAME;
    }

    /// The first word in upper case, behind parentheses: `SELECT` of `(select 1)`. Empty if the statement begins with something else.
    public static String first(Bytes statement) {
        long at = skipBlanksAndComments(statement, 0);
        while (byteAt(statement, at) == '(') {
            at = skipBlanksAndComments(statement, at + 1);
        }
        StringBuilder word = new StringBuilder();
        for (int letter = byteAt(statement, at); isLetter(letter); letter = byteAt(statement, ++at)) {
            word.append((char) (letter & ~0x20));
        }
        return word.toString();
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /// What a versioned comment holds is looked at whatever its version.
    private static long skipBlanksAndComments(Bytes statement, long from) {
        long at = from;
        while (at < statement.size()) {
            int c = statement.u8(at);
            if (c <= ' ') {
                at++;
            } else if (c == '#' || c == '-' && byteAt(statement, at + 1) == '-') {
                at = after(statement, at, '\n', -1);
            } else if (c == '*' && byteAt(statement, at + 1) == '/') {
                at += 2; // the end of a versioned comment that held nothing
            } else if (c == '/' && byteAt(statement, at + 1) == '*') {
                int third = byteAt(statement, at + 2);
                boolean mariaDb = third == 'M' && byteAt(statement, at + 3) == '!';
                at = third == '!' || mariaDb ? skipDigits(statement, at + (mariaDb ? 4 : 3)) : after(statement, at + 2, '*', '/');
            } else {
                return at;
            }
        }
        return at;
    }

    private static long after(Bytes statement, long from, int first, int second) {
        for (long at = from; at < statement.size(); at++) {
            if (statement.u8(at) == first && (second < 0 || byteAt(statement, at + 1) == second)) {
                return at + (second < 0 ? 1 : 2);
            }
        }
        return statement.size();
    }

    private static long skipDigits(Bytes statement, long from) {
        long at = from;
        while (byteAt(statement, at) >= '0' && byteAt(statement, at) <= '9') {
            at++;
        }
        return at;
    }

    /// Up to eight letters, in upper case, packed into a number.
    private static long wordAt(Bytes statement, long at) {
        long word = 0;
        for (int i = 0; i < WORD_MAX; i++) {
            int letter = byteAt(statement, at + i);
            int upper = letter < 0 ? 0 : letter & ~0x20;
            if (upper < 'A' || upper > 'Z') {
                return word;
            }
            word = word << 8 | upper;
        }
        return word;
    }

    private static long word(String letters) {
        long word = 0;
        for (int i = 0; i < letters.length(); i++) {
            word = word << 8 | letters.charAt(i);
        }
        return word;
    }

    private static int byteAt(Bytes statement, long at) {
        return at < statement.size() ? statement.u8(at) : -1;
    }
}
