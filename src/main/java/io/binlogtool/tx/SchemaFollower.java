package io.binlogtool.tx;

import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.row.ColumnResolver;
import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.CollationName;
import io.binlogtool.schema.DdlContext;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.TableMap;
import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.ddl.SqlWords;
import io.binlogtool.schema.ddl.StatementKeyword;
import io.binlogtool.value.charset.Collation;

/// Keeps a catalogue at the state of the log, and so knows the columns of every table met: each statement that is read goes through here,
/// selected or not. Not thread-safe.
public final class SchemaFollower {

    /// 8.0.3: statements on tables are transactions of their own, and logged with their XID if they did something.
    private static final int FIRST_WITH_XID = 0x080003;

    private final SchemaCatalog catalog;
    private final ColumnResolver resolver;
    private final Consumer<String> warnings;
    private List<SchemaChange> changes = List.of();
    private int version;
    private String log;

    /// @param catalog the schema in front of the log, which is changed from now on
    /// @param warnings takes one sentence at a time
    public SchemaFollower(SchemaCatalog catalog, Consumer<String> warnings) {
        this(catalog, warnings, warnings);
    }

    /// @param unnamed takes a sentence about each table whose columns are shown without their names
    public SchemaFollower(SchemaCatalog catalog, Consumer<String> warnings, Consumer<String> unnamed) {
        this.catalog = catalog;
        this.resolver = new ColumnResolver(catalog, unnamed);
        this.warnings = warnings;
    }

    /// What follows is of another log.
    ///
    /// @param name for warnings
    public void log(String name) {
        log = name;
    }

    /// Takes note of an event, which may be of any kind.
    public void follow(Event event) {
        if (event instanceof QueryEvent query) {
            follow(query);
        } else if (event instanceof FormatDescriptionEvent format && format.raw().format().created() != 0) {
            // A server start ends all sessions.
            catalog.dropTemporaryTables();
        }
    }

    private void follow(QueryEvent event) {
        changes = List.of();
        if (!StatementKeyword.mayChangeSchema(event.statement())) {
            return;
        }
        String statement = StatementText.of(event);
        changes = catalog.apply(statement, context(event, statement));
        if (!changes.isEmpty()) {
            version++;
        }
        for (SchemaChange change : changes) {
            if (change instanceof SchemaChange.NotUnderstood(String reason)) {
                warnings.accept(log + ": at " + event.raw().position() + ": a statement was not understood: " + reason);
            }
        }
    }

    private DdlContext context(QueryEvent event, String statement) {
        StatusVariables status = event.status();
        CollationName server = status.has(StatusVariables.CHARSET) ? collation(status.collationServer()) : null;
        CollationName database = status.has(StatusVariables.CHARSET_DATABASE) ? collation(status.collationDatabase()) : null;
        SqlDialect dialect = StatementText.dialect(event);
        DdlContext.Effect effect = status.has(StatusVariables.DDL_LOGGED_WITH_XID) ? DdlContext.Effect.CHANGED
                : isEffectUntold(event, statement, dialect) ? DdlContext.Effect.UNTOLD : DdlContext.Effect.NONE;
        return new DdlContext(event.database(), dialect, server != null ? server : DdlContext.OF_SCRIPT.serverCollation(), database,
                event.threadId(), effect, log + ":" + event.raw().position());
    }

    /// Of a statement without an XID. CREATE TABLE … SELECT ends in START TRANSACTION, and the XID stands behind its rows.
    private static boolean isEffectUntold(QueryEvent event, String statement, SqlDialect dialect) {
        return statement.endsWith("START TRANSACTION") || event.raw().format().isMariaDb()
                || event.raw().format().versionNumber() < FIRST_WITH_XID || mayBeWithoutTransactions(statement, dialect);
    }

    /// Whether the statement makes a table of an engine other than InnoDB: no XID is logged then. One that is made LIKE another may be such.
    private static boolean mayBeWithoutTransactions(String statement, SqlDialect dialect) {
        SqlWords words = new SqlWords(statement, dialect);
        boolean isMore = words.next();
        while (isMore) {
            if (isWord(words, "LIKE")) {
                return true;
            }
            boolean isEngine = isWord(words, "ENGINE");
            isMore = words.next();
            if (isEngine && isMore && words.is('=')) {
                isMore = words.next();
            }
            if (isEngine && isMore && words.isName()) {
                return !words.text().equalsIgnoreCase("InnoDB");
            }
        }
        return false;
    }

    private static boolean isWord(SqlWords words, String word) {
        return words.isName() && !words.isQuoted() && words.text().equalsIgnoreCase(word);
    }

    private static CollationName collation(int id) {
        return Collation.byId(id).map(found -> new CollationName(found.charset(), found.name())).orElse(null);
    }

    /// What the statement that was followed last did.
    public List<SchemaChange> changes() {
        return changes;
    }

    /// The catalogue as of the statement that was followed last.
    public SchemaCatalog catalog() {
        return catalog;
    }

    /// The columns of a table as of the statement that was followed last.
    public TableColumns columns(TableMap map) {
        return resolver.columns(map, version);
    }
}
