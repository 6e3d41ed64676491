package io.binlogtool.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlModeSettingTest {

    private final SqlModeSetting setting = new SqlModeSetting();
    private SqlDialect dialect = SqlDialect.MYSQL;

    private long after(String statement) {
        dialect = dialect.withSqlMode(setting.after(statement, dialect));
        return dialect.sqlMode();
    }

    @Test
    void followsEveryFormOfSet() {
        assertThat(after("SET sql_mode = 'ANSI_QUOTES'")).isEqualTo(SqlDialect.ANSI_QUOTES);
        assertThat(after("SET SESSION sql_mode := ''")).isZero();
        assertThat(after("SET @@sql_mode = 'NO_BACKSLASH_ESCAPES'")).isEqualTo(SqlDialect.NO_BACKSLASH_ESCAPES);
        assertThat(after("SET names utf8mb4")).isEqualTo(SqlDialect.NO_BACKSLASH_ESCAPES);
        assertThat(after("SET @@session.sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')"))
            .isEqualTo(SqlDialect.NO_BACKSLASH_ESCAPES | SqlDialect.ANSI_QUOTES);
        assertThat(after("SET foreign_key_checks = 0, sql_mode = DEFAULT, unique_checks = 0")).isZero();
    }

    @Test
    void restoresWhatADumpSaved() {
        after("SET sql_mode = 'ANSI_QUOTES'");
        assertThat(after("/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */")).isZero();
        assertThat(after("/*!40101 SET SQL_MODE=@OLD_SQL_MODE */")).isEqualTo(SqlDialect.ANSI_QUOTES);
    }

    @Test
    void leavesOtherStatementsAlone() {
        after("SET sql_mode = 'ANSI_QUOTES'");
        for (String statement : new String[] {"SELECT 1", "SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET PASSWORD = 'x'", "SET GLOBAL x = 1",
            "SET 'broken", "UPDATE t SET sql_mode = ''"}) {
            assertThat(after(statement)).as(statement).isEqualTo(SqlDialect.ANSI_QUOTES);
        }
    }
}
