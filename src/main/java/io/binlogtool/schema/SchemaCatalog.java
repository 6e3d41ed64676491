package io.binlogtool.schema;

import io.binlogtool.schema.CatalogTables.Spelling;
import io.binlogtool.schema.DdlContext.Effect;
import io.binlogtool.schema.ddl.DdlParser;
import io.binlogtool.schema.ddl.DdlSyntaxException;
import io.binlogtool.schema.statement.AlterClause;
import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.DdlStatement.AlterDatabase;
import io.binlogtool.schema.statement.DdlStatement.AlterIndex;
import io.binlogtool.schema.statement.DdlStatement.AlterTable;
import io.binlogtool.schema.statement.DdlStatement.CreateDatabase;
import io.binlogtool.schema.statement.DdlStatement.CreateMode;
import io.binlogtool.schema.statement.DdlStatement.CreateTable;
import io.binlogtool.schema.statement.DdlStatement.CreateTableLike;
import io.binlogtool.schema.statement.DdlStatement.DropDatabase;
import io.binlogtool.schema.statement.DdlStatement.DropTables;
import io.binlogtool.schema.statement.DdlStatement.Irrelevant;
import io.binlogtool.schema.statement.DdlStatement.Rename;
import io.binlogtool.schema.statement.DdlStatement.RenameTables;
import io.binlogtool.schema.statement.DdlStatement.Use;
import io.binlogtool.schema.statement.DdlStatement;
import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/// The databases and tables at one point of a log, kept current statement by statement.
///
/// A statement that cannot be understood costs the tables it is about, and no other: they are unknown, with the reason, until they are created anew.
/// Not for several threads at once; [#snapshot()] gives one that can be read by others while this goes on.
public final class SchemaCatalog {

    private final CatalogTables tables;
    private final List<SchemaChange> changes = new ArrayList<>();
    private DdlContext context = DdlContext.OF_SCRIPT;

    /// A catalogue of nothing.
    public SchemaCatalog() {
        this(new CatalogTables());
    }

    private SchemaCatalog(CatalogTables tables) {
        this.tables = tables;
    }

    /// The catalogue as it is now. Costs nothing; the next change to either copies the maps first.
    public SchemaCatalog snapshot() {
        return new SchemaCatalog(tables.snapshot());
    }

    /// The table that a table map names. Names are compared exactly; if there is none, and the log may be of a server that takes names in any case
    /// (lower_case_table_names), a single table whose name in lower case this is will do, or one from a script that names no database.
    public Optional<TableDefinition> table(String database, String name) {
        return tables.find(database, name, Spelling.MAPPED).map(found -> found.entry().definition());
    }

    /// Takes note that the log has a table map with these names. Where the table is from a script that names no database, and its definition fits the
    /// map, it is this database's from now on.
    public void isMapped(String database, String name, boolean isAsDefined) {
        tables.evidence().mapped(database, name);
        if (isAsDefined) {
            tables.find(database, name, Spelling.MAPPED).ifPresent(this::claim);
        }
    }

    private void claim(CatalogTables.Found found) {
        if (found.session() == CatalogTables.SHARED && tables.isScripted(found.name())) {
            tables.evidence().belongs(found.name().name(), found.name().database());
        }
    }

    /// The names of all databases that have known tables, sorted.
    public SortedSet<String> databases() {
        return tables.databasesWithTables();
    }

    /// The known tables of a database, sorted by name; temporary ones are not among them.
    public List<TableDefinition> tables(String database) {
        return tables.inDatabase(database);
    }

    /// Why a table that was there is no longer known; empty if it is known or has never been seen.
    public Optional<String> unknownReason(String database, String name) {
        Optional<CatalogTables.Found> found = tables.find(database, name, Spelling.MAPPED);
        String owner = found.isPresent() ? null : tables.ownerOfScripted(name);
        return owner == null ? found.map(known -> known.entry().unknownReason())
                : Optional.of("the script that defines a table `" + name + "` names no database, and it was taken for that of `" + owner + "`");
    }

    public Optional<DatabaseDefinition> database(String name) {
        return Optional.ofNullable(tables.database(name));
    }

    /// Gives databases other names, all at once, as `--rewrite-db` does with those of the log.
    ///
    /// @param newNames by old name
    public void renameDatabases(Map<String, String> newNames) {
        tables.renameDatabases(newNames);
    }

    /// A server start drops the temporary tables of all sessions.
    public void dropTemporaryTables() {
        tables.dropTemporaryTables();
    }

