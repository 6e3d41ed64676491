package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.DdlStatement.CreateMode;
import io.binlogtool.schema.statement.DdlStatement.CreateTable;
import io.binlogtool.schema.statement.DdlStatement.CreateTableLike;
import io.binlogtool.schema.statement.DdlStatement;
import io.binlogtool.schema.statement.KeySpec;
import io.binlogtool.schema.statement.TableName;
import java.util.ArrayList;
import java.util.List;

/// Reads what follows CREATE TABLE.
final class CreateTableParser {

    private final Tokens tokens;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final List<KeySpec> keys = new ArrayList<>();

    CreateTableParser(Tokens tokens) {
        this.tokens = tokens;
    }

    DdlStatement createTable(boolean temporary, boolean orReplace) throws DdlSyntaxException {
        CreateMode mode = new CreateMode(temporary, orReplace, tokens.acceptIfNotExists());
        TableName table = temporary ? tokens.tableName() : tokens.concerns(tokens.tableName());
        if (tokens.accept("LIKE")) {
            return new CreateTableLike(table, mode, tokens.tableName());
        }
        if (tokens.peek().is('(') && tokens.peek(1).is("LIKE")) {
            tokens.next();
            tokens.next();
            TableName like = tokens.tableName();
            tokens.expect(')');
            return new CreateTableLike(table, mode, like);
        }
        if (tokens.peek().is('(') && !isQueryNext()) {
            elements();
        }
        TableOptionsParser options = new TableOptionsParser(tokens);
        while (options.tableOption()) {
            tokens.accept(',');
        }
        skipPartitions();
        boolean fromSelect = tokens.acceptAnyOf("IGNORE", "REPLACE") | tokens.accept("AS") | isQueryNext();
        if (fromSelect) {
            return new CreateTable(table, mode, columns, keys, options.charset(), options.systemVersioned(), true);
        }
        if (!tokens.atEnd()) {
            throw tokens.unexpected("after the table's columns");
        }
        if (columns.isEmpty()) {
            throw tokens.unexpected("without columns");
        }
        return new CreateTable(table, mode, columns, keys, options.charset(), options.systemVersioned(), false);
    }

    /// `( column | key | check, … )`
    void elements() throws DdlSyntaxException {
        tokens.expect('(');
        do {
            element();
        } while (tokens.accept(','));
        tokens.expect(')');
    }

    List<ColumnSpec> columns() {
        return columns;
    }

    List<KeySpec> keys() {
        return keys;
    }

    private void element() throws DdlSyntaxException {
        KeyParser key = new KeyParser(tokens);
        if (key.isNext()) {
            key.readInto(keys);
        } else if (tokens.accept("PERIOD", "FOR")) {
            tokens.name();
            tokens.skipParentheses();
        } else {
            columns.add(new ColumnParser(tokens, keys).column());
        }
    }

    private boolean isQueryNext() throws DdlSyntaxException {
        int at = 0;
        while (tokens.peek(at).is('(')) {
            at++;
        }
        Token word = tokens.peek(at);
        return word.is("SELECT") || word.is("WITH") || word.is("VALUES") || word.is("TABLE");
    }

    /// Nothing outside their parentheses can be taken for the start of a query.
    private void skipPartitions() throws DdlSyntaxException {
        if (!tokens.isNext("PARTITION", "BY")) {
            return;
        }
        while (!tokens.atEnd() && !isQueryNext() && !tokens.isNextAnyOf("AS", "IGNORE", "REPLACE")) {
            if (!tokens.acceptParentheses()) {
                tokens.next();
            }
        }
    }
}
