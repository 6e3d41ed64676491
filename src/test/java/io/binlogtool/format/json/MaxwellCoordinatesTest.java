package io.binlogtool.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.binlogtool.io.ByteSink;

class MaxwellCoordinatesTest {

    /// The texts are what Maxwell 1.45.0 printed.
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3",
        "-0.002600896669038415, -0.0026008966690384",
        "6.438887183877269e15, 6438887183877269",
        "1e20, 100000000000000000000",
        "1e-16, 0.0000000000000001",
        "-0.0, -0",
        "-122.33543279999999, -122.33543279999999",
        "51.5, 51.5"})
    void areThoseOfMaxwell(double value, String text) {
        ByteSink out = new ByteSink();
        new MaxwellCoordinates().accept(out, value);
        assertThat(out.toString()).isEqualTo(text);
    }
}
