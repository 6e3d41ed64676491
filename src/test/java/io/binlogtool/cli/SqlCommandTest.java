package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {

    private static List<String> statements(String... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return run.lines().stream().filter(line -> line.matches("(INSERT|UPDATE|DELETE).*")).toList();
    }

    private static List<String> types(String table) {
        return statements("sql", "--schema", "testdata/types-full/schema.sql", "--table", "types." + table, "testdata/types-full/binlog.000001");
    }

    @Test
    void pinsTheSessionAndRestoresIt() {
        Invocation run = Invocation.of("sql", "--schema", "testdata/image-full/schema.sql", "testdata/image-full/binlog.000001");
        assertThat(run.out()).contains("SET NAMES utf8mb4;\nSET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,ALLOW_INVALID_DATES,"
                + "NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, unique_checks = 1").endsWith("sql_safe_updates = @old_sql_safe_updates;\n");
        assertThat(run.err()).matches("sql: 26 transactions, 41 rows \\(9 inserted, 25 updated, 7 deleted\\) of 5 tables, \\d+ bytes of SQL\n");
    }

    @Test
    void writesFloatsSoThatTheyAreStoredAndFoundAgain() {
        assertThat(types("floats")).anyMatch(line -> line.contains("0.10000000149011612e0, 0.1e0"))
                .anyMatch(line -> line.contains("-0.0e0, -0.0e0"));
    }

    @Test
    void leavesGeneratedColumnsOutAndNamesInvisibleOnes() {
        assertThat(types("computed")).isNotEmpty()
                .allMatch(line -> !line.contains("upper_name") && !line.contains("`price`") && !line.contains("`b`"))
                .anyMatch(line -> line.startsWith("INSERT INTO `types`.`computed` (`a`, `name`, `hidden`, `doc`) VALUES "));
    }

    @Test
    void writesNumbersOfEnumsAndSetsThatCannotBeNamed() {
        assertThat(types("enums")).anyMatch(line -> line.contains("'large', 'm8', 'm255', 2, 'red', 'm63'"));
        Invocation run = Invocation.of("sql", "--schema", "testdata/types-full/schema.sql", "--table", "types.enums",
                "testdata/types-full/binlog.000001");
        assertThat(run.out()).as("a strict server does not take index 0").contains("SET sql_mode = 'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO';\nINSERT");
    }

    @Test
    void buildsDocumentsWhoseTypesTextLoses() {
        assertThat(types("docs")).anyMatch(line -> line.contains("CAST('-12:34:56.789000' AS TIME(6))"))
                .anyMatch(line -> line.contains("'blob', x'00FF10'"))
                .anyMatch(line -> line.contains("CAST(761.17 AS DECIMAL(11,2))"))
                .anyMatch(line -> line.contains("'{\"a\": {\"b\": {\"c\": {\"d\": [1, [2, [3, [4, {\"e\": []}]]]]}}}, \"z\": {}}'"));
    }

    @Test
    void doesPartialUpdatesWithTheFunctionsTheyWereMadeWith() {
        assertThat(statements("sql", "--schema", "testdata/partial-json/schema.sql", "testdata/partial-json/binlog.000001"))
                .anyMatch(line -> line.contains("`doc` = JSON_REPLACE(`doc`, '$.a', CAST('2' AS JSON))"))
                .anyMatch(line -> line.contains("`doc` = JSON_REMOVE(`doc`, '$[1][0]')"))
                .anyMatch(line -> line.contains("`doc` = JSON_REPLACE(`doc`, '$.a', CAST(CAST('2024-01-01' AS DATE) AS JSON))"));
    }

    @Test
    void passesStatementsThroughWithTheirSession() {
        Invocation run = Invocation.of("sql", "--schema", "testdata/mixed/schema.sql", "testdata/mixed/binlog.000001");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("DELIMITER /*!*/;\n").contains("SET TIMESTAMP=").contains("/*!\\C utf8mb4 */;\nSET NAMES utf8mb4;\n");
    }

    /// A TRUNCATE of another table must not reach a server that was to get one table's rows.
    @Test
    void passesOnlyStatementsThatNameASelectedTable() {
        String[] log = {"--schema", "testdata/ddl-evolution/schema.sql", "testdata/ddl-evolution/binlog.000001"};
        List<String> all = Invocation.of("sql", log[0], log[1], log[2]).lines();
        List<String> of = Invocation.of("sql", log[0], log[1], "--table", "evolve.persons_2", log[2]).lines();
        assertThat(all).contains("ALTER TABLE persons DROP PRIMARY KEY, ADD id int NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST, ADD UNIQUE KEY uk (k)")
                .contains("TRUNCATE TABLE persons_2");
        assertThat(of).contains("TRUNCATE TABLE persons_2").noneMatch(line -> line.startsWith("ALTER TABLE")).noneMatch(line -> line.contains("DATABASE"));
        assertThat(Invocation.of("sql", "--table", "none.such", log[2]).err()).contains("sql: 0 transactions, 0 rows");
    }

    @Test
    void rulesLeaveStatementsOutToo() {
        String[] log = {"--schema", "testdata/ddl-evolution/schema.sql", "testdata/ddl-evolution/binlog.000001"};
        assertThat(Invocation.of("sql", "--filter=exclude: *.*", log[0], log[1], log[2]).err()).contains("sql: 0 transactions, 0 rows");
        assertThat(Invocation.of("dump", "--short-form", "--filter=exclude: *.*", log[2]).lines()).noneMatch(line -> line.matches("(CREATE|ALTER|DROP|TRUNCATE).*"));
        List<String> one = Invocation.of("sql", "--filter=exclude: *.*, include: evolve.persons_2", log[0], log[1], log[2]).lines();
        assertThat(one).contains("TRUNCATE TABLE persons_2").noneMatch(line -> line.startsWith("ALTER TABLE"));
        List<String> others = Invocation.of("sql", "--filter=exclude: second_db.from_select", log[0], log[1], log[2]).lines();
        assertThat(others).contains("TRUNCATE TABLE persons_2").noneMatch(line -> line.contains("from_select"));
    }

    /// Where CREATE TABLE … SELECT comes from is said once, in front of the table, not of its rows.
    @Test
    void saysOnceWhereATransactionComesFrom() {
        Invocation run = Invocation.of("sql", "--schema", "testdata/gtid-on/schema.sql", "testdata/gtid-on/binlog.000001");
        assertThat(run.lines().stream().filter(line -> line.startsWith("-- testdata"))).doesNotHaveDuplicates();
        assertThat(run.out()).containsSubsequence("binlog.000001:1559 at ", "CREATE TABLE `account_copy`", "INSERT INTO `bank`.`account_copy`",
                "-- testdata/gtid-on/binlog.000001:");
    }

    @Test
    void refusesATableWhoseNamesAreNotKnown() {
        Invocation run = Invocation.of("sql", "testdata/v1rows/binlog.000001");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).contains("no SQL can be written for the rows of ");
    }

    @Test
    void warningsOfStatementsNameTheLog(@TempDir Path folder) throws IOException {
        Path log = new LogBuilder().format(0).query("CREATE DATABASE d CHARACTER SET klingon").write(folder);
        String cut = "testdata/statement/binlog.000001";
        assertThat(Invocation.of("sql", "--schema=testdata/statement/schema.sql", log.toString()).err())
                .contains(log + ": at 127: a statement was not understood");
        assertThat(Invocation.of("sql", "--start-position=18652", "--stop-position=18950", cut).err())
                .contains(cut + ": at 18652: a LOAD DATA statement is left out, since its data is not in what was selected");
    }

    /// MariaDB, and MySQL with tables that cannot be rolled back, log what a ROLLBACK TO undoes.
    @Test
    void aRollbackToASavepointFindsIt(@TempDir Path folder) throws IOException {
        Path log = new LogBuilder().format(0).query("BEGIN").insertFloat("d", "other", 1).query("SAVEPOINT `s`").insertFloat("d", "t", 2)
                .query("ROLLBACK TO `s`").query("COMMIT").query("BEGIN").query("SAVEPOINT `s`").query("COMMIT").write(folder);
        String schema = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE d.t (f FLOAT); CREATE TABLE d.other (f FLOAT);").toString();
        Invocation sql = Invocation.of("sql", "--schema", schema, "--table=d.t", log.toString());
        assertThat(sql.out()).containsSubsequence("BEGIN;\n", "SAVEPOINT `s`\n", "INSERT INTO `d`.`t` ", "ROLLBACK TO `s`\n", "COMMIT;\n")
                .containsOnlyOnce("SAVEPOINT");
        Invocation single = Invocation.of("sql", "--schema", schema, "--no-transactions", log.toString());
        assertThat(single.err()).contains(": changes were rolled back, which they cannot be if each is committed by itself (--no-transactions)\n");
        assertThat(single.exit()).isEqualTo(ExitCode.DATA);
        Invocation rollback = Invocation.of("rollback", "--schema", schema, "--table=d.t", log.toString());
        assertThat(rollback.err()).contains("a part of a transaction with row changes was rolled back");
        assertThat(rollback.exit()).isEqualTo(ExitCode.DATA);
    }
}
