package io.binlogtool.format.text.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// Against one byte after the other. Lengths are small, or around that of a chunk; other bytes stand behind the value.
class QuotedTextTest {

    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<Byte> bytes = Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.bytes().between((byte) ' ', (byte) '~')),
                Tuple.of(2, Arbitraries.bytes()), Tuple.of(1, Arbitraries.of((byte) '\'', (byte) '\\', (byte) '\n')));
        Arbitrary<Integer> lengths = Arbitraries.oneOf(Arbitraries.integers().between(0, 20), Arbitraries.integers().between(4090, 4100));
        return lengths.flatMap(length -> bytes.array(byte[].class).ofSize(length + 5));
    }

    @Property(tries = 300)
    void escapesWhatMysqlbinlogEscapes(@ForAll("texts") byte[] text) {
        int length = text.length - 5;
        ByteSink out = new ByteSink();
        QuotedText.write(out, Bytes.copyOf(text), 0, length);
        assertThat(out.toByteArray()).isEqualTo(expected(text, length));
        ByteSink source = new ByteSink();
        source.put(text, 0, length);
        ByteSink again = new ByteSink();
        QuotedText.write(again, source);
        assertThat(again.toByteArray()).isEqualTo(expected(text, length));
    }

    private static byte[] expected(byte[] text, int length) {
        StringBuilder expected = new StringBuilder("'");
        for (int i = 0; i < length; i++) {
            char c = (char) (text[i] & 0xff);
            int escape = "\b\f\n\r\t\\'".indexOf(c);
            if (escape >= 0) {
                expected.append('\\').append("bfnrt\\'".charAt(escape));
            } else if (c < ' ') {
                expected.append(String.format("\\x%02x", (int) c));
            } else {
                expected.append(c);
            }
        }
        return expected.append('\'').toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
