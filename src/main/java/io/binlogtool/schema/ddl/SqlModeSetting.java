package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Follows the sql_mode through the SET statements of a script, mysqldump's saving of it in a user variable included.
public final class SqlModeSetting {

    private final Map<String, Long> saved = new HashMap<>();

    /// The sql_mode after `statement`, which may be any statement.
    public long after(String statement, SqlDialect dialect) {
        Tokens tokens = new Tokens(statement, dialect);
        long mode = dialect.sqlMode();
        try {
            if (tokens.accept("SET")) {
                do {
                    mode = assignment(tokens, mode);
                } while (tokens.accept(','));
            }
        } catch (DdlSyntaxException e) {
            return mode; // SET of something else: TRANSACTION, PASSWORD …
        }
        return mode;
    }

    private long assignment(Tokens tokens, long mode) throws DdlSyntaxException {
        boolean userVariable = tokens.accept('@') && !tokens.accept('@');
        if (!userVariable && tokens.acceptAnyOf("SESSION", "LOCAL")) {
            tokens.accept('.');
        }
        String variable = tokens.name().toLowerCase(Locale.ROOT);
        tokens.accept(':');
        tokens.expect('=');
        long value = value(tokens, mode);
        if (userVariable) {
            saved.put(variable, value);
        }
        return !userVariable && variable.equals("sql_mode") ? value : mode;
    }

    /// The modes that an expression names: by strings, by `@@sql_mode`, or by a variable that holds some.
    private long value(Tokens tokens, long mode) throws DdlSyntaxException {
        long bits = 0;
        int depth = 0;
        while (!tokens.atEnd() && !(depth == 0 && tokens.peek().is(','))) {
            boolean system = tokens.peek().is('@') && tokens.peek(1).is('@');
            if (!system && tokens.peek().is('@')) {
                tokens.next();
                bits |= saved.getOrDefault(tokens.peek().text().toLowerCase(Locale.ROOT), 0L);
            }
            Token token = tokens.next();
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            bits |= token.kind() == Kind.STRING ? SqlDialect.sqlMode(token.text()) : token.is("sql_mode") ? mode : 0;
        }
        return bits;
    }
}
