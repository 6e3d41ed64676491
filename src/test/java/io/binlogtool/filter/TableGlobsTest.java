package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableGlobsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shop.orders      | shop   | orders    | true",
        "shop.orders      | shop   | Orders    | false",
        "shop.orders      | other  | orders    | false",
        "shop.orders      | shop   | orders2   | false",
        "orders           | any    | orders    | true",
        "orders           | orders | other     | false",
        "shop.*           | shop   | x         | true",
        "*.order_??       | x      | order_12  | true",
        "*.order_??       | x      | order_123 | false",
        "*s.*o*d*r*       | shops  | my order  | true",
        "*                | a      | b         | true",
        "?.?              | ä      | 😀        | true",
        "?.?              | a      | bc        | false",
        "*a*ab            | x      | xaab      | true",
        "`my.db`.*        | my.db  | t         | true",
        "my`.`db.t        | my.db  | t         | true",
        "shop.`what?`     | shop   | what?     | true",
        "shop.`what?`     | shop   | whats     | false",
        "shop.`*`*        | shop   | *x        | true",
        "shop.`*`*        | shop   | x         | false",
        "`odd``name`.t1   | odd`name | t1      | true",
        "a\\.b            | a\\    | b         | true",
    })
    void patterns(String argument, String database, String table, boolean included) {
        assertThat(TableGlobs.parse(List.of(argument)).includes(database, table)).isEqualTo(included);
    }

    @Test
    void anyOfSeveralWillDo() {
        TableGlobs globs = TableGlobs.parse(List.of("shop.orders", "log.*"));

        assertThat(globs.isEmpty()).isFalse();
        assertThat(globs.includes("shop", "orders")).isTrue();
        assertThat(globs.includes("log", "x")).isTrue();
        assertThat(globs.includes("shop", "x")).isFalse();
    }

    @Test
    void noneMeansAll() {
        TableGlobs globs = TableGlobs.parse(List.of());

        assertThat(globs.isEmpty()).isTrue();
        assertThat(globs.includes("shop", "orders")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''         | 0 | the table's name is missing",
        "``         | 0 | the table's name is missing",
        "shop.      | 5 | the table's name is missing",
        ".orders    | 0 | the database's name is missing",
        "a.b.c      | 3 | a table has one point at most; put names that hold one between backticks",
        "a.`b.c     | 2 | the quoted name has no closing `",
        "😀.`b``    | 3 | the quoted name has no closing `",
    })
    void faults(String argument, int column, String message) {
        assertThatThrownBy(() -> TableGlobs.parse(List.of("x", argument))).isInstanceOfSatisfying(FilterSyntaxException.class, fault -> {
            assertThat(fault).hasMessage(message);
            assertThat(fault.column()).isEqualTo(column);
        });
    }

    @Property
    void globsAreRegularExpressionsInDisguise(@ForAll("globs") String glob, @ForAll("texts") String text) {
        String regex = glob.replace("*", ".*").replace("?", ".");

        assertThat(TableGlobs.parse(List.of(glob)).includes("db", text)).isEqualTo(Pattern.matches(regex, text));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab*?").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(10);
    }
}
