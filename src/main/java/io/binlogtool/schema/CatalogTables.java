package io.binlogtool.schema;

import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What [SchemaCatalog] holds: databases and tables by name, and temporary tables by session and name. Copied on the first write after a snapshot.
final class CatalogTables {

    /// The session of tables that are not temporary.
    static final long SHARED = -1;

    private Map<String, DatabaseDefinition> databases;
    private Map<Key, Entry> tables;
    private boolean sharedWithSnapshot;
    private final NameEvidence evidence;

    CatalogTables() {
        this(new HashMap<>(), new HashMap<>(), false, new NameEvidence());
    }

    private CatalogTables(Map<String, DatabaseDefinition> databases, Map<Key, Entry> tables, boolean sharedWithSnapshot, NameEvidence evidence) {
        this.databases = databases;
        this.tables = tables;
        this.sharedWithSnapshot = sharedWithSnapshot;
        this.evidence = evidence;
    }

    /// Who may have written a name: that decides how far its case may differ from that of the table it means.
    enum Spelling {
        /// A statement that the server carried out, and so found a table for: as somebody typed it, in any case.
        TYPED,
        /// A statement with IF EXISTS: no proof that there is a table, so only this very name will do.
        DOUBTFUL,
        /// A table map: a server that takes names in any case writes them in lower case there.
        MAPPED
    }

