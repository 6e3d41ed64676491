package io.binlogtool.tx;

import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.binlogtool.event.QueryEvent;

/// Which selected tables and databases a statement names, outside of strings. Nobody parses all of SQL: whatever names a table might change it.
public final class StatementTables {

    /// First words of statements that change no rows.
    private static final Set<String> HARMLESS = Set.of("GRANT", "REVOKE", "SET", "FLUSH", "ANALYZE", "OPTIMIZE", "REPAIR", "CHECK", "USE",
            "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "BEGIN", "XA", "INSTALL", "UNINSTALL", "RESET", "CHANGE", "START", "STOP",
            "CREATE", "ALTER", "DROP", "RENAME");

    /// Words that are no names unless they are quoted.
    private static final Set<String> RESERVED = Set.of("TABLE", "FROM", "INTO", "SET", "WHERE", "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE",
            "CREATE", "ALTER", "DROP", "RENAME", "VALUES", "IGNORE", "IF", "NOT", "EXISTS", "ON", "AND", "OR", "TO", "AS", "BY", "LIKE", "JOIN");

    private static final Set<String> DEFINING = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> DATABASE = Set.of("DATABASE", "SCHEMA");
    private static final Set<String> CONDITION = Set.of("IF", "NOT", "EXISTS");

    private final BiPredicate<String, String> selected;
    private final Predicate<String> selectedDatabases;

    /// @param selected whether a table, given by database and name, is selected
    /// @param selectedDatabases whether a database is selected as such, with all its tables
    public StatementTables(BiPredicate<String, String> selected, Predicate<String> selectedDatabases) {
        this.selected = selected;
        this.selectedDatabases = selectedDatabases;
    }

    /// Whether a statement might change rows, other than as DDL does.
    public static boolean mayChangeRows(QueryEvent query) {
        return !HARMLESS.contains(firstWord(StatementText.of(query)));
    }

    /// The selected table that a statement other than DDL might change, or null.
    public String changed(QueryEvent query) {
        return mayChangeRows(query) ? firstSelected(StatementText.of(query), query.database()) : null;
    }

    /// Whether the statement names a selected table, or is about a selected database.
    public boolean isNamedIn(QueryEvent query) {
        String text = StatementText.of(query);
        String database = DEFINING.contains(firstWord(text)) ? database(text, query.database()) : null;
        return database != null ? selectedDatabases.test(database) : firstSelected(text, query.database()) != null;
    }

    private static String firstWord(String text) {
        return text.substring(skipBlanksAndComments(text, 0), firstWordEnd(text)).toUpperCase(Locale.ROOT);
    }

    private static int firstWordEnd(String text) {
        return wordEnd(text, skipBlanksAndComments(text, 0));
    }

    /// The database that CREATE, ALTER or DROP is about; null if it is about something else.
    private static String database(String text, String defaultDatabase) {
        int at = skipBlanksAndComments(text, firstWordEnd(text));
        int end = wordEnd(text, at);
        if (!DATABASE.contains(text.substring(at, end).toUpperCase(Locale.ROOT))) {
            return null;
        }
        do {
            at = skipBlanksAndComments(text, end);
            end = wordEnd(text, at);
        } while (CONDITION.contains(text.substring(at, end).toUpperCase(Locale.ROOT)));
        boolean isQuoted = at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '"');
        String name = isQuoted ? unquoted(text, at, stringEnd(text, at)) : text.substring(at, end);
        return name.isEmpty() ? defaultDatabase : name;
    }

    private String firstSelected(String text, String defaultDatabase) {
        String qualifier = null;
        int at = skipBlanksAndComments(text, firstWordEnd(text));
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = stringEnd(text, at);
            } else if (c == '`' || c == '"' || isWord(c)) {
                // With ANSI_QUOTES double quotes are around names.
                boolean quoted = !isWord(c);
                int end = quoted ? stringEnd(text, at) : wordEnd(text, at);
                String name = quoted ? unquoted(text, at, end) : text.substring(at, end);
                boolean isName = quoted || qualifier != null || !RESERVED.contains(name.toUpperCase(Locale.ROOT));
                if (isName && selected.test(qualifier == null ? defaultDatabase : qualifier, name)) {
                    return (qualifier == null ? defaultDatabase : qualifier) + "." + name;
                }
                at = skipBlanksAndComments(text, end);
                boolean isQualifier = at < text.length() && text.charAt(at) == '.';
                qualifier = isQualifier ? name : null;
                at += isQualifier ? 1 : 0;
            } else {
                qualifier = null;
                at++;
            }
            at = skipBlanksAndComments(text, at);
        }
        return null;
    }

    private static String unquoted(String text, int from, int end) {
        return text.substring(from + 1, Math.max(from + 1, end - 1)).replace("``", "`");
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Behind a quoted string or name. A backslash hides a quote in strings; if NO_BACKSLASH_ESCAPES says otherwise, strings seem longer
    /// or shorter than they are, and the worst is that a string's words count as names.
    private static int stringEnd(String text, int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '`') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return text.length();
    }

    /// What a versioned comment holds is looked at.
    private static int skipBlanksAndComments(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("/*!", at)) {
                at = wordEnd(text, at + 3);
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (text.startsWith("*/", at)) {
                at += 2;
            } else if (text.charAt(at) == '#' || text.startsWith("-- ", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else {
                return at;
            }
        }
        return at;
    }
}