    /// Follows a statement; see [io.binlogtool.schema.ddl.StatementKeyword] for what need not come here.
    ///
    /// @param statement as logged, decoded from the client's character set
    /// @return what changed, in the statement's order; empty for a statement that changes no definition
    public List<SchemaChange> apply(String statement, DdlContext statementContext) {
        context = statementContext;
        changes.clear();
        try {
            apply(DdlParser.parse(statement, context.dialect()));
        } catch (DdlSyntaxException e) {
            for (TableName table : e.tables()) {
                unknown(resolve(table), e.getMessage());
            }
            if (e.tables().isEmpty()) {
                changes.add(new SchemaChange.NotUnderstood(e.getMessage()));
            }
        }
        return List.copyOf(changes);
    }

    private void apply(DdlStatement statement) {
        switch (statement) {
            case Irrelevant _, Use _ -> {
            }
            case CreateDatabase create -> createDatabase(create);
            case AlterDatabase alter -> alterDatabase(alter);
            case DropDatabase drop -> dropDatabase(drop);
            case CreateTable create -> createTable(create);
            case CreateTableLike create -> createTableLike(create);
            case AlterTable alter -> alterTable(alter);
            case AlterIndex alter -> alterIndex(alter);
            case RenameTables rename -> rename.renames().forEach(names -> rename(names, rename.ifExists()));
            case DropTables drop -> drop.tables().forEach(table -> dropTable(resolve(table), drop));
        }
    }

    private TableName resolve(TableName table) {
        return table.in(context.defaultDatabase());
    }

    private void unknown(TableName table, String reason) {
        tables.put(CatalogTables.SHARED, table, CatalogTables.Entry.unknown(reason));
        changes.add(new SchemaChange.TableUnknown(table.database(), table.name(), reason));
    }

    /// A statement does not fit a table, which may be a session's temporary one.
    private void misfit(long session, TableName table, SchemaMismatchException e) {
        boolean isInScript = context.place() == null;
        tables.put(session, table, CatalogTables.Entry.unknown(isInScript ? e.getMessage() : "the statement at " + context.place() + " " + e.ofStatement()));
        if (session == CatalogTables.SHARED) {
            changes.add(new SchemaChange.TableUnknown(table.database(), table.name(), isInScript ? e.getMessage() : "it " + e.ofStatement()));
        }
    }

    /// What is known of a database: the log may say so first where it is used.
    private DatabaseDefinition databaseInUse(String name) {
        DatabaseDefinition known = tables.database(name);
        if (known != null && known.name().equals(name)) {
            return known;
        }
        boolean given = context.databaseCollation() != null && name.equals(context.defaultDatabase());
        if (!given && known != null) {
            return known;
        }
        CollationName collation = given ? context.databaseCollation() : context.serverCollation();
        return new DatabaseDefinition(name, collation, collation.charset());
    }

    private void createDatabase(CreateDatabase create) {
        boolean exists = tables.database(create.name()) != null;
        if (create.ifNotExists() && !create.orReplace() && (exists || context.effect() == Effect.NONE)) {
            return;
        }
        if (create.orReplace()) {
            tables.dropDatabase(create.name(), Spelling.DOUBTFUL);
        }
        try {
            CollationName collation = CharacterSetNames.resolve(create.charset(), context.serverCollation(), context.dialect());
            DatabaseDefinition definition = new DatabaseDefinition(create.name(), collation,
                    Objects.requireNonNullElse(create.charset().charset(), context.serverCollation().charset()));
            tables.putDatabase(definition);
            changes.add(new SchemaChange.DatabaseCreated(definition));
        } catch (SchemaMismatchException e) {
            changes.add(new SchemaChange.NotUnderstood("database `" + create.name() + "`: " + e.getMessage()));
        }
    }

    private void dropDatabase(DropDatabase drop) {
        if (drop.ifExists() && context.effect() == Effect.NONE) {
            return;
        }
        tables.dropDatabase(drop.name(), drop.ifExists() && context.effect() != Effect.CHANGED ? Spelling.DOUBTFUL : Spelling.TYPED);
        changes.add(new SchemaChange.DatabaseDropped(drop.name()));
    }

    private void alterDatabase(AlterDatabase alter) {
        String name = Objects.requireNonNullElse(alter.name(), context.defaultDatabase());
        DatabaseDefinition old = databaseInUse(name);
        String named = alter.charset().charset();
        try {
            CollationName collation = CharacterSetNames.resolve(alter.charset(), old.collation(), context.dialect());
            DatabaseDefinition definition = new DatabaseDefinition(name, collation, Objects.requireNonNullElse(named, old.declaredCharset()));
            tables.putDatabase(definition);
            changes.add(new SchemaChange.DatabaseAltered(old, definition, named));
        } catch (SchemaMismatchException e) {
            changes.add(new SchemaChange.NotUnderstood("database `" + name + "`: " + e.getMessage()));
        }
    }

