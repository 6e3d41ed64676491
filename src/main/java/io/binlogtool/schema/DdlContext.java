package io.binlogtool.schema;

import io.binlogtool.schema.ddl.SqlDialect;

/// What a statement's meaning depends on besides its text; all of it is in its QUERY_EVENT and the FORMAT_DESCRIPTION_EVENT before that.
///
/// @param defaultDatabase   empty where there is none
/// @param serverCollation   what databases get that do not say (`collation_server`)
/// @param databaseCollation of the default database (`collation_database`), for a database the catalogue has not seen; null if not known
/// @param threadId          of the session, which temporary tables belong to
/// @param effect            what the log tells of whether the statement changed a definition
/// @param place             of the statement, log and position; null in a script
public record DdlContext(String defaultDatabase, SqlDialect dialect, CollationName serverCollation, CollationName databaseCollation, long threadId,
        Effect effect, String place) {

    /// Whether a statement with IF EXISTS or IF NOT EXISTS did anything.
    public enum Effect {
        /// The server noted it with an XID, as MySQL 8.0 and later do.
        CHANGED,
        /// A server that notes such statements did not note this one.
        NONE,
        UNTOLD
    }

    private static final CollationName MYSQL_8 = new CollationName("utf8mb4", "utf8mb4_0900_ai_ci");

    /// For a script of which nothing is known yet: MySQL's defaults, no default database.
    public static final DdlContext OF_SCRIPT = new DdlContext("", SqlDialect.MYSQL, MYSQL_8, null, 0, Effect.UNTOLD, null);

    public DdlContext withDefaultDatabase(String database) {
        return new DdlContext(database, dialect, serverCollation, databaseCollation, threadId, effect, place);
    }

    public DdlContext withDialect(SqlDialect newDialect) {
        return new DdlContext(defaultDatabase, newDialect, serverCollation, databaseCollation, threadId, effect, place);
    }
}
