package io.binlogtool.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellKnownTextTest {

    private static final String POINT_2_1 = "0101000000" + "0000000000000040" + "000000000000f03f";

    private static String text(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteSink sink = new ByteSink();
        WellKnownText.write(sink, Bytes.copyOf(bytes), 0, bytes.length, true, ShortestDecimal::mysql);
        return sink.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "00000000 | POINT (2 1)",
        "110f0000 | POINT (2 1)",
        "e6100000 | POINT (1 2)",
    })
    void axesFollowTheReferenceSystem(String srid, String expected) {
        assertThat(text(srid + POINT_2_1)).isEqualTo(expected);
    }

    @Test
    void collections() {
        assertThat(text("00000000" + "0107000000" + "02000000" + POINT_2_1 + "0104000000" + "01000000" + POINT_2_1))
                .isEqualTo("GEOMETRYCOLLECTION (POINT (2 1), MULTIPOINT ((2 1)))");
        assertThat(text("00000000" + "0107000000" + "00000000")).isEqualTo("GEOMETRYCOLLECTION EMPTY");
    }

    @Test
    void whatIsCutOffIsReported() {
        byte[] whole = HexFormat.of().parseHex("00000000" + POINT_2_1);
        for (int length = 4; length < whole.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> WellKnownText.write(new ByteSink(), Bytes.copyOf(whole), 0, cut, true, ShortestDecimal::mysql))
                    .isInstanceOf(MalformedBinlogException.class);
        }
    }
}
