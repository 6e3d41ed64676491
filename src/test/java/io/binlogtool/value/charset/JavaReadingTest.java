package io.binlogtool.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaReadingTest {

    private static MysqlCharset charset(String name) {
        return MysqlCharset.forName(name).orElseThrow();
    }

    private static String decoded(MysqlCharset charset, String hex) {
        byte[] code = HexFormat.of().parseHex(hex);
        return charset.decode(Bytes.copyOf(code), 0, code.length);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', value = {
        "sjis,    815F,     \\,     \uFF3C",
        "sjis,    815C,     \u2015, \u2014",
        "ujis,    A1C0,     \\,     \uFF3C",
        "ujis,    8FA2B7,   ~,      \uFF5E",
        "cp932,   8160,     \uFF5E, \u301C",
        "gbk,     A892,     \u2295, \u2641",
        "gb18030, FE59,     \uE81E, \u9FB4",
        "gb18030, 82359037, \u9FB4, \uE81E",
        "cp866,   FC,       \u207F, \u2116",
        "greek,   A1,       \u02BD, \u2018",
        "hebrew,  AF,       \u203E, \u00AF"})
    void takesJavasCharacterWhereBothHaveOne(String name, String hex, String server, String java) {
        assertThat(decoded(charset(name), hex)).isEqualTo(server);
        assertThat(decoded(JavaReading.of(charset(name)), hex)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"cp1256, 8A, \u0679", "cp1256, FF, \u06D2", "greek, A4, \u20AC", "tis620, A0, \u00A0"})
    void readsBytesThatTheServerHasNoCharacterFor(String name, String hex, String java) {
        assertThat(decoded(charset(name), hex)).isEqualTo("\uFFFD");
        assertThat(decoded(JavaReading.of(charset(name)), hex)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "ujis,    A9A1, \uFFFD",
        "tis620,  80,   \u0080",
        "gb18030, 81308130, \u0080",
        "cp932,   FA5C, \u7E8A"})
    void keepsTheServersCharacterWhereJavaHasNone(String name, String hex, String text) {
        assertThat(decoded(JavaReading.of(charset(name)), hex)).isEqualTo(decoded(charset(name), hex)).isEqualTo(text);
    }

    @Test
    void keepsOutCodesThatTheServerHasNoCharacterFor() {
        assertThat(decoded(JavaReading.of(charset("gbk")), "A140")).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "latin1", "cp1251", "big5", "euckr", "ucs2"})
    void isTheSameForMostCharacterSets(String name) {
        assertThat(JavaReading.of(charset(name))).isSameAs(charset(name));
    }

    @ParameterizedTest
    @CsvSource({"cp866, 2", "cp932, 61", "gb18030, 36", "gbk, 1", "greek, 5", "hebrew, 1", "sjis, 2", "ujis, 3", "cp1256, 8", "tis620, 1"})
    void differsInSoManyCodes(String name, int count) {
        MysqlCharset server = charset(name);
        MysqlCharset java = JavaReading.of(server);
        int different = 0;
        for (int first = 0x80; first < 0x100; first++) {
            different += differs(server, java, 1, first);
            for (int second = 0x30; second < 0x100; second++) {
                different += differs(server, java, 2, first, second);
                for (int third = 0x81; first == 0x8f && third < 0xff; third++) {
                    different += differs(server, java, 3, first, second, third);
                }
            }
        }
        for (int index = 0; name.equals("gb18030") && index < Gb18030.BMP_CODES; index++) {
            int code = Gb18030.code(index);
            different += differs(server, java, 4, code >>> 24, code >> 16 & 0xff, code >> 8 & 0xff, code & 0xff);
        }
        assertThat(different).isEqualTo(count);
    }

    /// 1 if a code that is as long as that stands for two different characters, else 0.
    private static int differs(MysqlCharset server, MysqlCharset java, int length, int... code) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) code[i];
        }
        int one = server.next(Bytes.copyOf(bytes), 0, length);
        return one >>> MysqlCharset.LENGTH_SHIFT == length && one != java.next(Bytes.copyOf(bytes), 0, length) ? 1 : 0;
    }
}
