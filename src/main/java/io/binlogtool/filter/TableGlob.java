package io.binlogtool.filter;

import java.util.Arrays;
import java.util.stream.IntStream;

/// One pattern of [TableGlobs]. Names are sequences of code points, of which [#ANY_ONE] and [#ANY_RUN] are none.
///
/// @param database null for any
record TableGlob(int[] database, int[] table) {

    private static final int ANY_ONE = -1;
    private static final int ANY_RUN = -2;

    static TableGlob parse(String argument) {
        int[] codePoints = argument.codePoints().toArray();
        IntStream.Builder name = IntStream.builder();
        int[] database = null;
        int nameStart = 0;
        int openQuote = -1;
        for (int i = 0; i < codePoints.length; i++) {
            int c = codePoints[i];
            if (c == '`') {
                if (openQuote < 0) {
                    openQuote = i;
                } else if (i + 1 < codePoints.length && codePoints[i + 1] == '`') {
                    name.add('`');
                    i++;
                } else {
                    openQuote = -1;
                }
            } else if (c != '.' || openQuote >= 0) {
                name.add(openQuote >= 0 ? c : c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c);
            } else if (database != null) {
                throw fault("a table has one point at most; put names that hold one between backticks", argument, i);
            } else {
                database = completed(name, argument, "the database's name is missing", nameStart);
                name = IntStream.builder();
                nameStart = i + 1;
            }
        }
        if (openQuote >= 0) {
            throw fault("the quoted name has no closing `", argument, openQuote);
        }
        return new TableGlob(database, completed(name, argument, "the table's name is missing", nameStart));
    }

    private static int[] completed(IntStream.Builder name, String argument, String ifEmpty, int start) {
        int[] pattern = name.build().toArray();
        if (pattern.length == 0) {
            throw fault(ifEmpty, argument, start);
        }
        return pattern;
    }

    private static FilterSyntaxException fault(String message, String argument, int codePoint) {
        return new FilterSyntaxException(message, argument, argument.offsetByCodePoints(0, codePoint));
    }

    boolean matches(String databaseName, String tableName) {
        return (database == null || matches(database, databaseName)) && matches(table, tableName);
    }

    /// Goes through both in step. Where they part, the last [#ANY_RUN] passed takes one character more and everything behind it is tried again;
    /// the runs before it never need to change, so that this takes at most pattern times name steps.
    private static boolean matches(int[] pattern, String text) {
        int[] name = text.codePoints().toArray();
        int p = 0;
        int n = 0;
        int run = -1;
        int runEnd = 0;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == ANY_RUN) {
                run = p++;
                runEnd = n;
            } else if (p < pattern.length && (pattern[p] == ANY_ONE || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (run >= 0) {
                p = run + 1;
                n = ++runEnd;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY_RUN) {
            p++;
        }
        return p == pattern.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableGlob that && Arrays.equals(database, that.database) && Arrays.equals(table, that.table);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(database) + Arrays.hashCode(table);
    }
}
