package io.binlogtool.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKeywordTest {

    private static boolean mayChangeSchema(String statement) {
        return StatementKeyword.mayChangeSchema(Bytes.copyOf(statement.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE t (a int)", "create table t (a int)", "  \n\tAlter table t add b int", "DROP TABLE t", "RENAME TABLE a TO b",
        "/* c */ ALTER TABLE t ADD b int", "/*!80000 ALTER TABLE t ADD b int */", "/*!40000 */ DROP TABLE t", "/*M!100100 CREATE TABLE t (a int) */",
        "-- line\nDROP TABLE t", "# line\nDROP TABLE t", "/*! DROP*/ TABLE t", "DROP/**/TABLE t", "SET STATEMENT a=1 FOR ALTER TABLE t ADD b int",
        "set /* x */ statement a=1 for drop table t", "CREATE USER u"})
    void letsThroughWhatMayChangeASchema(String statement) {
        assertThat(mayChangeSchema(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "BEGIN", "COMMIT", "INSERT INTO t VALUES (1)", "/* CREATE TABLE t */ DELETE FROM t", "-- CREATE\nUPDATE t SET a = 1",
        "CREATED", "DROPS", "SET NAMES utf8mb4", "SET", "SETS STATEMENT", "SAVEPOINT `x`", "TRUNCATE TABLE t", "XA START 'x'", "/* never closed", "/*", "-",
        "--", "# CREATE", "/*!", "CREAT", "é", "FLUSH TABLES"})
    void keepsEverythingElseAway(String statement) {
        assertThat(mayChangeSchema(statement)).isFalse();
    }
}
