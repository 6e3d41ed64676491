package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventKindTest {

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsName(EventKind kind) {
        assertThat(EventKind.parse(kind.optionName())).containsExactly(kind);
        assertThat(EventKind.parse(kind.name())).containsExactly(kind);
    }

    @Test
    void severalKinds() {
        assertThat(EventKind.parse("Update, insert,insert ,ddl")).containsExactly(EventKind.INSERT, EventKind.UPDATE, EventKind.DDL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "inserts         | 0  | unknown type 'inserts' (did you mean insert?)",
        "insert,  select | 9  | unknown type 'select'",
        "insert,         | 7  | a type is missing",
        "insert,,delete  | 7  | a type is missing",
        "''              | 0  | a type is missing",
    })
    void faults(String text, int column, String message) {
        assertThatThrownBy(() -> EventKind.parse(text)).isInstanceOfSatisfying(FilterSyntaxException.class, fault -> {
            assertThat(fault).hasMessage(message + "; valid are insert, update, delete, ddl, statement, transaction, control");
            assertThat(fault.column()).isEqualTo(column);
        });
    }
}
