package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxwellFilterSyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "bl: shop.*                | 0  | expected a rule (include, exclude or blacklist) instead of bl",
        ", include: a.b            | 0  | expected a rule (include, exclude or blacklist) instead of ,",
        "include: a.b,, exclude    | 13 | expected a rule (include, exclude or blacklist) instead of ,",
        "include a.b               | 8  | expected : behind the rule instead of a",
        "include                   | 7  | expected : behind the rule instead of the end",
        "include:                  | 8  | expected a database instead of the end",
        "include: a                | 10 | expected . behind the database instead of the end",
        "include: a.               | 11 | expected a table instead of the end",
        "include: a.=              | 11 | expected a table instead of =",
        "include: a.b.*            | 13 | expected a column instead of *",
        "include: a.b.c            | 14 | expected = behind the column instead of the end",
        "include: a.b.c =          | 16 | expected a value instead of the end",
        "include: a.b = 3          | 13 | expected a rule (include, exclude or blacklist) instead of =",
        "include: a.b.c = x y      | 19 | expected a rule (include, exclude or blacklist) instead of y",
        "include: a./b             | 11 | the regular expression has no closing /",
        "include: a./b\\/           | 11 | the regular expression has no closing /",
        "include: a./b(/           | 14 | invalid regular expression: Unclosed group",
        "include: a.'b             | 11 | the quoted name has no closing '",
        "include: a.`b``           | 11 | the quoted name has no closing `",
        "include: a.'b\\            | 11 | the quoted name has no closing '",
    })
    void faults(String filter, int column, String message) {
        assertThatThrownBy(() -> MaxwellFilter.parse(filter)).isInstanceOfSatisfying(FilterSyntaxException.class, fault -> {
            assertThat(fault).hasMessage(message);
            assertThat(fault.column()).isEqualTo(column);
        });
    }

    @Test
    void theFaultIsPointedOut() {
        assertThat(faultOf("exclude: *.*, includes: shop.*").pointedOut()).isEqualTo("exclude: *.*, includes: shop.*\n              ^");
        assertThat(faultOf("exclude:\t*.*,\tx:").pointedOut()).isEqualTo("exclude:\t*.*,\tx:\n        \t    \t^");
        assertThat(faultOf("exclude: *.*,\n include: a\n,").pointedOut()).isEqualTo(",\n^");
        assertThat(faultOf("exclude: *.*,\n include: a,\n").pointedOut()).isEqualTo(" include: a,\n           ^");
    }

    private static FilterSyntaxException faultOf(String filter) {
        return catchThrowableOfType(FilterSyntaxException.class, () -> MaxwellFilter.parse(filter));
    }
}
