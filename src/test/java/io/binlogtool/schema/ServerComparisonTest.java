package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Statements of every clause in MySQL's manual, against what MySQL 9.7.4 made of them (`mysql.expected`, by `make-expected.py` from `mysql.sql`).
class ServerComparisonTest {

    private static final String START = "CREATE DATABASE t CHARACTER SET utf8mb4; USE t;\n";

    @TestFactory
    Stream<DynamicTest> makesOfStatementsWhatTheServerMakesOfThem() throws IOException {
        Map<String, String> expected = cases("mysql.expected");
        return cases("mysql.sql").entrySet().stream()
            .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> compare(each.getValue(), expected.get(each.getKey()))));
    }

    private static void compare(String statements, String expected) {
        SchemaCatalog catalog = new SchemaCatalog();
        List<SchemaChange> problems = SchemaScript.load(START + statements, catalog);
        assertThat(problems).isEmpty();
        assertThat(catalog.tables("t").stream().map(CatalogRendering::render).collect(Collectors.joining())).isEqualTo(expected);
    }

    private static Map<String, String> cases(String resource) throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        try (InputStream file = ServerComparisonTest.class.getResourceAsStream("/ddl/" + resource)) {
            for (String text : ("\n" + new String(file.readAllBytes(), StandardCharsets.UTF_8)).split("\n--- ")) {
                int end = text.indexOf('\n');
                if (end >= 0) {
                    String body = text.substring(end + 1);
                    cases.put(text.substring(0, end), body.isEmpty() || body.endsWith("\n") ? body : body + "\n");
                } else if (!text.isEmpty()) {
                    cases.put(text, "");
                }
            }
        }
        return cases;
    }
}
