package io.binlogtool.tx;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.io.Bytes;
import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.value.charset.Collation;
import io.binlogtool.value.charset.MysqlCharset;

/// The text of statements, decoded from the character set that the client sent them in.
public final class StatementText {

    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private StatementText() {
    }

    /// The statement, with U+FFFD for what is undecodable.
    public static String of(QueryEvent event) {
        Bytes statement = event.statement();
        return charset(event).decode(statement, 0, (int) statement.size());
    }

    /// How the statement is to be read: by the server that ran it, in its sql_mode.
    public static SqlDialect dialect(QueryEvent event) {
        return SqlDialect.ofServer(event.raw().format().serverVersion(), event.status().sqlMode());
    }

    /// The character set of the statement; UTF-8 if the event does not tell.
    public static MysqlCharset charset(QueryEvent event) {
        StatusVariables status = event.status();
        if (!status.has(StatusVariables.CHARSET)) {
            return UTF8;
        }
        return Collation.byId(status.characterSetClient()).flatMap(Collation::decoder).orElse(UTF8);
    }
}
