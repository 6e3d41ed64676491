package io.binlogtool.tx;

import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.schema.ddl.SqlWords;

/// Which selected tables and databases a statement names, outside of strings. Nobody parses all of SQL: whatever names a table might change it.
public final class StatementTables {

    /// Words that are no names unless they are quoted.
    private static final Set<String> RESERVED = Set.of("TABLE", "FROM", "INTO", "SET", "WHERE", "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE",
            "CREATE", "ALTER", "DROP", "RENAME", "VALUES", "IGNORE", "IF", "NOT", "EXISTS", "ON", "AND", "OR", "TO", "AS", "BY", "LIKE", "JOIN",
            "DELAYED", "LOW_PRIORITY", "HIGH_PRIORITY", "INFILE");

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

    /// The selected table that a statement other than DDL might change, or null.
    public String changed(QueryEvent query) {
        return StatementKind.mayChangeRows(query) ? firstSelected(query) : null;
    }

    /// Whether the statement names a selected table, or is about a selected database.
    public boolean isNamedIn(QueryEvent query) {
        String database = StatementKind.of(query) == StatementKind.DEFINITION ? database(query) : null;
        return database != null ? selectedDatabases.test(database) : firstSelected(query) != null;
    }

    private static SqlWords words(QueryEvent query) {
        return new SqlWords(StatementText.of(query), StatementText.dialect(query));
    }

    /// The database that CREATE, ALTER or DROP is about; null if the statement is about something else.
    private static String database(QueryEvent query) {
        SqlWords words = words(query);
        if (!words.next() || !isOneOf(DEFINING, words) || !words.next() || !isOneOf(DATABASE, words)) {
            return null;
        }
        boolean isMore = words.next();
        while (isMore && isOneOf(CONDITION, words)) {
            isMore = words.next();
        }
        // ALTER DATABASE may leave the name out.
        return isMore && words.isName() ? words.text() : query.database();
    }

    private static boolean isOneOf(Set<String> keywords, SqlWords words) {
        return !words.isQuoted() && keywords.contains(words.text().toUpperCase(Locale.ROOT));
    }

    private String firstSelected(QueryEvent query) {
        SqlWords words = words(query);
        // The first word is the statement's.
        boolean isMore = words.next() && words.next();
        while (isMore) {
            if (!words.isName()) {
                isMore = words.next();
                continue;
            }
            String database = query.database();
            String name = words.text();
            boolean isName = !isOneOf(RESERVED, words);
            isMore = words.next();
            while (isMore && words.is('.')) {
                // What stands in front of the first dot may be a database, or a table that is named elsewhere without its columns.
                isMore = words.next();
                if (isMore && words.isName()) {
                    database = name;
                    name = words.text();
                    isName = true;
                    if (selected.test(database, name)) {
                        return database + "." + name;
                    }
                    isMore = words.next();
                }
            }
            if (isName && selected.test(database, name)) {
                return database + "." + name;
            }
        }
        return null;
    }
}
