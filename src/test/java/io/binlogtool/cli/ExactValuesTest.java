package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/// Values that a server takes for others, or stores as others, if they are written in the plain way. `scripts/ci-slow` replays the same log.
class ExactValuesTest {

    private static List<String> sql(String table) {
        String[] arguments = {"sql", "--schema=testdata/exact-values/schema.sql", "--table=exact." + table, "testdata/exact-values/binlog.000001"};
        Invocation run = Invocation.of(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    /// A server writes U+005C as 815F in sjis.
    @Test
    void introducesAsciiOfSjis() {
        assertThat(sql("japanese")).contains("UPDATE `exact`.`japanese` SET `s` = _sjis 'a:\\\\b', `v` = 5 WHERE `s` = _sjis 'a:\\\\b';",
                "INSERT INTO `exact`.`japanese` (`s`, `v`) VALUES (_sjis x'815F5C27', 1);");
    }

    @Test
    void writesSetsAsTheSignedNumbersTheyAreComparedAs() {
        assertThat(sql("large_set")).contains("DELETE FROM `exact`.`large_set` WHERE `s` = -9223372036854775808;",
                "UPDATE `exact`.`large_set` SET `s` = -1, `v` = 13 WHERE `s` = 5;");
    }

    @Test
    void tellsZerosApart() {
        assertThat(sql("real_twins")).anyMatch(line -> line.endsWith(
                " AND `v` <=> 2 ORDER BY CAST(`d` AS CHAR) LIKE '-%' DESC, CAST(`f` AS CHAR) LIKE '-%' DESC LIMIT 1;"));
    }

    @Test
    void tellsNumbersOfDifferentTypesInDocumentsApart() {
        assertThat(sql("json_twins")).contains("DELETE FROM `exact`.`json_twins` WHERE `j` <=> CAST('1.0' AS JSON) ORDER BY (CAST(`j` AS BINARY) = _binary '1.0'"
                        + " AND JSON_TYPE(JSON_EXTRACT(`j`, '$')) = 'DOUBLE') DESC LIMIT 1;")
                .anyMatch(line -> line.contains(" AND JSON_TYPE(JSON_EXTRACT(`j`, '$.\"\\\\\"x\\\\\\\\é\"')) = 'DECIMAL') DESC LIMIT 1;"))
                .anyMatch(line -> line.contains(" AND JSON_TYPE(JSON_EXTRACT(`j`, '$[0]')) = 'UNSIGNED INTEGER') DESC LIMIT 1;"));
    }

    @Test
    void copiesWhatALiteralWouldBeRoundedTo() {
        assertThat(sql("rounded")).contains(
                "INSERT INTO `exact`.`rounded` (`id`, `d`, `f`, `v`) SELECT 3, 0.5e0, exact2, 0 FROM (VALUES ROW(CAST(100000.0e0 AS FLOAT))) AS exact (exact2);",
                "UPDATE `exact`.`rounded`, (VALUES ROW(0.3333333333333333e0)) AS exact (exact1) SET `id` = 2, `d` = exact1, `f` = 0.0e0, `v` = 1 WHERE `id` = 2;");
        assertThat(sql("rounded_rows")).anyMatch(line -> line.startsWith("UPDATE `exact`.`rounded_rows` SET `f` = 0.12300000339746475e0, `v` = 1"
                + " WHERE `d` + 0e0 IN (0.123456e0, 0.12e0) AND ") && line.endsWith(" ORDER BY `d` + 0e0 = 0.123456e0 DESC LIMIT 1;"));
    }

    @Test
    void writesDecimalsWithTheRoomTheyHave() {
        assertThat(sql("decimals")).anyMatch(line -> line.contains("(3, JSON_ARRAY(.5, -.5, 0.5, CAST(0.5 AS DECIMAL(10,1))))"))
                .anyMatch(line -> line.contains(
                        "(1, JSON_ARRAY(CAST(99999999999999999999999999999999999.123456789012345678901234567890 AS DECIMAL(65,30))))"))
                .anyMatch(line -> line.contains("(4, JSON_ARRAY(.1234567890123456789012345678901234567890))"));
    }

    @Test
    void computesUnderTheTimeZoneAndModeOfTheLog() {
        assertThat(sql("zoned")).containsSubsequence("SET time_zone = '+09:00';",
                "INSERT INTO `exact`.`zoned` (`id`, `ts`, `u`) VALUES (1, '2024-02-29 23:00:00+00:00', 1);",
                "INSERT INTO `exact`.`zoned` (`id`, `ts`, `u`) VALUES (5, '0000-00-00 00:00:00', 3);");
        assertThat(sql("unsigned_numbers")).containsSubsequence("SET sql_mode = 'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO,NO_UNSIGNED_SUBTRACTION';",
                "INSERT INTO `exact`.`unsigned_numbers` (`id`, `x`, `y`) VALUES (1, 1, 2);");
    }

    /// Temporary tables of a session hide tables of the same name from it.
    @Test
    void writesRowsUnderAThreadThatHasNoTemporaryTables() {
        Invocation run = Invocation.of("sql", "--schema=testdata/mixed/schema.sql", "testdata/mixed/binlog.000001");
        assertThat(run.out()).contains("SET pseudo_thread_id = 4294967295;\n/*!\\C utf8mb4 */;\nSET NAMES utf8mb4;\n").contains("pseudo_thread_id = @old_pseudo_thread_id;\n");
    }
}