    /// Whether IF NOT EXISTS left a table as it was: one that is known here, or one that the server knew.
    private boolean leavesExisting(TableName table, CreateMode mode) {
        if (!mode.ifNotExists() || mode.orReplace()) {
            return false;
        }
        if (mode.temporary()) {
            return tables.has(context.threadId(), table);
        }
        boolean isScriptOfAnother = tables.isScripted(table) && context.effect() == Effect.CHANGED;
        boolean isThere = context.effect() == Effect.NONE || tables.has(CatalogTables.SHARED, table) && !isScriptOfAnother;
        if (isThere) {
            tables.find(table.database(), table.name(), Spelling.DOUBTFUL).ifPresent(this::claim);
        }
        return isThere;
    }

    private void createTable(CreateTable create) {
        TableName table = resolve(create.table());
        if (leavesExisting(table, create.mode())) {
            return;
        }
        if (create.fromSelect()) {
            created(table, create.mode(), CatalogTables.Entry.unknown("its columns come from a SELECT"));
            return;
        }
        CatalogTables.Entry entry;
        try {
            entry = CatalogTables.Entry.known(define(table, create));
        } catch (SchemaMismatchException e) {
            entry = CatalogTables.Entry.unknown(e.getMessage());
        }
        created(table, create.mode(), entry);
    }

    private TableDefinition define(TableName table, CreateTable create) throws SchemaMismatchException {
        DatabaseDefinition database = databaseInUse(table.database());
        CollationName collation = CharacterSetNames.resolve(create.charset(), database.collation(), context.dialect());
        String declaredCharset = Objects.requireNonNullElse(create.charset().charset(), database.declaredCharset());
        TableDefiner definer = new TableDefiner(collation, declaredCharset, context.dialect());
        List<ColumnDefinition> columns = new ArrayList<>();
        for (ColumnSpec spec : create.columns()) {
            if (TableDefiner.indexOf(columns, spec.name()) >= 0) {
                throw new SchemaMismatchException("there are two columns `" + spec.name() + "`");
            }
            columns.add(definer.column(spec));
        }
        List<KeyDefinition> keys = new ArrayList<>();
        TableDefiner.addKeys(create.keys(), columns, keys);
        if (create.systemVersioned()) {
            TableDefiner.addSystemTime(columns);
        }
        return new TableDefinition(table.database(), table.name(), collation, declaredCharset, columns, keys);
    }

    private void createTableLike(CreateTableLike create) {
        TableName table = resolve(create.table());
        if (leavesExisting(table, create.mode())) {
            return;
        }
        TableName like = resolve(create.like());
        Optional<CatalogTables.Found> found = tables.findForSession(context.threadId(), like);
        found.ifPresent(this::claim);
        Optional<TableDefinition> model = found.map(known -> known.entry().definition());
        created(table, create.mode(), model.map(definition -> CatalogTables.Entry.known(definition.named(table.database(), table.name())))
            .orElseGet(() -> CatalogTables.Entry.unknown("it is created like " + like + ", which is not known")));
    }

    private void created(TableName table, CreateMode mode, CatalogTables.Entry entry) {
        if (mode.temporary()) {
            tables.put(context.threadId(), table, entry);
        } else if (entry.definition() == null) {
            unknown(table, entry.unknownReason());
        } else {
            tables.put(CatalogTables.SHARED, table, entry);
            changes.add(new SchemaChange.TableCreated(entry.definition()));
        }
    }

    /// The table that a statement changes; null if it has not been seen.
    private CatalogTables.Found changed(TableName table) {
        return tables.findForSession(context.threadId(), table).map(this::changed).orElse(null);
    }

    /// As [#changed(TableName)] for MariaDB's IF EXISTS. A table whose name differs in case may be meant, and is not known from then on.
    private CatalogTables.Found changedIfExists(TableName table) {
        Optional<CatalogTables.Found> found = tables.find(table.database(), table.name(), Spelling.DOUBTFUL);
        if (found.isEmpty()) {
            tables.find(table.database(), table.name(), Spelling.TYPED).ifPresent(
                    other -> unknown(other.name(), "a statement may have changed it, if the server takes " + table + " for it"));
        }
        return found.map(this::changed).orElse(null);
    }

    /// Takes note that a statement proves a table to be there. Where names that differ in case may be one table's, the other definitions of it are no
    /// longer right.
    private CatalogTables.Found changed(CatalogTables.Found found) {
        claim(found);
        if (found.session() == CatalogTables.SHARED && tables.evidence().mayBeOne()) {
            for (CatalogTables.Found other : tables.inAnyCase(found.name().database(), found.name().name())) {
                if (!other.name().equals(found.name())) {
                    unknown(other.name(), "it may be the same table as " + found.name() + ", which a statement changed");
                }
            }
        }
        return found;
    }

