package io.binlogtool.schema;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a log has shown so far about what names mean: whether the server tells upper from lower case, and which database the tables of scripts are of
/// that name none. It is the same at every point of a log, so snapshots share it.
///
/// No event says what lower_case_table_names is. Where it is 1 or 2, statements have names as they were typed, and table maps have them in lower case.
final class NameEvidence {

    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private volatile boolean caseSensitive;
    private volatile boolean dropDoubted;

    static boolean hasCapitals(String name) {
        return !name.equals(name.toLowerCase(Locale.ROOT));
    }

    /// A table map has these names.
    void mapped(String database, String table) {
        caseSensitive |= hasCapitals(database) || hasCapitals(table);
    }

    /// Whether it is certain that names which differ in case are of different tables.
    boolean isCaseSensitive() {
        return caseSensitive;
    }

    /// `DROP TABLE IF EXISTS` named a table in another case than it is known by, and may have dropped it.
    void dropDoubted() {
        dropDoubted = true;
    }

    /// Whether two tables whose names differ in case only may be one that was dropped and created anew.
    boolean mayBeOne() {
        return dropDoubted && !caseSensitive;
    }

    /// The table of a script without a database is in use in this one. The first one to use it has it.
    void belongs(String table, String database) {
        owners.putIfAbsent(table, database);
    }

    boolean mayBelong(String table, String database) {
        String owner = owners.get(table);
        return owner == null || owner.equals(database);
    }

    /// The database that uses a script's table; null if none does.
    String owner(String table) {
        return owners.get(table);
    }
}
