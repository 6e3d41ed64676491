package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.AlterClause.AddKey;
import io.binlogtool.schema.statement.AlterClause.DropKey;
import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.DdlStatement.AlterDatabase;
import io.binlogtool.schema.statement.DdlStatement.AlterIndex;
import io.binlogtool.schema.statement.DdlStatement.CreateDatabase;
import io.binlogtool.schema.statement.DdlStatement.DropDatabase;
import io.binlogtool.schema.statement.DdlStatement.DropTables;
import io.binlogtool.schema.statement.DdlStatement.Irrelevant;
import io.binlogtool.schema.statement.DdlStatement.Rename;
import io.binlogtool.schema.statement.DdlStatement.RenameTables;
import io.binlogtool.schema.statement.DdlStatement.Use;
import io.binlogtool.schema.statement.DdlStatement;
import io.binlogtool.schema.statement.KeySpec.Kind;
import io.binlogtool.schema.statement.KeySpec;
import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.List;

/// Reads one statement. Strict where a table's definition is concerned: a word that has no place there is an error, not something to read over.
public final class DdlParser {

    private final Tokens tokens;

    private DdlParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Reads a statement, with or without `;` at its end.
    ///
    /// @throws DdlSyntaxException if it changes tables or databases and cannot be read
    public static DdlStatement parse(String statement, SqlDialect dialect) throws DdlSyntaxException {
        Tokens tokens = new Tokens(statement, dialect);
        try {
            return new DdlParser(tokens).statement();
        } catch (DdlSyntaxException e) {
            throw new DdlSyntaxException(e.getMessage(), tokens.concerned());
        }
    }

    private DdlStatement statement() throws DdlSyntaxException {
        if (tokens.accept("SET", "STATEMENT")) { // MariaDB: SET STATEMENT variable = value, … FOR statement
            while (!tokens.accept("FOR") && !tokens.atEnd()) {
                tokens.next();
            }
        }
        if (tokens.accept("CREATE")) {
            return create();
        }
        if (tokens.accept("ALTER")) {
            return alter();
        }
        if (tokens.accept("DROP")) {
            return drop();
        }
        if (tokens.accept("RENAME", "TABLE") || tokens.accept("RENAME", "TABLES")) {
            return renameTables();
        }
        return tokens.accept("USE") ? new Use(tokens.name()) : new Irrelevant();
    }

    private DdlStatement create() throws DdlSyntaxException {
        boolean orReplace = tokens.accept("OR", "REPLACE");
        if (tokens.acceptAnyOf("DATABASE", "SCHEMA")) {
            boolean ifNotExists = tokens.acceptIfNotExists();
            String name = tokens.name();
            return new CreateDatabase(name, orReplace, ifNotExists, databaseOptions());
        }
        boolean temporary = tokens.accept("TEMPORARY");
        if (tokens.accept("TABLE")) {
            return ended(new CreateTableParser(tokens).createTable(temporary, orReplace));
        }
        if (tokens.accept("SEQUENCE")) {
            return SequenceTable.create(tokens, temporary, orReplace);
        }
        tokens.acceptAnyOf("ONLINE", "OFFLINE");
        if (tokens.accept("UNIQUE")) {
            tokens.expect("INDEX");
            return createIndex(Kind.UNIQUE);
        }
        tokens.acceptAnyOf("FULLTEXT", "SPATIAL", "VECTOR");
        return tokens.accept("INDEX") ? createIndex(Kind.PLAIN) : new Irrelevant();
    }

    private DdlStatement createIndex(Kind kind) throws DdlSyntaxException {
        KeyParser parser = new KeyParser(tokens);
        boolean ifNotExists = tokens.acceptIfNotExists();
        String name = tokens.name();
        parser.acceptIndexType();
        tokens.expect("ON");
        TableName table = tokens.concerns(tokens.tableName());
        List<KeySpec.Part> parts = parser.parts();
        parser.skipOptions();
        skipIndexLock();
        return ended(new AlterIndex(table, new AddKey(new KeySpec(kind, name, ifNotExists, parts))));
    }

    private void skipIndexLock() throws DdlSyntaxException {
        while (tokens.acceptAnyOf("ALGORITHM", "LOCK", "WAIT", "NOWAIT")) {
            tokens.accept('=');
            if (!tokens.atEnd()) {
                tokens.next();
            }
        }
    }

    private DdlStatement alter() throws DdlSyntaxException {
        if (tokens.acceptAnyOf("DATABASE", "SCHEMA")) {
            return alterDatabase();
        }
        tokens.acceptAnyOf("ONLINE", "OFFLINE");
        tokens.accept("IGNORE");
        return tokens.accept("TABLE") ? new AlterTableParser(tokens).alterTable() : new Irrelevant();
    }

    private DdlStatement alterDatabase() throws DdlSyntaxException {
        boolean named = !tokens.isNextAnyOf("DEFAULT", "CHARACTER", "COLLATE") && !tokens.peek(1).is('=')
            && !(tokens.isNext("CHARSET") && tokens.peek(1).kind() != Token.Kind.END) && !tokens.isNext("READ", "ONLY");
        String name = named ? tokens.name() : null;
        return new AlterDatabase(name, databaseOptions());
    }

    private CharsetClause databaseOptions() throws DdlSyntaxException {
        TableOptionsParser options = new TableOptionsParser(tokens);
        while (options.databaseOption()) {
            // one after the other
        }
        return ended(options.charset());
    }

    private DdlStatement drop() throws DdlSyntaxException {
        if (tokens.acceptAnyOf("DATABASE", "SCHEMA")) {
            boolean ifExists = tokens.acceptIfExists();
            return ended(new DropDatabase(tokens.name(), ifExists));
        }
        tokens.acceptAnyOf("ONLINE", "OFFLINE");
        if (tokens.accept("INDEX")) {
            tokens.acceptIfExists();
            String name = tokens.name();
            tokens.expect("ON");
            TableName table = tokens.concerns(tokens.tableName());
            skipIndexLock();
            return ended(new AlterIndex(table, new DropKey(name)));
        }
        boolean temporary = tokens.accept("TEMPORARY");
        if (!tokens.acceptAnyOf("TABLE", "TABLES", "SEQUENCE")) {
            return new Irrelevant();
        }
        boolean ifExists = tokens.acceptIfExists();
        List<TableName> tables = new ArrayList<>();
        do {
            tables.add(tokens.concerns(tokens.tableName()));
        } while (tokens.accept(','));
        tokens.acceptAnyOf("RESTRICT", "CASCADE");
        skipWait();
        return ended(new DropTables(tables, temporary, ifExists));
    }

    private DdlStatement renameTables() throws DdlSyntaxException {
        boolean ifExists = tokens.acceptIfExists();
        List<Rename> renames = new ArrayList<>();
        do {
            TableName from = tokens.concerns(tokens.tableName());
            skipWait();
            tokens.expect("TO");
            renames.add(new Rename(from, tokens.concerns(tokens.tableName())));
        } while (tokens.accept(','));
        return ended(new RenameTables(renames, ifExists));
    }

    /// MariaDB's `WAIT n` and `NOWAIT`.
    private void skipWait() throws DdlSyntaxException {
        if (tokens.accept("WAIT")) {
            tokens.number();
        }
        tokens.accept("NOWAIT");
    }

    private <T> T ended(T value) throws DdlSyntaxException {
        if (!tokens.atEnd() && !(value instanceof DdlStatement.CreateTable table && table.fromSelect())) {
            throw tokens.unexpected("where the statement should end");
        }
        return value;
    }
}
