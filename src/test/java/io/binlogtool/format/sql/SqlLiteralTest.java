package io.binlogtool.format.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// Against one byte after the other. Lengths are small, or around that of a chunk; other bytes stand behind the value.
class SqlLiteralTest {

    private static final int BEHIND = 5;

    private final SqlLiteral literal = new SqlLiteral();

    @Provide
    Arbitrary<byte[]> values() {
        Arbitrary<Byte> bytes = Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.bytes().between((byte) ' ', (byte) '~')),
                Tuple.of(1, Arbitraries.bytes()), Tuple.of(1, Arbitraries.of((byte) '\'', (byte) '\\', (byte) '\n', (byte) 0, (byte) 0x1a)));
        Arbitrary<Integer> lengths = Arbitraries.oneOf(Arbitraries.integers().between(0, 20), Arbitraries.integers().between(4090, 4100));
        return lengths.flatMap(length -> bytes.array(byte[].class).ofSize(length + BEHIND));
    }

    @Property(tries = 300)
    void quotedTextIsEscaped(@ForAll("values") byte[] value) {
        int length = value.length - BEHIND;
        ByteSink out = new ByteSink();
        literal.quoted(out, Bytes.copyOf(value), 0, length);
        assertThat(out.toByteArray()).isEqualTo(quoted(value, length));
        ByteSink text = new ByteSink();
        text.put(value, 0, length);
        ByteSink again = new ByteSink();
        SqlLiteral.quoted(again, text);
        assertThat(again.toByteArray()).isEqualTo(quoted(value, length));
    }

    /// Without a character set, only ASCII will do.
    @Property(tries = 300)
    void onlyAsciiIsQuotedWhereTheCharacterSetIsNotUtf8(@ForAll("values") byte[] value) {
        int length = value.length - BEHIND;
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            ascii &= value[i] >= 0;
        }
        ByteSink out = new ByteSink();
        assertThat(literal.quotedIfValid(out, Bytes.copyOf(value), 0, length, null)).isEqualTo(ascii);
        assertThat(out.toByteArray()).isEqualTo(ascii ? quoted(value, length) : new byte[0]);
        assertThat(literal.isAscii(Bytes.copyOf(value), 0, length)).isEqualTo(ascii);
    }

    @Property(tries = 300)
    void bytesAreHexadecimalAndFilledUp(@ForAll("values") byte[] value) {
        int length = value.length - BEHIND;
        ByteSink out = new ByteSink();
        literal.hex(out, Bytes.copyOf(value), 0, length, length + 3);
        String digits = HexFormat.of().withUpperCase().formatHex(value, 0, length);
        assertThat(out).hasToString("x'" + digits + "000000'");
    }

    private static byte[] quoted(byte[] value, int length) {
        StringBuilder expected = new StringBuilder("'");
        for (int i = 0; i < length; i++) {
            char c = (char) (value[i] & 0xff);
            int escape = "\0\n\r\\'\u001a".indexOf(c);
            if (escape >= 0) {
                expected.append('\\').append("0nr\\'Z".charAt(escape));
            } else {
                expected.append(c);
            }
        }
        return expected.append('\'').toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