    private void alterTable(AlterTable alter) {
        TableName table = resolve(alter.table());
        TableName renamed = null;
        for (AlterClause clause : alter.clauses()) {
            switch (clause) {
                case AlterClause.RenameTable(TableName newName) -> renamed = resolve(newName);
                case AlterClause.ExchangePartition(TableName with) -> {
                    TableName other = resolve(with);
                    changes.add(new SchemaChange.RowsExchanged(other.database(), other.name()));
                }
                default -> { }
            }
        }
        CatalogTables.Found found = alter.ifExists() ? changedIfExists(table) : changed(table);
        if (found == null || found.entry().definition() == null) {
            changes.add(new SchemaChange.UnseenTable(table.database(), table.name()));
            if (renamed != null) {
                move(found, renamed);
                changes.add(new SchemaChange.UnseenTable(renamed.database(), renamed.name()));
            }
            return;
        }
        TableDefinition old = found.entry().definition();
        TableName name = renamed != null ? renamed : found.name();
        try {
            TableDefinition altered = altered(old, alter.clauses()).named(name.database(), name.name());
            tables.remove(found);
            tables.put(found.session(), name, CatalogTables.Entry.known(altered));
            if (found.session() == CatalogTables.SHARED) {
                changes.add(new SchemaChange.TableAltered(old, altered));
            }
        } catch (SchemaMismatchException e) {
            tables.remove(found);
            misfit(found.session(), name, e);
        }
    }

    private TableDefinition altered(TableDefinition old, List<AlterClause> clauses) throws SchemaMismatchException {
        return new TableAlteration(old, clauses, databaseInUse(old.database()).collation(), context.dialect()).apply();
    }

    /// CREATE INDEX and DROP INDEX; on a table that is not known they make no difference.
    private void alterIndex(AlterIndex alter) {
        CatalogTables.Found found = changed(resolve(alter.table()));
        if (found == null || found.entry().definition() == null) {
            return;
        }
        TableDefinition old = found.entry().definition();
        try {
            TableDefinition altered = altered(old, List.of(alter.clause()));
            tables.put(found.session(), found.name(), CatalogTables.Entry.known(altered));
            if (found.session() == CatalogTables.SHARED) {
                changes.add(new SchemaChange.KeysChanged(old, altered));
            }
        } catch (SchemaMismatchException e) {
            misfit(found.session(), found.name(), e);
        }
    }

    private void rename(Rename rename, boolean ifExists) {
        TableName from = resolve(rename.from());
        TableName to = resolve(rename.to());
        CatalogTables.Found found = ifExists ? changedIfExists(from)
                : tables.find(from.database(), from.name(), Spelling.TYPED).map(this::changed).orElse(null);
        if (found == null && ifExists) {
            return;
        }
        move(found, to);
        if (found != null && found.entry().definition() != null) {
            TableDefinition old = found.entry().definition();
            changes.add(new SchemaChange.TableRenamed(old, old.named(to.database(), to.name())));
        } else {
            changes.add(new SchemaChange.UnseenTable(from.database(), from.name()));
            changes.add(new SchemaChange.UnseenTable(to.database(), to.name()));
        }
    }

    /// Whatever the catalogue has at the new name is gone by the time something can be moved there.
    private void move(CatalogTables.Found from, TableName to) {
        if (from == null) {
            tables.remove(CatalogTables.SHARED, to);
            return;
        }
        TableDefinition definition = from.entry().definition();
        tables.remove(from);
        tables.put(from.session(), to, definition == null ? from.entry() : CatalogTables.Entry.known(definition.named(to.database(), to.name())));
    }

    /// Of several tables, IF EXISTS does not tell which were there.
    private boolean provesTable(DropTables drop) {
        return !drop.ifExists() || context.effect() == Effect.CHANGED && drop.tables().size() == 1;
    }

    private void dropTable(TableName table, DropTables drop) {
        boolean temporary = tables.remove(context.threadId(), table);
        if (temporary || drop.temporary()) {
            return;
        }
        boolean isProof = provesTable(drop);
        CatalogTables.Found found = tables.find(table.database(), table.name(), isProof ? Spelling.TYPED : Spelling.DOUBTFUL).orElse(null);
        if (found != null) {
            boolean isNoneOfThisDatabase = !isProof && context.effect() == Effect.NONE && tables.isScripted(found.name());
            if (isProof) {
                changed(found);
            }
            tables.remove(found);
            changes.add(isNoneOfThisDatabase ? new SchemaChange.UnseenTable(table.database(), table.name())
                    : new SchemaChange.TableDropped(table.database(), found.name().name()));
        } else if (tables.find(table.database(), table.name(), Spelling.TYPED).isPresent()) {
            tables.evidence().dropDoubted();
            changes.add(new SchemaChange.UnseenTable(table.database(), table.name()));
        } else if (!drop.ifExists() || context.effect() != Effect.NONE) {
            changes.add(new SchemaChange.UnseenTable(table.database(), table.name()));
        }
    }
}
