package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Filters of few names against a naive model that goes through all rules in the order in which they were written.
class MaxwellFilterPropertyTest {

    private static final List<String> NAMES = List.of("a", "b", "ab");

    /// @param column null in a rule about tables
    private record Rule(String action, String database, String table, String column, String value) {

        boolean appliesTo(String databaseName, String tableName) {
            return fits(database, databaseName) && fits(table, tableName);
        }

        boolean fitsRow(RowValues row) {
            return row.isPresent(column) && fits(value, row.text(column));
        }

        private static boolean fits(String pattern, String text) {
            return switch (pattern) {
                case "*" -> true;
                case "null" -> text == null;
                case "/b/" -> text != null && text.contains("b");
                default -> pattern.equals(text);
            };
        }

        @Override
        public String toString() {
            return action + ": " + database + "." + table + (column == null ? "" : "." + column + " = " + value);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsAreJudgedByTheLastRuleThatFits(@ForAll("rules") List<Rule> rules, @ForAll("names") String database, @ForAll("names") String table,
            @ForAll("rows") RowValues row) {
        boolean included = true;
        boolean blacklisted = false;
        for (Rule rule : rules) {
            if (rule.appliesTo(database, table) && (rule.column == null || rule.fitsRow(row))) {
                included = rule.action.equals("include");
                blacklisted |= rule.column == null && rule.action.equals("blacklist");
            }
        }

        TableFilter filter = parsed(rules).forTable(database, table);
        assertThat(filter.includes(row)).isEqualTo(included && !blacklisted);
        assertThat(filter.canIncludeRows()).isIn(true, filter.includes(row));
        if (!filter.hasColumnRules()) {
            assertThat(filter.isTableIncluded()).isEqualTo(filter.includes(row));
        }
    }

    @Property
    void tablesAreJudgedAsIfThereWereNoColumnRules(@ForAll("rules") List<Rule> rules, @ForAll("names") String database,
            @ForAll("names") String table) {
        MaxwellFilter withoutColumnRules = parsed(rules.stream().filter(rule -> rule.column == null).toList());

        assertThat(parsed(rules).includesTable(database, table)).isEqualTo(withoutColumnRules.includesTable(database, table))
                .isEqualTo(withoutColumnRules.forTable(database, table).isTableIncluded())
                .isEqualTo(parsed(rules).forTable(database, table).isTableIncluded());
    }

    @Property
    void anyTextParsesOrFailsWithAPlaceInIt(@ForAll("scraps") String text) {
        try {
            assertThat(MaxwellFilter.parse(text)).isNotNull();
        } catch (FilterSyntaxException e) {
            assertThat(e.column()).isBetween(0, text.length());
            assertThat(e.pointedOut()).endsWith("^");
        }
    }

    private static MaxwellFilter parsed(List<Rule> rules) {
        return MaxwellFilter.parse(rules.stream().map(Rule::toString).collect(Collectors.joining(", ")));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<RowValues> rows() {
        Arbitrary<String> values = Arbitraries.of(NAMES).injectNull(0.2);
        return Combinators.combine(names(), values, names(), values)
                .as((name1, value1, name2, value2) -> RowValues.of(name1, value1, name2, value2));
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        Arbitrary<String> patterns = Arbitraries.of("a", "b", "*", "/b/");
        Arbitrary<String> actions = Arbitraries.frequency(Tuple.of(4, "include"), Tuple.of(4, "exclude"),
                Tuple.of(1, "blacklist"));
        return Combinators.combine(actions, patterns, patterns, names().injectNull(0.5), Arbitraries.of("a", "b", "*", "/b/", "null"))
                .as(Rule::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of("include", "exclude:", ":", ".", "*", "a", "/", "\\", "'", "`", "\"", "=", ",", " ",
                "\n", "(", "é", "\ud83d\ude00")
                .list().ofMaxSize(14).map(parts -> String.join("", parts));
    }
}
