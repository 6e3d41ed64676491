package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackCommandTest {

    private static final String FULL = "testdata/image-full/";

    private static Invocation rollback(String set, String... options) {
        List<String> arguments = new ArrayList<>(List.of("rollback", "--schema", set + "schema.sql"));
        arguments.addAll(Arrays.asList(options));
        arguments.add(set + "binlog.000001");
        return Invocation.of(arguments.toArray(String[]::new));
    }

    private static List<String> statements(Invocation run) {
        return run.lines().stream().filter(line -> line.matches("(INSERT|UPDATE|DELETE).*")).toList();
    }

    @Test
    void undoesTheNewestChangeFirst() {
        Invocation run = rollback(FULL, "--table", "imgs.uniq");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(statements(run).stream().map(line -> line.replaceAll("`imgs`.`uniq` ", "").replaceAll("`memo` = '(z*|[^']*)', ", ""))).containsExactly(
                "INSERT INTO (`code`, `alt`, `memo`, `w`) VALUES ('CCC', NULL, NULL, NULL);",
                "DELETE FROM WHERE `code` = 'BBB';",
                "INSERT INTO (`code`, `alt`, `memo`, `w`) VALUES ('BBB', NULL, NULL, NULL);",
                "UPDATE SET `code` = 'AAA', `alt` = 1, `w` = 0.5e0 WHERE `code` = 'DDD';",
                "UPDATE SET `code` = 'AAA', `alt` = 1, `w` = 0.5e0 WHERE `code` = 'AAA';",
                "DELETE FROM WHERE `code` = 'CCC';");
        assertThat(run.err()).startsWith("rollback: undoes 5 transactions, 6 rows (2 inserted, 2 updated, 2 deleted) of 1 table, ");
    }

    @Test
    void findsRowsWithoutAKeyByAllColumns() {
        assertThat(statements(rollback(FULL, "--table", "imgs.no_key", "--type", "insert"))).containsExactly(
                "DELETE FROM `imgs`.`no_key` WHERE `a` <=> NULL AND CAST(`b` AS BINARY) <=> _binary 'only b' AND `c` <=> NULL AND `d` <=> NULL LIMIT 1;",
                "DELETE FROM `imgs`.`no_key` WHERE `a` <=> 3 AND CAST(`b` AS BINARY) <=> _binary 'c' AND CAST(`c` AS BINARY) <=> _binary 'y' AND `d` <=> 2.25 LIMIT 1;");
    }

    @Test
    void setsOnlyWhatDiffersIfAsked() {
        assertThat(statements(rollback(FULL, "--table", "imgs.uniq", "--type", "update", "--only-changed"))).contains(
                "UPDATE `imgs`.`uniq` SET `code` = 'AAA' WHERE `code` = 'DDD';");
    }

    @Test
    void putsRowsIntoOneInsertIfAsked() {
        assertThat(rollback(FULL, "--table", "imgs.with_pk", "--type", "delete", "--insert-batch", "10").out())
                .containsPattern("VALUES \\(103, [^;]*\\),\n\\(2, [^;]*\\);\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-minimal", "image-noblob", "partial-json"})
    void refusesBeforeAnythingIsPrintedWhatLacksOldValues(String set) {
        Invocation run = rollback("testdata/" + set + "/");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ERROR: what was selected cannot be undone:\n  testdata/" + set + "/binlog.000001: at ")
                .contains("the log does not have");
    }

    @Test
    void refusesDdlInTheWindowUnlessItIsToBeSkipped() {
        Invocation refused = rollback("testdata/ddl-evolution/");
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("(--skip-ddl goes on without them):").contains("ALTER TABLE ");
        Invocation skipped = rollback("testdata/ddl-evolution/", "--skip-ddl");
        assertThat(skipped.exit()).isEqualTo(ExitCode.OK);
        assertThat(skipped.err()).contains("left out: ");
    }

    /// What `mysqldump --no-data DATABASE` prints has neither CREATE DATABASE nor USE.
    @Test
    void ddlIsNoticedWithASchemaThatNamesNoDatabase(@TempDir Path folder) throws IOException {
        String whole = Files.readString(Path.of("testdata/ddl-evolution/schema.sql"));
        Path schema = Files.writeString(folder.resolve("s.sql"), whole.replaceAll("(?m)^(USE|CREATE DATABASE) .*$", ""));
        assertThat(Files.readString(schema)).doesNotContain("evolve");
        String[] window = {"rollback", "--schema=" + schema, "--table=evolve.users", "--stop-position=2293", "testdata/ddl-evolution/binlog.000001"};
        Invocation refused = Invocation.of(window);
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().skip(1)).containsExactly(
                "  testdata/ddl-evolution/binlog.000001: at 529: ALTER TABLE evolve.users",
                "  testdata/ddl-evolution/binlog.000001: at 1056: ALTER TABLE evolve.users",
                "  testdata/ddl-evolution/binlog.000001: at 1734: ALTER TABLE evolve.users");
        window[3] = "--stop-position=452";
        assertThat(Invocation.of(window).err()).contains("later statements change tables").contains("binlog.000001: at 529: ALTER TABLE evolve.users");
    }

    /// CREATE TABLE stands in front, and is selected itself unless --type says otherwise.
    @Test
    void ddlInFrontOfTheFirstChangeIsInNobodysWay() {
        String log = "testdata/conflicts/binlog.000001";
        Invocation undone = Invocation.of("rollback", "--type=delete", "--on-conflict=skip", "--stop-position=3489", log);
        assertThat(undone.exit()).as(undone.err()).isEqualTo(ExitCode.OK);
        Invocation selected = Invocation.of("rollback", "--type=delete,ddl", "--stop-position=3489", log);
        assertThat(selected.err()).contains("binlog.000001: at 466: CREATE TABLE chains.t");
        assertThat(selected.exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void ddlBetweenChangesIsInTheWayWhateverIsSelected(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").insertFloat(1).xid();
        String between = "log: at " + log.size() + ": ALTER TABLE d.t";
        log.query("ALTER TABLE d.t ENGINE=InnoDB").query("BEGIN").insertFloat(2).xid();
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT PRIMARY KEY);");
        Invocation run = Invocation.of("rollback", "--type=insert", "--schema=" + schema, log.write(folder).toString());
        assertThat(run.err()).contains(between);
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void dropDatabaseMattersToTheTablesOfThatDatabase(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).query("BEGIN").insertFloat("d", "t", 1).insertFloat("e", "t", 1).xid()
                .query("DROP DATABASE d").write(folder).toString();
        String schema = "--schema=" + Files.writeString(folder.resolve("s.sql"), "CREATE TABLE t (f FLOAT PRIMARY KEY);");
        assertThat(Invocation.of("rollback", schema, "--table=d.t", log).err()).contains("DROP DATABASE d");
        assertThat(Invocation.of("rollback", schema, log).err()).contains("DROP DATABASE d");
        assertThat(Invocation.of("rollback", schema, "--table=e.t", log).exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void nothingIsRefusedIfNothingIsSelected() {
        Invocation run = rollback("testdata/ddl-evolution/", "--table=second_db.nosuch");
        assertThat(run.err()).startsWith("WARNING: nothing was selected: ").doesNotContain("ERROR");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void refusesStatementsThatMayHaveChangedATable() {
        Invocation run = rollback("testdata/statement/");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("was logged as a statement, and may change ");
    }

    @Test
    void refusesATableWhoseNamesAreNotKnown() {
        Invocation run = Invocation.of("rollback", "testdata/v1rows/binlog.000001");
        assertThat(run.exit()).isEqualTo(ExitCode.DATA);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the names of its columns are not known for certain; --schema can give its definition");
    }

    /// The schema is of a day when the log's ALTER TABLE was done already.
    @Test
    void saysOfASchemaFromAfterAnAlterWhatItMustBe(@TempDir Path folder) throws IOException {
        LogBuilder builder = new LogBuilder().format(0).query("BEGIN").insertFloat(1).xid();
        String alter = ": at " + builder.size() + ": ";
        String alterPlace = ":" + builder.size() + " ";
        String log = builder.query("ALTER TABLE d.t ADD COLUMN g FLOAT").query("BEGIN").insertFloat(2).xid().write(folder).toString();
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE t (f FLOAT PRIMARY KEY, g FLOAT);");
        Invocation rollback = Invocation.of("rollback", "--schema=" + schema, log);
        String misfit = "does not fit the schema: there is a column `g` already, so the schema seems to be from after it; it must be from before the log begins";
        assertThat(rollback.exit()).isEqualTo(ExitCode.DATA);
        assertThat(rollback.err()).doesNotContain("shown as")
                .contains("no SQL can be written for the rows of d.t: the schema does not fit the log (2 columns, where the log has 1); it must be from before "
                        + "the log begins (with binlog_row_metadata=FULL a log needs no schema)\n")
                .contains(log + alter + "DDL on d.t (it " + misfit + ")\n")
                .contains("no SQL can be written for the rows of d.t: the statement at " + log + alterPlace + misfit + " (");
        Invocation sql = Invocation.of("sql", "--schema=" + schema, "--start-position=" + builder.size(), log);
        assertThat(sql.err()).doesNotContain("shown as");
    }

    /// Such logs can be read only from front to back.
    @ParameterizedTest
    @ValueSource(strings = {"multi-file", "compressed"})
    void readsPipesAndCompressedFiles(String set, @TempDir Path folder) throws IOException {
        String schema = "testdata/" + set + "/schema.sql";
        Path log = Path.of("testdata/" + set + "/binlog.000001");
        Path gzip = folder.resolve("binlog.000001.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            Files.copy(log, out);
        }
        Path zstd = folder.resolve("binlog.000001.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zstd))) {
            Files.copy(log, out);
        }
        List<String> expected = statements(Invocation.of("rollback", "--skip-ddl", "--schema", schema, log.toString()));
        assertThat(expected).isNotEmpty();
        assertThat(statements(Invocation.of("rollback", "--skip-ddl", "--schema", schema, gzip.toString()))).isEqualTo(expected);
        assertThat(statements(Invocation.of("rollback", "--skip-ddl", "--schema", schema, zstd.toString()))).isEqualTo(expected);
        for (Path piped : List.of(log, gzip)) {
            try (InputStream in = Files.newInputStream(piped)) {
                Invocation run = Invocation.reading(in, "rollback", "--skip-ddl", "--schema", schema, "--stop-datetime=2037-01-01 00:00:00", "-");
                assertThat(statements(run)).as(run.err()).isEqualTo(expected);
            }
        }
    }

    @Test
    void reportsLaterDefinitionsOfATable() {
        String[] window = {"rollback", "--schema", "testdata/ddl-evolution/schema.sql", "--table", "evolve.users", "--stop-position=452", "--on-conflict",
            "report", "testdata/ddl-evolution/binlog.000001"};
        Invocation reported = Invocation.of(window);
        assertThat(reported.exit()).as(reported.err()).isZero();
        assertThat(reported.err()).contains("later statements change tables whose rows are undone; what is undone may not fit any more:")
                .contains("binlog.000001: at 529: ALTER TABLE evolve.users");
        window[window.length - 2] = "fail";
        Invocation refused = Invocation.of(window);
        assertThat(refused.exit()).isEqualTo(ExitCode.DATA);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void laterDefinitionsOfOtherTablesDoNotMatter(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").insertFloat(1).xid();
        String window = "--stop-position=" + log.size();
        log.query("ALTER TABLE d.other ENGINE=InnoDB").query("DROP DATABASE e");
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE t (f FLOAT PRIMARY KEY); CREATE TABLE other (f FLOAT);");
        String[] rollback = {"rollback", "--schema=" + schema, window, "--on-conflict=fail", log.write(folder).toString()};
        assertThat(Invocation.of(rollback).err()).startsWith("rollback: undoes 1 transaction, 1 row ");
        log.query("TRUNCATE D.T").write(folder);
        assertThat(Invocation.of(rollback).err()).contains("TRUNCATE was logged as a statement, and may change D.T");
    }

    @Test
    void reportsRowsThatWereChangedAgainLater() {
        String[] window = {"--table", "imgs.uniq", "--type", "insert"};
        Invocation reported = rollback(FULL, window);
        assertThat(reported.exit()).isEqualTo(ExitCode.OK);
        assertThat(reported.err()).contains("rows that were changed again after what was selected: 1; they are undone as well (--on-conflict=skip leaves them alone)\n"
                + "  " + FULL + "binlog.000001: at 7027 (Delete_rows): the row of imgs.uniq with `code` = 'CCC', and no row with this key is there now\n");
        String untouched = "DELETE FROM `imgs`.`uniq` WHERE `code` = 'BBB';";
        assertThat(statements(reported)).containsExactly(untouched, "DELETE FROM `imgs`.`uniq` WHERE `code` = 'CCC';");

        List<String> skip = new ArrayList<>(List.of(window));
        skip.add("--on-conflict=skip");
        assertThat(statements(rollback(FULL, skip.toArray(String[]::new)))).containsExactly(untouched);

        List<String> fail = new ArrayList<>(List.of(window));
        fail.add("--on-conflict=fail");
        Invocation failed = rollback(FULL, fail.toArray(String[]::new));
        assertThat(failed.exit()).isEqualTo(ExitCode.DATA);
        assertThat(failed.out()).isEmpty();
    }

    /// Of three rows that were changed again, one was inserted anew and one is gone.
    @Test
    void tellsWhereTheSqlWillFailOrDoNothing() {
        String log = "testdata/conflicts/binlog.000001";
        Invocation run = Invocation.of("rollback", "--start-position=948", "--stop-position=3489", log);
        assertThat(run.err()).startsWith("WARNING: rows that were changed again after what was selected: 3; they are undone as well (--on-conflict=skip "
                + "leaves them alone)\n"
                + "  " + log + ": at 3724 (Update_rows): the row of chains.t with `id` = 1\n"
                + "  " + log + ": at 4037 (Write_rows): the row of chains.t with `id` = 3, and a row with this key is there now\n"
                + "  " + log + ": at 4349 (Update_rows): the row of chains.t with `id` = 6, and no row with this key is there now\n"
                + "WARNING: rows to be brought back whose keys other rows have by then: 1; at the first of them mysql stops with error 1062, Duplicate entry, "
                + "and undoes nothing behind it\n"
                + "WARNING: rows to be changed back or removed that are gone by then: 1; nothing is done for them\n"
                + "rollback: undoes 8 transactions, ");
    }

    @Test
    void listsOnlyTheFirstRowsThatWereChangedAgain(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN");
        for (int i = 0; i < 30; i++) {
            log.insertFloat(i);
        }
        String window = "--stop-position=" + log.xid().size();
        log.query("BEGIN");
        for (int i = 0; i < 30; i++) {
            log.insertFloat(i);
        }
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT PRIMARY KEY);");
        Invocation run = Invocation.of("rollback", "--schema=" + schema, window, log.xid().write(folder).toString());
        assertThat(run.err()).contains("after what was selected: 30; ").contains("\n  and 10 more\n");
        assertThat(run.err().lines().filter(line -> line.contains("the row of d.t with "))).hasSize(20);
    }

    @Test
    void xaStatementsOfAnotherFormAreRead(@TempDir Path folder) throws IOException {
        Path log = new LogBuilder().format(0).query("XA START 'abc'").query("XA END 'abc'").query("XA COMMIT 'abc'").write(folder);
        assertThat(Invocation.of("rollback", log.toString()).exit()).isEqualTo(ExitCode.OK);
    }

    /// A dump prints 0.123457 of both.
    @Test
    void ofTwoFloatsThatADumpDoesNotTellApartTheRightOneGoes(@TempDir Path folder) throws IOException {
        Path log = new LogBuilder().format(0).insertFloat(0.1234567f).write(folder);
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT);");
        assertThat(statements(Invocation.of("rollback", "--schema=" + schema, log.toString()))).containsExactly(
                "DELETE FROM `d`.`t` WHERE `f` IN (0.12345670163631439e0, 0.12345699965953827e0) ORDER BY `f` = 0.12345670163631439e0 DESC LIMIT 1;");
    }

    @Test
    void whatStatementsMayHaveDoneToSelectedTablesIsTold() {
        Invocation run = rollback("testdata/mixed/", "--table=stmts.history");
        assertThat(run.err()).contains("WARNING: logged as statements, not as rows: 11 changes of other tables, the first at testdata/mixed/binlog.000001: at ");
    }

    /// Behind the window one bit is flipped in the event that deletes the row again.
    @Test
    void conflictsInWhatCannotBeReadAreNotDenied(@TempDir Path folder) throws IOException {
        byte[] log = Files.readAllBytes(Path.of(FULL + "binlog.000001"));
        log[7050] ^= 1;
        String damaged = Files.write(folder.resolve("log"), log).toString();
        List<String> window = List.of("rollback", "--schema=" + FULL + "schema.sql", "--table=imgs.uniq", "--start-position=5379",
                "--stop-position=5745", damaged);
        Invocation warned = Invocation.of(window.toArray(String[]::new));
        assertThat(warned.err()).contains("WARNING: " + damaged + ": at ").contains("wrong checksum");
        assertThat(warned.exit()).isEqualTo(ExitCode.OK);

        List<String> salvaged = new ArrayList<>(window);
        salvaged.add("--salvage");
        Invocation reported = Invocation.of(salvaged.toArray(String[]::new));
        assertThat(reported.err()).contains("wrong checksum").contains("; whether rows were changed again there cannot be told\n");
        assertThat(reported.exit()).isEqualTo(ExitCode.OK);

        salvaged.add("--on-conflict=fail");
        Invocation failed = Invocation.of(salvaged.toArray(String[]::new));
        assertThat(failed.err()).contains("nothing is undone, because it cannot be told whether rows were changed again (--on-conflict=fail)");
        assertThat(failed.exit()).isEqualTo(ExitCode.DATA);
        assertThat(failed.out()).isEmpty();
    }

    /// Once for all of its rows.
    @Test
    void conflictsInATableWhoseColumnsAreNotKnownAnyMoreAreNotDenied(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").insertFloat(1).xid();
        String window = "--stop-position=" + log.size();
        log.query("ALTER TABLE d.t ADD COLUMN g INT").query("BEGIN").insertFloat(2).insertFloat(3).xid();
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT PRIMARY KEY);");
        String[] rollback = {"rollback", "--schema=" + schema, window, "--on-conflict=report", log.write(folder).toString()};
        Invocation reported = Invocation.of(rollback);
        assertThat(reported.exit()).as(reported.err()).isEqualTo(ExitCode.OK);
        assertThat(reported.err()).containsOnlyOnce("whether rows were changed again from here on cannot be told: ");
        rollback[3] = "--on-conflict=fail";
        Invocation failed = Invocation.of(rollback);
        assertThat(failed.err()).contains("nothing is undone, because it cannot be told whether rows were changed again (--on-conflict=fail)");
        assertThat(failed.exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void tablesWhoseNamesHaveDotsAreNotTakenForOneAnother(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("BEGIN").insertFloat("a", "b.c", 1).xid();
        String window = "--stop-position=" + log.size();
        log.query("BEGIN").insertFloat("a.b", "c", 2).xid();
        Path schema = Files.writeString(folder.resolve("s.sql"), "CREATE DATABASE a; CREATE TABLE a.`b.c` (f FLOAT PRIMARY KEY);");
        Invocation run = Invocation.of("rollback", "--schema=" + schema, window, "--on-conflict=fail", log.write(folder).toString());
        assertThat(run.err()).doesNotContain("cannot be told");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }

    /// The row 1 became 10 inside the window, and another row 1 was made and changed later: undoing what the first one was would meet the
    /// second.
    @Test
    void leavesRowsAloneAsAWhole() {
        Invocation run = Invocation.of("rollback", "--on-conflict=skip", "--start-position=948", "--stop-position=3489",
                "testdata/conflicts/binlog.000001");
        assertThat(statements(run)).as(run.err()).containsExactly(
                "UPDATE `chains`.`t` SET `id` = 5, `v` = 'four' WHERE `id` = 5;",
                "UPDATE `chains`.`t` SET `id` = 4, `v` = 'four' WHERE `id` = 5;",
                "UPDATE `chains`.`t` SET `id` = 2, `v` = 'two' WHERE `id` = 2;");
        assertThat(run.err()).contains("rows that were changed again after what was selected: 3\n  testdata/conflicts/")
                .contains("left alone, because the rows were changed again later or share a key with rows that were: 5 changes");
    }

    /// A run that begins in the middle of a log has not read its format description where it says.
    @Test
    void beginsInTheMiddleOfALog() {
        Invocation run = rollback(FULL, "--start-position", "5379", "--stop-position", "6041");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(statements(run)).hasSize(2).last().isEqualTo("DELETE FROM `imgs`.`uniq` WHERE `code` = 'CCC';");
    }

    @Test
    void summarisesWithoutPrintingSql() {
        assertThat(rollback(FULL, "--summary").out()).isEqualTo("""
                    inserted      updated      deleted  table
                           1            4            1  imgs.blob_key
                           2            3            1  imgs.no_key
                           1            6            1  imgs.pair
                           2            2            2  imgs.uniq
                           3           10            2  imgs.with_pk
                """.indent(0));
    }

    @Test
    void walksCompressedTransactionsBackwards() {
        Invocation forward = Invocation.of("sql", "--schema", "testdata/compressed/schema.sql", "testdata/compressed/binlog.000001");
        Invocation back = rollback("testdata/compressed/", "--skip-ddl");
        assertThat(back.exit()).isEqualTo(ExitCode.OK);
        assertThat(statements(back).size()).isEqualTo((int) statements(forward).stream().filter(line -> line.contains(" `zip`.`")).count());
    }

    /// The events inside a payload all say where it ends: nothing is looked for there.
    @ParameterizedTest
    @ValueSource(strings = {"multi-file", "compressed"})
    void tellsTheTransactionsWithoutSelectingGtids(String set) {
        String folder = "testdata/" + set + "/";
        assertThat(rollback(folder, "--skip-ddl", "--skip-gtids").lines()).isEqualTo(rollback(folder, "--skip-ddl").lines());
    }

    /// A condition on a column is put to each row under the columns that its table had then.
    @Test
    void conflictsAreFoundUnderTheColumnsOfTheirTime() {
        Invocation run = Invocation.of("rollback", "--skip-ddl", "--schema=testdata/ddl-evolution/schema.sql", "--stop-position=1700", "--filter",
                "exclude: *.*, include: evolve.users, exclude: evolve.users.name = /./, include: evolve.users.age = 30",
                "testdata/ddl-evolution/binlog.000001");
        assertThat(run.err()).doesNotContain("internal error");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
    }
}
