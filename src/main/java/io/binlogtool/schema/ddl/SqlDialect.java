package io.binlogtool.schema.ddl;

import java.util.Locale;
import java.util.Objects;

/// What decides how a statement's text is read: the sql_mode it ran under, and the server that ran it.
///
/// @param sqlMode    bits of `sql_mode` as QUERY_EVENT's Q_SQL_MODE_CODE stores them; only the constants here change how DDL is read
/// @param version    the server's version as in versioned comments: 80036 for 8.0.36, 101106 for MariaDB 10.11.6
/// @param mariaDb    whether the server is MariaDB
public record SqlDialect(long sqlMode, int version, boolean mariaDb) {

    /// REAL is FLOAT instead of DOUBLE.
    public static final long REAL_AS_FLOAT = 1;
    /// `"x"` is a name instead of a string.
    public static final long ANSI_QUOTES = 1 << 2;
    /// A backslash in a string is an ordinary character.
    public static final long NO_BACKSLASH_ESCAPES = 1 << 20;

    /// Combinations that include ANSI_QUOTES; the server stores the parts as bits too, in scripts only the name is there.
    private static final String ANSI_QUOTES_MODES = ",ANSI,DB2,MAXDB,MSSQL,ORACLE,POSTGRESQL,";

    /// Any MySQL with the default sql_mode: all versioned comments of MySQL count, none of MariaDB's do. (99999 hides text from every server.)
    public static final SqlDialect MYSQL = new SqlDialect(0, 99998, false);

    /// From a version as a FORMAT_DESCRIPTION_EVENT or a dump's header gives it (`9.7.4`, `5.6.21-log`, `10.11.6-MariaDB-log`).
    /// MariaDB may put `5.5.5-` in front for old replicas.
    public static SqlDialect ofServer(String serverVersion, long sqlMode) {
        Objects.requireNonNull(serverVersion);
        boolean mariaDb = serverVersion.toLowerCase(Locale.ROOT).contains("mariadb");
        String numbers = mariaDb && serverVersion.startsWith("5.5.5-") ? serverVersion.substring(6) : serverVersion;
        int version = 0;
        int at = 0;
        for (int part = 0; part < 3; part++) {
            int number = 0;
            while (at < numbers.length() && Character.isDigit(numbers.charAt(at)) && number < 100) {
                number = number * 10 + numbers.charAt(at++) - '0';
            }
            version = version * 100 + number;
            at += at < numbers.length() && numbers.charAt(at) == '.' ? 1 : 0;
        }
        return version == 0 ? new SqlDialect(sqlMode, MYSQL.version, mariaDb) : new SqlDialect(sqlMode, version, mariaDb);
    }

    /// The bits of a sql_mode given by names (`ANSI_QUOTES,STRICT_TRANS_TABLES`), as far as they matter here.
    public static long sqlMode(String names) {
        long bits = 0;
        for (String name : names.toUpperCase(Locale.ROOT).split(",")) {
            String mode = name.strip();
            bits |= mode.equals("ANSI") || mode.equals("REAL_AS_FLOAT") ? REAL_AS_FLOAT : 0;
            bits |= mode.equals("ANSI_QUOTES") || !mode.isEmpty() && ANSI_QUOTES_MODES.contains("," + mode + ",") ? ANSI_QUOTES : 0;
            bits |= mode.equals("NO_BACKSLASH_ESCAPES") ? NO_BACKSLASH_ESCAPES : 0;
        }
        return bits;
    }

    public SqlDialect withSqlMode(long mode) {
        return new SqlDialect(mode, version, mariaDb);
    }

    public boolean realAsFloat() {
        return (sqlMode & REAL_AS_FLOAT) != 0;
    }

    public boolean ansiQuotes() {
        return (sqlMode & ANSI_QUOTES) != 0;
    }

    public boolean backslashEscapes() {
        return (sqlMode & NO_BACKSLASH_ESCAPES) == 0;
    }

    /// Whether the server runs what `/*!` with this version holds. MariaDB leaves out what is meant for MySQL 5.7 and later.
    boolean runsVersionedComment(int commentVersion) {
        return commentVersion <= version && !(mariaDb && commentVersion >= 50700 && commentVersion <= 99999);
    }
}
