package io.binlogtool.value.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlCharsetTest {

    private static final ByteSink SINK = new ByteSink();

    private static MysqlCharset charset(String name) {
        return MysqlCharset.forName(name).orElseThrow();
    }

    private static Bytes hex(String hex) {
        return Bytes.copyOf(HexFormat.of().parseHex(hex));
    }

    private static String json(String charset, byte[] text) {
        SINK.clear();
        charset(charset).writeJson(Bytes.copyOf(text), 0, text.length, SINK);
        return SINK.toString();
    }

    @Test
    void isFoundByItsNamesOldAndNew() {
        assertThat(charset("utf8").name()).isEqualTo("utf8mb3");
        assertThat(charset("GBK")).isSameAs(charset("gbk"));
        assertThat(MysqlCharset.forName("binary")).isEmpty();
        assertThat(MysqlCharset.forName("ebcdic")).isEmpty();
        assertThat(MysqlCharset.forName("")).isEmpty();
    }

    @Test
    void latin1IsCp1252WithoutGaps() {
        assertThat(charset("latin1").decode(hex("80818d8f909dff"), 0, 7)).isEqualTo("\u20ac\u0081\u008d\u008f\u0090\u009d\u00ff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "latin1", "sjis"})
    void jsonEscapesWhatItMustInEveryPositionOfAWord(String charset) {
        for (int position = 0; position < 20; position++) {
            byte[] text = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
            for (int c = 0; c < 0x80; c++) {
                text[position] = (byte) c;
                String escape = switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case 8 -> "\\b";
                    case 9 -> "\\t";
                    case 10 -> "\\n";
                    case 12 -> "\\f";
                    case 13 -> "\\r";
                    default -> c < 0x20 ? String.format("\\u%04X", c) : Character.toString(c);
                };
                String plain = "abcdefghijklmnopqrst";
                assertThat(json(charset, text)).isEqualTo(plain.substring(0, position) + escape + plain.substring(position + 1));
            }
        }
    }

    /// What the bytes become; where one of them is wrong the next ones must still be read.
    @ParameterizedTest
    @CsvSource({
        "utf8mb4, 41EDA08042, A\uFFFDB, 1", // a surrogate
        "utf8mb4, C08041, \uFFFD\uFFFDA, 2", // overlong
        "utf8mb4, F490808041, \uFFFD\uFFFD\uFFFD\uFFFDA, 4", // past U+10FFFF
        "utf8mb4, F09F98, \uFFFD, 1", // cut off
        "utf8mb4, E282, \uFFFD, 1",
        "utf8mb4, EFBFBD, \uFFFD, 0", // a real U+FFFD
        "utf8mb4, F09F9880, \uD83D\uDE00, 0",
        "utf8mb3, F09F988041, \uFFFDA, 1",
        "ascii, 41C342, A\uFFFDB, 1",
        "cp1250, 4181, A\uFFFD, 1",
        "big5, A15A41, \uFFFDA, 1", // well-formed, without character
        "big5, A12041, '\uFFFD A', 1", // 20 is no trail byte
        "big5, 41A1, A\uFFFD, 1",
        "sjis, 8141, \u3001, 0",
        "sjis, B1, \uFF71, 0",
        "sjis, 815F5C, \\\\, 0",
        "cp932, 8740, \u2460, 0",
        "ujis, 8FA2AF41, \u02D8A, 0",
        "ujis, 8FA241, \uFFFD\uFFFDA, 2",
        "eucjpms, ADA1, \u2460, 0",
        "gb18030, 81308130, \u0080, 0",
        "gb18030, 8431A437, \uFFFD, 0", // a real U+FFFD
        "gb18030, 90308130, \uD800\uDC00, 0",
        "gb18030, E3329A35, \uDBFF\uDFFF, 0",
        "gb18030, FE39FE3941, \uFFFDA, 1",
        "gb18030, 8130, \uFFFD0, 1",
        "ucs2, D83DDE00, \uFFFD\uFFFD, 2",
        "utf16, D83DDE000041, \uD83D\uDE00A, 0",
        "utf16, D83D0041, \uFFFDA, 1", // the character behind a lone surrogate stays
        "utf16, 004100, A\uFFFD, 1",
        "utf16le, 3DD800DE, \uD83D\uDE00, 0",
        "utf32, 00110000, \uFFFD, 1",
        "utf32, 0000004100, A\uFFFD, 1",
    })
    void replacesAndCountsWhatIsUndecodable(String charset, String hex, String text, int replaced) {
        ByteSink out = new ByteSink();
        assertThat(charset(charset).writeUtf8(hex(hex), 0, hex.length() / 2, out)).isEqualTo(replaced);
        assertThat(out.toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "cp932, \u7E8A, FA5C", // NEC selected it as ED40 too
        "cp932, \u2252, 81E0", // NEC row 13 has it as 8790 too
        "sjis, \\, 5C",
        "eucjpms, \u2116, ADE2",
        "gb18030, \uD83D\uDE00, 9439FC36",
        "gb18030, \u00E9, A8A6",
        "latin1, \u20AC, 80",
        "utf16le, \uD83D\uDE00, 3DD800DE",
        "utf32, \uD83D\uDE00, 0001F600",
        "ucs2, \u20AC, 20AC",
    })
    void encodesAsTheServerDoes(String charset, String text, String hex) {
        assertThat(charset(charset).encode(text)).map(bytes -> HexFormat.of().withUpperCase().formatHex(bytes)).contains(hex);
    }

    @ParameterizedTest
    @CsvSource({"latin1, \u0416", "ascii, \u00E9", "utf8mb3, \uD83D\uDE00", "ucs2, \uD83D\uDE00", "big5, \uFFFD", "sjis, \u2460",
        "gb2312, \uD83D\uDE00", "swe7, @"})
    void encodesNothingThatIsNotInTheCharacterSet(String charset, String text) {
        assertThat(charset(charset).encode("A" + text)).isEmpty();
    }

    @Test
    void encodesNoLoneSurrogate() {
        assertThat(charset("utf8mb4").encode("a\uD800")).isEmpty();
        assertThat(charset("utf16").encode("\uDC00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "utf8mb3", "latin1", "gbk", "gb18030", "ujis", "utf16", "utf16le"})
    void codesMayLieAcrossAnyBoundaryOfALongText(String name) {
        MysqlCharset charset = charset(name);
        String pattern = name.equals("latin1") ? "naïve \"café\"\n" : name.equals("gb18030") ? "a€漢\uD83D\uDE00\t" : "ab漢字\u3042\"";
        for (int shift = 0; shift < 8; shift++) {
            String text = "x".repeat(shift) + pattern.repeat(3000);
            byte[] encoded = charset.encode(text).orElseThrow();
            ByteSink utf8 = new ByteSink();
            assertThat(charset.writeUtf8(Bytes.copyOf(encoded), 0, encoded.length, utf8)).isZero();
            assertThat(utf8.toString()).isEqualTo(text);
            assertThat(JsonStrings.parse(json(name, encoded).getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    /// All starts of sequences, well-formed or not, with letters behind them.
    @Test
    void everyUtf8SequenceIsWhatJavaMakesOfIt() {
        for (int lead = 0xc0; lead <= 0xff; lead++) {
            for (int second = 0x70; second <= 0xd0; second++) {
                byte[] text = new byte[0x62 * 5];
                for (int i = 0; i < 0x62; i++) {
                    byte[] sequence = {(byte) lead, (byte) second, (byte) (0x70 + i), (byte) (i % 3 == 0 ? 0xbf : 'x'), 'y'};
                    System.arraycopy(sequence, 0, text, i * 5, 5);
                }
                Bytes bytes = Bytes.copyOf(text);
                SINK.clear();
                int replaced = charset("utf8mb4").writeUtf8(bytes, 0, text.length, SINK);
                String java = new String(text, StandardCharsets.UTF_8);
                assertThat(SINK.toString()).isEqualTo(java);
                assertThat((long) replaced).isEqualTo(java.chars().filter(c -> c == 0xFFFD).count() - realReplacements(lead, second));
                assertThat(charset("utf8mb4").isValid(bytes, 0, text.length)).isEqualTo(replaced == 0);
            }
        }
    }

    /// EF BF BD is U+FFFD itself, once among the third bytes.
    private static int realReplacements(int lead, int second) {
        return lead == 0xef && second == 0xbf ? 1 : 0;
    }

    @Test
    void everyCodePointComesThroughUtf8() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c == 0xD7FF ? 0x801 : 1) {
            all.appendCodePoint(c);
        }
        byte[] utf8 = all.toString().getBytes(StandardCharsets.UTF_8);
        ByteSink out = new ByteSink();
        assertThat(charset("utf8mb4").writeUtf8(Bytes.copyOf(utf8), 0, utf8.length, out)).isZero();
        assertThat(out.toByteArray()).isEqualTo(utf8);
        out.clear();
        assertThat(charset("utf8mb3").writeUtf8(Bytes.copyOf(utf8), 0, utf8.length, out)).isEqualTo(0x100000);
    }

    @Test
    void theWorstExpansionFits() {
        byte[] controls = new byte[20_000];
        for (String name : new String[] {"utf8mb4", "latin1", "gbk"}) {
            assertThat(json(name, controls)).isEqualTo("\\u0000".repeat(controls.length));
        }
    }

    @Test
    void aLengthPastTheEndIsMalformed() {
        for (String name : new String[] {"utf8mb4", "latin1", "gbk", "utf16"}) {
            Bytes bytes = hex("4142");
            assertThatThrownBy(() -> charset(name).writeJson(bytes, 1, 2, new ByteSink())).isInstanceOf(MalformedBinlogException.class);
            assertThatThrownBy(() -> charset(name).decode(bytes, 0, 3)).isInstanceOf(MalformedBinlogException.class);
            assertThatThrownBy(() -> charset(name).isValid(bytes, 0, -1)).isInstanceOf(MalformedBinlogException.class);
        }
    }
}
