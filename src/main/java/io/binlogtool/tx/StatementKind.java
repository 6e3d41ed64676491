package io.binlogtool.tx;

import java.util.Set;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.schema.ddl.SqlWords;
import io.binlogtool.schema.ddl.StatementKeyword;

/// What a statement is about, told by its first word; of those that [TransactionKeyword] does not know.
public enum StatementKind {
    /// Rows: INSERT and its like.
    DATA,
    /// Databases, tables, users and whatever else is defined: CREATE and its like.
    DEFINITION,
    /// Anything else.
    OTHER;

    private static final Set<String> DATA_WORDS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH", "SELECT", "TABLE", "VALUES", "CALL",
            "DO");
    private static final Set<String> DEFINITION_WORDS = Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "GRANT", "REVOKE", "ANALYZE",
            "OPTIMIZE", "REPAIR", "FLUSH", "INSTALL", "UNINSTALL");
    /// What is no word here may change rows for all we know.
    private static final Set<String> KEEP_ROWS = Set.of("CREATE", "ALTER", "DROP", "RENAME", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE", "REPAIR",
            "FLUSH", "INSTALL", "UNINSTALL", "SET", "CHECK", "USE", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "BEGIN", "XA", "RESET", "CHANGE",
            "START", "STOP");

    public static StatementKind of(QueryEvent query) {
        if (query.loadFile() != null) {
            return DATA;
        }
        String word = StatementKeyword.first(query.statement());
        return DATA_WORDS.contains(word) ? DATA : DEFINITION_WORDS.contains(word) || word.equals("SET") && isAccount(query) ? DEFINITION : OTHER;
    }

    /// Whether a SET statement changes an account: SET PASSWORD or SET DEFAULT ROLE.
    private static boolean isAccount(QueryEvent query) {
        SqlWords words = new SqlWords(StatementText.of(query), StatementText.dialect(query));
        return words.next() && words.next() && (isWord(words, "PASSWORD") || isWord(words, "DEFAULT") && words.next() && isWord(words, "ROLE"));
    }

    private static boolean isWord(SqlWords words, String word) {
        return !words.isQuoted() && words.text().equalsIgnoreCase(word);
    }

    /// Whether a statement might change rows in another way than by changing what is defined.
    public static boolean mayChangeRows(QueryEvent query) {
        return !KEEP_ROWS.contains(StatementKeyword.first(query.statement()));
    }
}
