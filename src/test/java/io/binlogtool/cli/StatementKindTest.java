package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What kind of statement one is, and which tables it names, is the same for all who ask; no comment hides it.
class StatementKindTest {

    @TempDir
    Path folder;

    private String log(String statement) throws IOException {
        return new LogBuilder().format(0).query(statement).write(folder).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO d.t VALUES (1)", "-- c\ninsert into d.t values (1)", "/* a *//* b */ INSERT INTO d.t VALUES (1)",
        "/*!40001 INSERT */ INTO d.t VALUES (1)", "# c\n (SELECT d.f(2))", "/*M! DELETE */ FROM d.t"})
    void changesOfRows(String statement) throws IOException {
        assertThat(isSelected(statement, "--type=statement")).isTrue();
        assertThat(isSelected(statement, "--type=ddl")).isFalse();
        assertThat(Invocation.of("stats", "--by=ddl", log(statement)).out()).doesNotContain(" 127 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUNCATE d.t", "/* a */ /*!50000 CREATE */ TABLE d.t (a INT)", "-- c\ndrop table d.t"})
    void definitions(String statement) throws IOException {
        assertThat(isSelected(statement, "--type=ddl")).isTrue();
        assertThat(isSelected(statement, "--type=statement")).isFalse();
        assertThat(Invocation.of("stats", "--by=ddl", log(statement)).out()).contains(" 127 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "UPDATE d.t SET a = 1 | true",
        "UPDATE `d` . `t` SET a = 1 | true",
        "UPDATE /*!50000 d.t */ SET a = 1 | true",
        "--<tab>don't<end>UPDATE d.t SET a = 1 | true",
        "UPDATE u SET a = 'it''s d.t' | false",
        "UPDATE u SET a = 1 /* d.t */ | false",
        "SELECT t.f(2) | false",
        "SELECT d.t.a FROM d.t | true"})
    void tablesThatAreNamed(String statement, boolean isNamed) throws IOException {
        assertThat(isSelected(statement.replace("<tab>", "\t").replace("<end>", "\n"), "--table=d.t")).isEqualTo(isNamed);
    }

    private boolean isSelected(String statement, String option) throws IOException {
        return Invocation.of("dump", option, log(statement)).out().contains(statement + "\n/*!*/;");
    }
}
