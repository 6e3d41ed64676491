package io.binlogtool.format.stats;

import java.util.Locale;
import java.util.Set;

import io.binlogtool.io.Bytes;

/// Tells statements that define something from those that change rows, by their first word.
final class DdlStatements {

    private static final Set<String> WORDS = Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE",
            "REPAIR", "FLUSH", "INSTALL", "UNINSTALL");
    private static final int LONGEST = 12;

    private DdlStatements() {
    }

    static boolean isDdl(Bytes statement) {
        long at = skipBlanks(statement, 0);
        StringBuilder word = new StringBuilder(LONGEST);
        while (at < statement.size() && word.length() < LONGEST && Character.isLetter(statement.u8(at))) {
            word.append((char) statement.u8(at++));
        }
        return WORDS.contains(word.toString().toUpperCase(Locale.ROOT));
    }

    /// Where the first word begins, behind white space and comments; the inside of `/*! … */` counts as text.
    private static long skipBlanks(Bytes statement, long at) {
        while (at < statement.size()) {
            int b = statement.u8(at);
            if (b == '/' && at + 2 < statement.size() && statement.u8(at + 1) == '*') {
                if (statement.u8(at + 2) == '!') {
                    at += 3;
                    while (at < statement.size() && Character.isDigit(statement.u8(at))) {
                        at++;
                    }
                    continue;
                }
                long end = statement.indexOf('/', at + 3, statement.size());
                while (end > 0 && statement.u8(end - 1) != '*') {
                    end = statement.indexOf('/', end + 1, statement.size());
                }
                if (end < 0) {
                    return statement.size();
                }
                at = end + 1;
            } else if (b <= ' ' || b == '(') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }
}
