package io.binlogtool.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlDialectTest {

    @ParameterizedTest
    @CsvSource({"9.7.4, 90704, false", "5.6.21-log, 50621, false", "8.0.36-0ubuntu0.22.04.1, 80036, false", "10.11.6-MariaDB-log, 101106, true",
        "5.5.5-10.1.48-MariaDB-0+deb9u2, 100148, true", "11.8.3-MariaDB, 110803, true", "unknown, 99998, false"})
    void readsServerVersions(String text, int version, boolean mariaDb) {
        assertThat(SqlDialect.ofServer(text, 0)).isEqualTo(new SqlDialect(0, version, mariaDb));
    }

    @Test
    void takesVersionedCommentsAsTheServerDoes() {
        SqlDialect mysql8 = SqlDialect.ofServer("8.0.36", 0);
        SqlDialect mariaDb = SqlDialect.ofServer("10.11.6-MariaDB", 0);

        assertThat(mysql8.runsVersionedComment(80036)).isTrue();
        assertThat(mysql8.runsVersionedComment(80037)).isFalse();
        assertThat(mariaDb.runsVersionedComment(50699)).isTrue();
        assertThat(mariaDb.runsVersionedComment(50700)).isFalse();
        assertThat(mariaDb.runsVersionedComment(99999)).isFalse();
        assertThat(mariaDb.runsVersionedComment(101106)).isTrue();
        assertThat(mariaDb.runsVersionedComment(101107)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|0", "STRICT_TRANS_TABLES,NO_ZERO_DATE|0", "ansi_quotes|4", "ANSI|5", "REAL_AS_FLOAT , NO_BACKSLASH_ESCAPES|1048577",
        "ORACLE|4", "NO_AUTO_VALUE_ON_ZERO,ANSI_QUOTES|4"})
    void readsModeNames(String names, long bits) {
        assertThat(SqlDialect.sqlMode(names)).isEqualTo(bits);
    }
}
