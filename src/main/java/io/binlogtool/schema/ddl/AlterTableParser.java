package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.AlterClause.AddColumn;
import io.binlogtool.schema.statement.AlterClause.AddKey;
import io.binlogtool.schema.statement.AlterClause.ChangeColumn;
import io.binlogtool.schema.statement.AlterClause.ConvertToCharset;
import io.binlogtool.schema.statement.AlterClause.DropColumn;
import io.binlogtool.schema.statement.AlterClause.DropConstraint;
import io.binlogtool.schema.statement.AlterClause.DropKey;
import io.binlogtool.schema.statement.AlterClause.DropPrimaryKey;
import io.binlogtool.schema.statement.AlterClause.ExchangePartition;
import io.binlogtool.schema.statement.AlterClause.Position;
import io.binlogtool.schema.statement.AlterClause.RenameColumn;
import io.binlogtool.schema.statement.AlterClause.RenameKey;
import io.binlogtool.schema.statement.AlterClause.RenameTable;
import io.binlogtool.schema.statement.AlterClause.SetColumnVisibility;
import io.binlogtool.schema.statement.AlterClause.SetDefaultCharset;
import io.binlogtool.schema.statement.AlterClause.SetSystemVersioning;
import io.binlogtool.schema.statement.AlterClause;
import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.DdlStatement.AlterTable;
import io.binlogtool.schema.statement.KeySpec;
import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.List;

/// Reads what follows ALTER TABLE: clauses separated by commas, table options among them, and partition clauses at the end.
final class AlterTableParser {

    private final Tokens tokens;
    private final List<AlterClause> clauses = new ArrayList<>();
    private final List<KeySpec> keys = new ArrayList<>();
    private final TableOptionsParser options;

    AlterTableParser(Tokens tokens) {
        this.tokens = tokens;
        this.options = new TableOptionsParser(tokens);
    }

    AlterTable alterTable() throws DdlSyntaxException {
        boolean ifExists = tokens.acceptIfExists();
        TableName table = tokens.concerns(tokens.tableName());
        if (tokens.accept("WAIT")) {
            tokens.number();
        }
        tokens.accept("NOWAIT");
        if (!skipPartitionClause() && !tokens.atEnd()) {
            do {
                clause();
            } while (tokens.accept(','));
            skipPartitionClause();
        }
        if (!tokens.atEnd()) {
            throw tokens.unexpected("after a clause of ALTER TABLE");
        }
        for (KeySpec key : keys) {
            clauses.add(new AddKey(key));
        }
        if (options.charsetGiven()) {
            clauses.add(new SetDefaultCharset(options.charset()));
        }
        if (options.systemVersioned()) {
            clauses.add(new SetSystemVersioning(true));
        }
        return new AlterTable(table, ifExists, clauses);
    }

    /// Partition clauses change no column and nothing follows them. One of them is about another table, too.
    private boolean skipPartitionClause() throws DdlSyntaxException {
        boolean exchanges = tokens.isNext("EXCHANGE", "PARTITION");
        boolean partition = tokens.isNextAnyOf("PARTITION", "TRUNCATE", "COALESCE", "REORGANIZE", "EXCHANGE", "ANALYZE", "CHECK", "OPTIMIZE", "REBUILD",
            "REPAIR", "REMOVE")
            || tokens.isNext("ADD", "PARTITION") || tokens.isNext("DROP", "PARTITION")
            || tokens.isNext("DISCARD", "PARTITION") || tokens.isNext("IMPORT", "PARTITION") || tokens.isNext("UPGRADE", "PARTITIONING");
        while (partition && !tokens.atEnd()) {
            if (exchanges && tokens.accept("WITH", "TABLE")) {
                clauses.add(new ExchangePartition(tokens.concerns(tokens.tableName())));
            } else if (!tokens.acceptParentheses()) {
                tokens.next();
            }
        }
        return partition;
    }

    private void clause() throws DdlSyntaxException {
        if (tokens.accept("ADD")) {
            add();
        } else if (tokens.accept("DROP")) {
            drop();
        } else if (tokens.accept("CHANGE")) {
            tokens.accept("COLUMN");
            boolean ifExists = tokens.acceptIfExists();
            String name = tokens.name();
            clauses.add(new ChangeColumn(name, new ColumnParser(tokens, keys).column(), position(), ifExists));
        } else if (tokens.accept("MODIFY")) {
            tokens.accept("COLUMN");
            boolean ifExists = tokens.acceptIfExists();
            ColumnSpec column = new ColumnParser(tokens, keys).column();
            clauses.add(new ChangeColumn(column.name(), column, position(), ifExists));
        } else if (tokens.accept("ALTER")) {
            alter();
        } else if (tokens.accept("RENAME")) {
            rename();
        } else if (tokens.accept("CONVERT")) {
            convert();
        } else if (tokens.accept("ORDER", "BY")) {
            orderBy();
        } else if (tokens.acceptAnyOf("ALGORITHM", "LOCK")) {
            tokens.accept('=');
            tokens.name();
        } else if (tokens.acceptAnyOf("ENABLE", "DISABLE")) {
            tokens.expect("KEYS");
        } else if (tokens.acceptAnyOf("DISCARD", "IMPORT")) {
            tokens.expect("TABLESPACE");
        } else if (!tokens.acceptAnyOf("FORCE", "SECONDARY_LOAD", "SECONDARY_UNLOAD")
            && !tokens.accept("WITH", "VALIDATION") && !tokens.accept("WITHOUT", "VALIDATION")) {
            tableOptions();
        }
    }

