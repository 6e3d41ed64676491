package io.binlogtool.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    private final SessionSettings settings = new SessionSettings();
    private SqlDialect dialect = SqlDialect.MYSQL;

    private long after(String statement) {
        settings.follow(statement, dialect);
        dialect = dialect.withSqlMode(settings.sqlMode());
        return dialect.sqlMode();
    }

    private String characterSetAfter(String statement) {
        settings.follow(statement, dialect);
        return settings.characterSet();
    }

    @Test
    void followsTheCharacterSet() {
        assertThat(settings.characterSet()).isEqualTo("utf8mb4");
        assertThat(characterSetAfter("/*!40101 SET NAMES latin1 */")).isEqualTo("latin1");
        assertThat(characterSetAfter("SET NAMES 'gbk' COLLATE 'gbk_bin', sql_mode = ''")).isEqualTo("gbk");
        assertThat(characterSetAfter("SET CHARACTER SET cp1251")).isEqualTo("cp1251");
        assertThat(characterSetAfter("SET @@global.character_set_client = latin2, GLOBAL character_set_client = latin2")).isEqualTo("cp1251");
        assertThat(characterSetAfter("SET @@session.character_set_client = 'latin2', autocommit = 0")).isEqualTo("latin2");
        assertThat(characterSetAfter("SET character_set_results = NULL, @x = latin1")).isEqualTo("latin2");
        assertThat(characterSetAfter("SET NAMES DEFAULT")).isEqualTo("utf8mb4");
        assertThat(characterSetAfter("SET charset sjis")).isEqualTo("sjis");
    }

    @Test
    void restoresTheCharacterSetThatADumpSaved() {
        settings.follow("/*!40101 SET NAMES latin1 */", dialect);
        settings.follow("/*!40101 SET @saved_cs_client     = @@character_set_client */", dialect);
        assertThat(characterSetAfter("/*!50503 SET character_set_client = utf8mb4 */")).isEqualTo("utf8mb4");
        assertThat(characterSetAfter("/*!40101 SET character_set_client = @saved_cs_client */")).isEqualTo("latin1");
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
        for (String statement : new String[] {"SELECT 1", "SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET PASSWORD = 'x'", "SET GLOBAL x = 1", "SET GLOBAL sql_mode = ''",
            "SET 'broken", "UPDATE t SET sql_mode = ''"}) {
            assertThat(after(statement)).as(statement).isEqualTo(SqlDialect.ANSI_QUOTES);
        }
    }
}
