package io.binlogtool.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds for every character set and any bytes.
class MysqlCharsetPropertiesTest {

    private static final List<String> NAMES = List.of("utf8mb4", "utf8mb3", "latin1", "ascii", "swe7", "armscii8", "tis620", "hebrew",
            "big5", "cp932", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "sjis", "ujis", "ucs2", "utf16", "utf16le", "utf32");

    /// A text inside other bytes, which must not be looked at.
    record Sample(byte[] bytes, int at, int length) {
        Bytes view() {
            return Bytes.copyOf(bytes);
        }

        byte[] text() {
            return Arrays.copyOfRange(bytes, at, at + length);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<Byte> letters = Arbitraries.bytes().between((byte) 'a', (byte) 'z');
        Arbitrary<Byte> leads = Arbitraries.of((byte) 0x8e, (byte) 0x8f, (byte) 0xa1, (byte) 0xc3, (byte) 0xe0, (byte) 0xed, (byte) 0xef,
                (byte) 0xf0, (byte) 0xf4, (byte) 0xd8, (byte) 0x81, (byte) 0x30, (byte) 0x00, (byte) '"', (byte) '\\', (byte) '\n');
        Arbitrary<Byte> any = Arbitraries.bytes();
        Arbitrary<byte[]> bytes = Arbitraries.frequencyOf(Tuple.of(4, letters), Tuple.of(2, leads),
                Tuple.of(2, any)).array(byte[].class).ofMaxSize(64);
        return bytes.flatMap(array -> Arbitraries.integers().between(0, array.length).flatMap(at ->
                Arbitraries.integers().between(0, array.length - at).map(length -> new Sample(array, at, length))));
    }

    @Property(tries = 2000)
    void allWaysOfDecodingAgreeAndTheOutputIsUtf8(@ForAll("names") String name, @ForAll("samples") Sample sample)
            throws CharacterCodingException {
        MysqlCharset charset = MysqlCharset.forName(name).orElseThrow();
        ByteSink utf8 = new ByteSink();
        ByteSink json = new ByteSink();
        int replaced = charset.writeUtf8(sample.view(), sample.at, sample.length, utf8);
        assertThat(charset.writeJson(sample.view(), sample.at, sample.length, json)).isEqualTo(replaced);

        String strict = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8.toByteArray())).toString();
        assertThat(strict).isEqualTo(charset.decode(sample.view(), sample.at, sample.length));
        assertThat(JsonStrings.parse(json.toByteArray())).isEqualTo(strict);
        assertThat(charset.isValid(sample.view(), sample.at, sample.length)).isEqualTo(replaced == 0);
        assertThat(strict.chars().filter(c -> c == 0xFFFD).count()).isGreaterThanOrEqualTo(replaced);
    }

    @Property(tries = 2000)
    void utf8IsWhatJavaMakesOfIt(@ForAll("samples") Sample sample) {
        ByteSink utf8 = new ByteSink();
        MysqlCharset.forName("utf8mb4").orElseThrow().writeUtf8(sample.view(), sample.at, sample.length, utf8);
        assertThat(utf8.toString()).isEqualTo(new String(sample.text(), StandardCharsets.UTF_8));
    }

    /// Characters at the edges of what UTF-8 has, and one byte of them that is wrong, perhaps.
    @Provide
    Arbitrary<Sample> edges() {
        Arbitrary<String> characters = Arbitraries.of(0x41, 0x22, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xac00, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff)
                .map(Character::toString);
        return characters.list().ofMaxSize(20).map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8)).flatMap(bytes ->
                Arbitraries.integers().between(-1, bytes.length - 1).flatMap(wrong -> Arbitraries.bytes().map(other -> {
                    byte[] text = bytes.clone();
                    if (wrong >= 0) {
                        text[wrong] = other;
                    }
                    return new Sample(text, 0, text.length);
                })));
    }

    @Property(tries = 5000)
    void utf8AtItsEdgesIsWhatJavaMakesOfIt(@ForAll("edges") Sample sample) {
        MysqlCharset charset = MysqlCharset.forName("utf8mb4").orElseThrow();
        String expected = new String(sample.text(), StandardCharsets.UTF_8);
        ByteSink utf8 = new ByteSink();
        ByteSink json = new ByteSink();
        charset.writeUtf8(sample.view(), 0, sample.length, utf8);
        charset.writeJson(sample.view(), 0, sample.length, json);
        assertThat(utf8).hasToString(expected);
        assertThat(JsonStrings.parse(json.toByteArray())).isEqualTo(expected);
        assertThat(charset.isValid(sample.view(), 0, sample.length)).isEqualTo(Arrays.equals(sample.text(), expected.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 1000)
    void whatDecodesAlsoEncodes(@ForAll("names") String name, @ForAll("samples") Sample sample) {
        MysqlCharset charset = MysqlCharset.forName(name).orElseThrow();
        boolean valid = charset.isValid(sample.view(), sample.at, sample.length);
        String text = charset.decode(sample.view(), sample.at, sample.length);
        if (valid) {
            byte[] encoded = charset.encode(text).orElseThrow();
            assertThat(charset.decode(Bytes.copyOf(encoded), 0, encoded.length)).isEqualTo(text);
        }
    }

    @Property(tries = 1000)
    void whatEncodesDecodesToTheSame(@ForAll("names") String name, @ForAll String text) {
        MysqlCharset charset = MysqlCharset.forName(name).orElseThrow();
        charset.encode(text).ifPresent(encoded ->
                assertThat(charset.decode(Bytes.copyOf(encoded), 0, encoded.length)).isEqualTo(text));
    }
}