    private void tableOptions() throws DdlSyntaxException {
        if (!options.tableOption()) {
            throw tokens.unexpected("where a clause of ALTER TABLE should be");
        }
        while (options.tableOption()) {
            // options may follow each other without commas
        }
    }

    private void add() throws DdlSyntaxException {
        KeyParser key = new KeyParser(tokens);
        if (key.isNext()) {
            key.readInto(keys);
        } else if (tokens.accept("PERIOD", "FOR")) {
            tokens.name();
            tokens.skipParentheses();
        } else if (tokens.accept("SYSTEM", "VERSIONING")) {
            clauses.add(new SetSystemVersioning(true));
        } else {
            tokens.accept("COLUMN");
            boolean ifNotExists = tokens.acceptIfNotExists();
            if (tokens.peek().is('(')) {
                CreateTableParser list = new CreateTableParser(tokens);
                list.elements();
                list.columns().forEach(column -> clauses.add(new AddColumn(column, new Position.Unchanged(), ifNotExists)));
                keys.addAll(list.keys());
            } else {
                clauses.add(new AddColumn(new ColumnParser(tokens, keys).column(), position(), ifNotExists));
            }
        }
    }

    private Position position() throws DdlSyntaxException {
        if (tokens.accept("FIRST")) {
            return new Position.First();
        }
        return tokens.accept("AFTER") ? new Position.After(tokens.name()) : new Position.Unchanged();
    }

    private void drop() throws DdlSyntaxException {
        if (tokens.accept("PRIMARY", "KEY")) {
            clauses.add(new DropPrimaryKey());
        } else if (tokens.acceptAnyOf("INDEX", "KEY")) {
            tokens.acceptIfExists();
            clauses.add(new DropKey(tokens.name()));
        } else if (tokens.accept("FOREIGN", "KEY") || tokens.accept("CHECK")) {
            tokens.acceptIfExists();
            tokens.name();
        } else if (tokens.accept("CONSTRAINT")) {
            tokens.acceptIfExists();
            clauses.add(new DropConstraint(tokens.name()));
        } else if (tokens.accept("PERIOD", "FOR")) {
            tokens.name();
        } else if (tokens.accept("SYSTEM", "VERSIONING")) {
            clauses.add(new SetSystemVersioning(false));
        } else {
            tokens.accept("COLUMN");
            boolean ifExists = tokens.acceptIfExists();
            clauses.add(new DropColumn(tokens.name(), ifExists));
            tokens.acceptAnyOf("RESTRICT", "CASCADE");
        }
    }

    private void alter() throws DdlSyntaxException {
        if (tokens.acceptAnyOf("INDEX", "KEY", "CHECK", "CONSTRAINT")) {
            tokens.acceptIfExists();
            tokens.name();
            tokens.accept("NOT");
            if (!tokens.acceptAnyOf("VISIBLE", "INVISIBLE", "IGNORED", "ENFORCED")) {
                throw tokens.unexpected("where what becomes of it should be");
            }
            return;
        }
        tokens.accept("COLUMN");
        tokens.acceptIfExists();
        String column = tokens.name();
        if (tokens.accept("SET", "DEFAULT")) {
            new ExpressionSkipper(tokens).skip();
        } else if (tokens.accept("SET", "VISIBLE")) {
            clauses.add(new SetColumnVisibility(column, false));
        } else if (tokens.accept("SET", "INVISIBLE")) {
            clauses.add(new SetColumnVisibility(column, true));
        } else {
            tokens.expect("DROP", "DEFAULT");
        }
    }

    private void rename() throws DdlSyntaxException {
        if (tokens.accept("COLUMN")) {
            boolean ifExists = tokens.acceptIfExists();
            String name = tokens.name();
            tokens.expect("TO");
            clauses.add(new RenameColumn(name, tokens.name(), ifExists));
        } else if (tokens.acceptAnyOf("INDEX", "KEY")) {
            tokens.acceptIfExists();
            String name = tokens.name();
            tokens.expect("TO");
            clauses.add(new RenameKey(name, tokens.name()));
        } else {
            if (!tokens.acceptAnyOf("TO", "AS")) {
                tokens.accept('=');
            }
            clauses.add(new RenameTable(tokens.concerns(tokens.tableName())));
        }
    }

    private void convert() throws DdlSyntaxException {
        if (!tokens.accept("TO")) { // MariaDB: a partition becomes a table, or the other way round
            tokens.accept("TABLE");
            if (tokens.accept("PARTITION")) {
                tokens.name();
                tokens.expect("TO", "TABLE");
            }
            tokens.concerns(tokens.tableName());
            throw new DdlSyntaxException("CONVERT PARTITION and CONVERT TABLE are not followed");
        }
        CharsetClause charset = options.columnCharset(CharsetClause.NONE);
        clauses.add(new ConvertToCharset(tokens.isNext("COLLATE") ? options.columnCharset(charset) : charset));
    }

    /// Its columns are separated by commas like the clauses: a name with nothing but a comma, ASC or DESC after it is a column.
    private void orderBy() throws DdlSyntaxException {
        do {
            tokens.tableName();
            tokens.acceptAnyOf("ASC", "DESC");
        } while (isOrderColumnNext() && tokens.accept(','));
    }

    private boolean isOrderColumnNext() throws DdlSyntaxException {
        Token after = tokens.peek(2);
        return tokens.peek().is(',') && tokens.peek(1).isName()
            && (after.is(',') || after.is('.') || after.is("ASC") || after.is("DESC") || after.kind() == Token.Kind.END);
    }
}
