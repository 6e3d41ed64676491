package io.binlogtool.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected texts and messages are those of a MySQL 9.7 server and its mysqlbinlog.
class GtidSetParseTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429561";
    private static final String B = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "$B:1                                 | $B:1",
        "$B:1-1                               | $B:1",
        "$B:01                                | $B:1",
        "$B:1-5:7,$A:3                        | $A:3,$B:1-5:7",
        "$B : 1 - 5 , $B : 7                  | $B:1-5:7",
        "$B:5-9:1-4                           | $B:1-9",
        "$B:1-100:50-200:150-300              | $B:1-300",
        "$B:9:7:5:3:1,,$B:2:4:6:8,            | $B:1-9",
        "$B:3-2:0007                          | $B:7",
        "$B:1-9223372036854775806             | $B:1-9223372036854775806",
        "$B:tag:1                             | $B:tag:1",
        "$B:Tag:1:2:_T:4                      | $B:_t:4:tag:1-2",
        "$B:tag1:tag2:1                       | $B:tag2:1",
        "$B:1:tag:2:3,$B:4                    | $B:1:4:tag:2-3",
        "$B:1:A:B:2:C                         | $B:1:b:2",
        "$B:tag :1: x : 1                     | $B:tag:1:x:1",
        "$B:1-5:20:10,$A:Tag:1:b:3:1,$B:_t:3  | $A:b:1:3:tag:1,$B:1-5:10:20:_t:3",
    })
    void canonicalText(String text, String canonical) {
        assertThat(GtidSet.parse(withUuids(text))).hasToString(withUuids(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "3E11FA47-71CA-11E1-9E33-C80AA9429562:1",
        "3e11FA4771CA11E19E33C80AA9429562:1",
        "{3E11FA47-71CA-11E1-9E33-C80AA9429562}:1",
        "{3E11FA47-71CA-11E1-9E33-C80AA9429562} :1",
        "\n3E11FA47-71CA-11E1-9E33-C80AA9429562\t:\u000b1\r\f",
        ", ,3E11FA47-71CA-11E1-9E33-C80AA9429562:1,,",
    })
    void formsOfTheSameSet(String text) {
        assertThat(GtidSet.parse(text)).hasToString(B + ":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r,, ,\t", B, B + ":tag", B + ":5-3", B + ":1-0", " " + A + " , " + B + ":a:b :c,,"})
    void emptySets(String text) {
        assertThat(GtidSet.parse(text)).isEqualTo(GtidSet.EMPTY).hasToString("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "x                      | Expected at least two hex digits at the beginning of the string: \"x\"",
        ":1                     | Expected hex digit at the beginning of the string: \":1\"",
        "1-2                    | Expected hex digit after 1 characters, marked by [HERE] in: \"1[HERE]-2\"",
        "3E11FA4                | Expected at least two hex digits after 6 characters, marked by [HERE] in: \"3E11FA[HERE]4\"",
        "{3E                    | Expected at least two hex digits after 3 characters, marked by [HERE] in: \"{3E[HERE]\"",
        "$B:                    | Expected number after 37 characters, marked by [HERE] in: \"...0aa9429562:[HERE]\"",
        "$B:0                   | Interval start out of range after 37 characters, marked by [HERE] in: \"...0aa9429562:[HERE]0\"",
        "$B:-1                  | Expected number after 37 characters, marked by [HERE] in: \"...0aa9429562:[HERE]-1\"",
        "$B:1-                  | Expected number after 39 characters, marked by [HERE] in: \"...a9429562:1-[HERE]\"",
        "$B:1-5:                | Expected number after 41 characters, marked by [HERE] in: \"...429562:1-5:[HERE]\"",
        "$B:tag:                | Expected number after 41 characters, marked by [HERE] in: \"...429562:tag:[HERE]\"",
        "$B:1::2                | Expected number after 39 characters, marked by [HERE] in: \"...a9429562:1:[HERE]:2\"",
        "$B:1tag:1              | Expected \",\" after 38 characters, marked by [HERE] in: \"...aa9429562:1[HERE]tag:1\"",
        "$B:1 2                 | Expected \",\" after 39 characters, marked by [HERE] in: \"...a9429562:1 [HERE]2\"",
        "$B:1;$B:2              | Expected \",\" after 38 characters, marked by [HERE] in: \"...aa9429562:1[HERE];3e11fa47-71ca-11e1-9e33-...\"",
        "$B:t-g:1               | Expected \",\" after 38 characters, marked by [HERE] in: \"...aa9429562:t[HERE]-g:1\"",
        "$B-1                   | Expected \",\" after 36 characters, marked by [HERE] in: \"...80aa9429562[HERE]-1\"",
        "{$B:1                  | Expected \"}\" after 37 characters, marked by [HERE] in: \"...80aa9429562[HERE]:1\"",
        "{3E11FA4771CA11E19E33C80AA9429562}:1 | Expected \"-\" after 9 characters, marked by [HERE] in: "
                + "\"{3E11FA47[HERE]71CA11E19E33C80AA9429562}:1\"",
        "3E11FA47-71CA11E19E33C80AA9429562:1 | Expected \"-\" after 13 characters, marked by [HERE] in: "
                + "\"3E11FA47-71CA[HERE]11E19E33C80AA9429562:1\"",
        "$B:9223372036854775807 | Interval start out of range after 37 characters, marked by [HERE] in: "
                + "\"...0aa9429562:[HERE]9223372036854775807\"",
        "$B:1-9223372036854775807 :3 | Interval end out of range after 59 characters, marked by [HERE] in: "
                + "\"...6854775807 [HERE]:3\"",
        "$B:18446744073709551616 | Number out of range after 37 characters, marked by [HERE] in: "
                + "\"...0aa9429562:[HERE]18446744073709551616\"",
        "$B:a23456789012345678901234567890123:1 | Expected number after 37 characters, marked by [HERE] in: "
                + "\"...0aa9429562:[HERE]a234567890123456789012345...\"",
    })
    void faults(String text, String message) {
        assertThatThrownBy(() -> GtidSet.parse(withUuids(text)))
                .isInstanceOf(GtidSyntaxException.class).hasMessage(message);
    }

    @Test
    void faultsAreLocatedInBytesAndShownEscaped() {
        assertThatThrownBy(() -> GtidSet.parse("3\n\r\u000b\f\u0001\u007f\"\\'ä"))
                .hasMessage("Expected hex digit after 1 characters, marked by [HERE] in: \"3[HERE]\\n\\r\\v\\f\\x01\u007f\\\"\\\\'\\xc3\\xa4\"");
        assertThatThrownBy(() -> GtidSet.parse(B + ":ä"))
                .hasMessage("Expected number after 37 characters, marked by [HERE] in: \"...0aa9429562:[HERE]\\xc3\\xa4\"");
    }

    @Test
    void theLongestTagHas32Characters() {
        String tag = "a2345678901234567890123456789012";

        assertThat(GtidSet.parse(B + ":" + tag + ":1").sources()).containsExactly(new Tsid(0x3e11fa4771ca11e1L, 0x9e33c80aa9429562L, tag));
    }

    @Test
    void separatorsStandBetweenUuidsOnly() {
        GtidSet set = GtidSet.parse(B + ":1:tag:3," + A + ":1-2");

        assertThat(set.text(",\n# ")).isEqualTo(A + ":1-2,\n# " + B + ":1:tag:3");
    }

    private static String withUuids(String text) {
        return text.replace("$A", A).replace("$B", B);
    }
}
