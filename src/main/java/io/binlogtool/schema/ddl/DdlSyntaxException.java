package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.TableName;
import java.util.List;

/// A statement that cannot be read. The message says what was met where; [#tables()] are the tables that the statement had named by then.
public final class DdlSyntaxException extends Exception {

    private final transient List<TableName> tables;

    DdlSyntaxException(String message) {
        this(message, List.of());
    }

    DdlSyntaxException(String message, List<TableName> tables) {
        super(message);
        this.tables = List.copyOf(tables);
    }

    public List<TableName> tables() {
        return tables;
    }
}
