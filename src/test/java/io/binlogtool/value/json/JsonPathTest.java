package io.binlogtool.value.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "$;                            ``",
        "$.a;                          <a>",
        "$.o.x;                        <o> <x>",
        "$[0];                         0",
        "$[last];                      last-0",
        "$.a[last-12][3].\"x y\";      <a> last-12 3 <x y>",
        "$.\"\".\"a.b[1]\";            <> <a.b[1]>",
        "$.\"q\\\"k\\\\\\/\\u0041\";   <q\"k\\/A>",
        "$.\"\\ud83d\\ude00\".漢字;     <😀> <漢字>",
        "$._ok$1;                      <_ok$1>"})
    void readsWhatTheServerLogs(String path, String legs) {
        assertThat(parse(path).legs().stream().map(leg -> switch (leg) {
            case JsonPath.Member(byte[] key) -> "<" + new String(key, StandardCharsets.UTF_8) + ">";
            case JsonPath.Cell(int index, boolean fromLast) -> fromLast ? "last-" + index : Integer.toString(index);
        }).collect(Collectors.joining(" "))).isEqualTo(legs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "$a", "$.", "$..a", "$[", "$[]", "$[a]", "$[1", "$[1 to 2]", "$[*]", "$.*", "$.a*", "$**.a", "$[99999999999]", "$.\"a",
        "$.\"\\x\"", "$.\"\\u12\"", "$.\"\\ud83d\"", "$.\"\\ude00\\ud83d\"", "$[last-]", "$[last+1]", "$[-1]", "$. a", "$.\"\\"})
    void refusesWhatIsNoPathToOneValue(String path) {
        assertThatThrownBy(() -> parse(path)).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("no JSON path");
    }

    @Test
    void countsCellsFromEitherEnd() {
        assertThat(new JsonPath.Cell(1, false).position(3)).isEqualTo(1);
        assertThat(new JsonPath.Cell(1, true).position(3)).isEqualTo(1);
        assertThat(new JsonPath.Cell(0, true).position(3)).isEqualTo(2);
        assertThat(new JsonPath.Cell(3, true).position(3)).isEqualTo(-1);
    }

    private static JsonPath parse(String path) {
        byte[] text = path.getBytes(StandardCharsets.UTF_8);
        return JsonPath.of(Bytes.copyOf(text), 0, text.length);
    }
}
