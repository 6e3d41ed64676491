package io.binlogtool.format.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Against what a MySQL 9.7 server stores.
class RoundingTest {

    private static final Rounding OF_10_2 = Rounding.of(10, 2);
    private static final Rounding OF_8_3 = Rounding.of(8, 3);

    @Test
    void keepsWhatHasNoMoreDigits() {
        assertThat(OF_10_2.keeps(0.12)).isTrue();
        assertThat(OF_10_2.keeps(-99.99)).isTrue();
        assertThat(OF_10_2.keeps(99_999_999.99)).isTrue();
        assertThat(OF_8_3.keeps(0.123f)).isTrue();
    }

    @Test
    void roundsTheRest() {
        assertThat(OF_10_2.keeps(0.123456)).isFalse();
        assertThat(OF_10_2.round(0.123456)).isEqualTo(0.12);
        assertThat(OF_10_2.round(-99.995)).isEqualTo(-100);
        assertThat(OF_8_3.round(0.123456f)).isEqualTo(0.123f);
        assertThat(OF_10_2.keeps(-0.0)).as("rounding takes the sign").isFalse();
    }

    @Test
    void keepsNothingAboveItsLimit() {
        assertThat(OF_10_2.keeps(1e20)).isFalse();
        assertThat(OF_8_3.keeps((float) 99_999.999)).as("100000 as a FLOAT").isFalse();
    }
}