    /// Equality is written out as in [TableName].
    private record Key(long session, TableName name) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && session == that.session && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(session) + name.hashCode();
        }
    }

    /// A table's definition, or else the reason why there is none.
    record Entry(TableDefinition definition, String unknownReason) {

        /// Of a table that is not there in this database, though a script without a database has one of its name.
        private static final Entry GONE = new Entry(null, null);

        static Entry known(TableDefinition definition) {
            return new Entry(definition, null);
        }

        static Entry unknown(String reason) {
            return new Entry(null, reason);
        }
    }

    /// An entry, and its full name. A table from a script without a database is found in the database that was asked for, until the log shows whose
    /// it is.
    record Found(long session, TableName name, Entry entry) {
    }

    CatalogTables snapshot() {
        sharedWithSnapshot = true;
        return new CatalogTables(databases, tables, true, evidence);
    }

    private void own() {
        if (sharedWithSnapshot) {
            databases = new HashMap<>(databases);
            tables = new HashMap<>(tables);
            sharedWithSnapshot = false;
        }
    }

    /// By its name, or by the only one that is the same in another case: servers with lower_case_table_names take any.
    DatabaseDefinition database(String name) {
        DatabaseDefinition exact = databases.get(name);
        if (exact != null || evidence.isCaseSensitive()) {
            return exact;
        }
        List<DatabaseDefinition> inOtherCase = databases.values().stream().filter(known -> known.name().equalsIgnoreCase(name)).toList();
        return inOtherCase.size() == 1 ? inOtherCase.getFirst() : null;
    }

    void putDatabase(DatabaseDefinition definition) {
        own();
        databases.put(definition.name(), definition);
    }

    void dropDatabase(String name, Spelling spelling) {
        own();
        DatabaseDefinition known = spelling == Spelling.DOUBTFUL ? databases.get(name) : database(name);
        String stored = known == null ? name : known.name();
        databases.remove(stored);
        tables.keySet().removeIf(key -> key.name.database().equals(name) || key.name.database().equals(stored));
        Map<Key, Entry> gone = new HashMap<>();
        for (Key key : tables.keySet()) {
            if (key.session == SHARED && key.name.database().isEmpty()) {
                gone.put(new Key(SHARED, new TableName(name, key.name.name())), Entry.GONE);
            }
        }
        tables.putAll(gone);
    }

    /// What had a new name before gives way.
    void renameDatabases(Map<String, String> newNames) {
        Map<Key, Entry> renamedTables = new HashMap<>(tables);
        renamedTables.keySet().removeIf(key -> newNames.containsKey(key.name.database()));
        Map<String, DatabaseDefinition> renamedDatabases = new HashMap<>(databases);
        renamedDatabases.keySet().removeAll(newNames.keySet());
        newNames.forEach((old, newName) -> {
            tables.forEach((key, entry) -> {
                if (key.name.database().equals(old)) {
                    TableDefinition definition = entry.definition();
                    renamedTables.put(new Key(key.session, new TableName(newName, key.name.name())),
                            definition == null ? entry : Entry.known(definition.named(newName, key.name.name())));
                }
            });
            if (databases.containsKey(old)) {
                DatabaseDefinition definition = databases.get(old);
                renamedDatabases.put(newName, new DatabaseDefinition(newName, definition.collation(), definition.declaredCharset()));
            }
        });
        tables = renamedTables;
        databases = renamedDatabases;
        sharedWithSnapshot = false;
    }

    SortedSet<String> databasesWithTables() {
        return tables.entrySet().stream()
            .filter(table -> table.getKey().session == SHARED && table.getValue().definition() != null)
            .map(table -> table.getKey().name.database())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    List<TableDefinition> inDatabase(String database) {
        return tables.entrySet().stream()
            .filter(table -> table.getKey().session == SHARED && table.getKey().name.database().equals(database))
            .map(table -> table.getValue().definition())
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(TableDefinition::name))
            .toList();
    }

    private Entry get(long session, TableName name) {
        return tables.get(new Key(session, name));
    }

    /// Whether there is a table of exactly this name, known or not.
    boolean has(long session, TableName name) {
        Entry entry = get(session, name);
        return entry == null ? session == SHARED && scriptMayMean(name) : entry != Entry.GONE;
    }

    /// Whether a table of this name is known from a script without a database only.
    boolean isScripted(TableName name) {
        return get(SHARED, name) == null && get(SHARED, withoutDatabase(name)) != null;
    }

    private boolean scriptMayMean(TableName name) {
        return get(SHARED, withoutDatabase(name)) != null && evidence.mayBelong(name.name(), name.database());
    }

    private static TableName withoutDatabase(TableName name) {
        return new TableName("", name.name());
    }

    void put(long session, TableName name, Entry entry) {
        own();
        tables.put(new Key(session, name), entry);
    }

    void remove(Found found) {
        remove(found.session, found.name);
    }

    /// @return whether it was there
    boolean remove(long session, TableName name) {
        boolean wasThere = has(session, name);
        own();
        if (session == SHARED && !name.database().isEmpty() && spelled("", name.name(), Spelling.TYPED).isPresent()) {
            put(SHARED, name, Entry.GONE);
        } else {
            tables.remove(new Key(session, name));
        }
        return wasThere;
    }

    void dropTemporaryTables() {
        own();
        tables.keySet().removeIf(key -> key.session != SHARED);
    }

    NameEvidence evidence() {
        return evidence;
    }

    /// The table that a statement changes. A temporary table of the session hides one that is not.
    Optional<Found> findForSession(long session, TableName name) {
        Entry temporary = get(session, name);
        return temporary == null ? find(name.database(), name.name(), Spelling.TYPED) : Optional.of(new Found(session, name, temporary));
    }

    Optional<Found> find(String database, String name, Spelling spelling) {
        Optional<Found> found = spelled(database, name, spelling);
        if (found.isEmpty()) {
            found = fromScript(database, name, spelling);
        }
        return found.isPresent() && found.get().entry == Entry.GONE ? Optional.empty() : found;
    }

    private Optional<Found> spelled(String database, String name, Spelling spelling) {
        Optional<Found> exact = at(database, name);
        boolean isExactOnly = evidence.isCaseSensitive() || spelling == Spelling.DOUBTFUL;
        if (exact.isPresent() || isExactOnly) {
            return exact;
        }
        List<Found> inAnyCase = inAnyCase(database, name);
        Optional<Found> only = inAnyCase.size() == 1 ? Optional.of(inAnyCase.getFirst()) : Optional.empty();
        return spelling == Spelling.TYPED ? only
                : only.filter(found -> isSameOrLowerCase(database, found.name.database()) && isSameOrLowerCase(name, found.name.name()));
    }

    private static boolean isSameOrLowerCase(String name, String stored) {
        return name.equals(stored) || !NameEvidence.hasCapitals(name);
    }

    /// A table from a script without a database, as one of `database`.
    private Optional<Found> fromScript(String database, String name, Spelling spelling) {
        Optional<Found> found = spelled("", name, spelling);
        if (found.isEmpty() || !evidence.mayBelong(found.get().name.name(), database)) {
            return Optional.empty();
        }
        TableName here = new TableName(database, found.get().name.name());
        TableDefinition definition = found.get().entry.definition();
        return Optional.of(new Found(SHARED, here, definition == null ? found.get().entry : Entry.known(definition.named(database, here.name()))));
    }

    /// The database that a table of this name from a script without a database turned out to be of; null for none.
    String ownerOfScripted(String name) {
        return spelled("", name, Spelling.MAPPED).map(found -> evidence.owner(found.name.name())).orElse(null);
    }

    private Optional<Found> at(String database, String name) {
        TableName exact = new TableName(database, name);
        Entry entry = get(SHARED, exact);
        return entry == null ? Optional.empty() : Optional.of(new Found(SHARED, exact, entry));
    }

    /// Tables that have this name but for its case.
    List<Found> inAnyCase(String database, String name) {
        List<Found> found = new ArrayList<>();
        for (Map.Entry<Key, Entry> table : tables.entrySet()) {
            Key key = table.getKey();
            if (key.session == SHARED && key.name.name().equalsIgnoreCase(name) && key.name.database().equalsIgnoreCase(database)) {
                found.add(new Found(SHARED, key.name, table.getValue()));
            }
        }
        return found;
    }
}
