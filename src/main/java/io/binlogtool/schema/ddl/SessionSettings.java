package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Follows what decides how a script is read, the sql_mode and the client's character set, through its SET statements; mysqldump's saving of both in
/// user variables included.
public final class SessionSettings {

    private static final String DEFAULT_CHARACTER_SET = "utf8mb4";

    private final Map<String, Value> saved = new HashMap<>();
    private long sqlMode;
    private String characterSet = DEFAULT_CHARACTER_SET;

    /// What an expression comes to, as either of the two.
    ///
    /// @param characterSet null for DEFAULT, NULL and what is none
    private record Value(long sqlMode, String characterSet) {
    }

    /// Bits of [SqlDialect].
    public long sqlMode() {
        return sqlMode;
    }

    /// The character set that the next statement is in, as it was named; `utf8mb4` unless one was.
    public String characterSet() {
        return characterSet;
    }

    /// Follows `statement`, which may be any statement.
    public void follow(String statement, SqlDialect dialect) {
        Tokens tokens = new Tokens(statement, dialect);
        try {
            if (tokens.accept("SET")) {
                do {
                    if (!names(tokens)) {
                        assignment(tokens);
                    }
                } while (tokens.accept(','));
            }
        } catch (DdlSyntaxException e) {
            // SET of something else: TRANSACTION, PASSWORD …
        }
    }

    /// `NAMES x COLLATE y`, `CHARACTER SET x`, `CHARSET x`.
    private boolean names(Tokens tokens) throws DdlSyntaxException {
        boolean isNames = !tokens.peek(1).is('=') && !tokens.peek(1).is(':')
                && (tokens.acceptAnyOf("NAMES", "CHARSET") || tokens.accept("CHARACTER", "SET"));
        if (isNames) {
            setCharacterSet(tokens.next().text());
            if (tokens.accept("COLLATE")) {
                tokens.next();
            }
        }
        return isNames;
    }

    private void setCharacterSet(String name) {
        characterSet = name == null || name.equalsIgnoreCase("DEFAULT") ? DEFAULT_CHARACTER_SET : name;
    }

    private void assignment(Tokens tokens) throws DdlSyntaxException {
        boolean userVariable = tokens.accept('@') && !tokens.accept('@');
        boolean isGlobal = false;
        if (!userVariable && tokens.peek().isName() && !isAssigned(tokens)) {
            isGlobal = !tokens.acceptAnyOf("SESSION", "LOCAL");
            if (isGlobal) {
                tokens.next(); // GLOBAL, PERSIST …
            }
            tokens.accept('.');
        }
        String variable = tokens.name().toLowerCase(Locale.ROOT);
        tokens.accept(':');
        tokens.expect('=');
        Value value = value(tokens);
        if (userVariable) {
            saved.put(variable, value);
        } else if (!isGlobal && variable.equals("sql_mode")) {
            sqlMode = value.sqlMode;
        } else if (!isGlobal && variable.equals("character_set_client")) {
            setCharacterSet(value.characterSet);
        }
    }

    private static boolean isAssigned(Tokens tokens) throws DdlSyntaxException {
        return tokens.peek(1).is('=') || tokens.peek(1).is(':');
    }

    /// The modes that an expression names: by strings, by `@@sql_mode`, or by a variable that holds some. The character set is the last one it names.
    private Value value(Tokens tokens) throws DdlSyntaxException {
        long bits = 0;
        String name = null;
        int depth = 0;
        while (!tokens.atEnd() && !(depth == 0 && tokens.peek().is(','))) {
            boolean isUserVariable = tokens.accept('@') && !tokens.accept('@');
            Token token = tokens.next();
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (isUserVariable) {
                Value held = saved.getOrDefault(token.text().toLowerCase(Locale.ROOT), new Value(0, null));
                bits |= held.sqlMode;
                name = held.characterSet;
            } else if (token.is("sql_mode")) {
                bits |= sqlMode;
            } else if (token.is("character_set_client")) {
                name = characterSet;
            } else if (token.kind() == Kind.STRING || token.isName()) {
                bits |= token.kind() == Kind.STRING ? SqlDialect.sqlMode(token.text()) : 0;
                name = token.text();
            }
        }
        return new Value(bits, name);
    }
}
