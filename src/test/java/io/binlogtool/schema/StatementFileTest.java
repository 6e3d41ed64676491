package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.schema.ddl.SqlDialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The statements of `reported.txt` and `mariadb.txt`, one a line.
class StatementFileTest {

    private static final DdlContext MYSQL = DdlContext.OF_SCRIPT.withDefaultDatabase("d");
    private static final DdlContext MARIADB = MYSQL.withDialect(SqlDialect.ofServer("10.11.6-MariaDB-log", 0));

    static Stream<Arguments> reported() throws IOException {
        return lines("reported.txt");
    }

    static Stream<Arguments> mariaDb() throws IOException {
        return lines("mariadb.txt");
    }

    private static Stream<Arguments> lines(String resource) throws IOException {
        try (InputStream file = StatementFileTest.class.getResourceAsStream("/ddl/" + resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of(line.substring(0, line.lastIndexOf(" => ")), line.substring(line.lastIndexOf(" => ") + 4))).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("reported")
    void reportsWhatCannotBeKnown(String statement, String expected) {
        SchemaCatalog catalog = new SchemaCatalog();
        catalog.apply("CREATE TABLE t (a int, b int)", MYSQL);
        catalog.apply("CREATE TABLE other (a int)", MYSQL);

        List<SchemaChange> changes = catalog.apply(statement, MYSQL);

        String report = changes.isEmpty() ? "nothing" : describe(changes.getFirst());
        assertThat(report).startsWith(expected.substring(0, expected.indexOf(':') + 1)).contains(expected.substring(expected.indexOf(':') + 1).strip());
        assertThat(catalog.table("d", "other")).isPresent();
        if (changes.stream().anyMatch(change -> change instanceof SchemaChange.TableUnknown(String _, String name, String _) && name.equals("t"))) {
            assertThat(catalog.table("d", "t")).isEmpty();
            assertThat(catalog.unknownReason("d", "t")).isPresent();
        } else {
            assertThat(catalog.table("d", "t").orElseThrow().columns()).hasSize(2);
        }
    }

    private static String describe(SchemaChange change) {
        return switch (change) {
            case SchemaChange.TableUnknown(String _, String name, String reason) -> name + ": " + reason;
            case SchemaChange.NotUnderstood(String reason) -> "no table: " + reason;
            case SchemaChange.UnseenTable(String _, String name) -> "unseen " + name;
            case SchemaChange.DatabaseCreated _, SchemaChange.DatabaseAltered _, SchemaChange.DatabaseDropped _, SchemaChange.TableCreated _,
                 SchemaChange.TableAltered _, SchemaChange.TableRenamed _, SchemaChange.KeysChanged _, SchemaChange.RowsExchanged _,
                 SchemaChange.TableDropped _ -> change.toString();
        };
    }

    @ParameterizedTest
    @MethodSource("mariaDb")
    void understandsMariaDb(String statement, String expected) {
        SchemaCatalog catalog = new SchemaCatalog();
        catalog.apply("CREATE TABLE t (a int, b varchar(5))", MARIADB);

        List<SchemaChange> changes = catalog.apply(statement, MARIADB);

        assertThat(changes).noneMatch(change -> change instanceof SchemaChange.TableUnknown || change instanceof SchemaChange.NotUnderstood);
        assertThat(catalog.table("d", "t").orElseThrow().columns().stream().map(column -> column.name() + " " + column.type())
            .collect(Collectors.joining(", "))).isEqualTo(expected);
    }
}
