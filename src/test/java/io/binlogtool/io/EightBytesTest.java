package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// Against a look at each byte.
class EightBytesTest {

    @Property
    void countsWhatStandsInFrontOfTheFirstMark(@ForAll @Size(8) byte[] bytes) {
        long word = LittleEndian.getLong(bytes, 0);
        assertThat(EightBytes.countBefore(EightBytes.special(word, EightBytes.QUOTES))).isEqualTo(clean(bytes, '\''));
        assertThat(EightBytes.countBefore(EightBytes.special(word, EightBytes.DOUBLE_QUOTES))).isEqualTo(clean(bytes, '"'));
        assertThat(EightBytes.countBefore(EightBytes.notAscii(word))).isEqualTo(first(bytes, false, '"', false));
    }

    private static int clean(byte[] bytes, int quote) {
        return first(bytes, true, quote, true);
    }

    private static int first(byte[] bytes, boolean special, int quote, boolean highBitsAreFine) {
        for (int i = 0; i < bytes.length; i++) {
            boolean isSpecial = bytes[i] >= 0 && (bytes[i] < ' ' || bytes[i] == quote || bytes[i] == '\\');
            if (special && isSpecial || !highBitsAreFine && bytes[i] < 0) {
                return i;
            }
        }
        return bytes.length;
    }

    @Property
    void readsWithSpacesBehindTheEnd(@ForAll @Size(max = 24) byte[] bytes) {
        Bytes view = Bytes.copyOf(bytes);
        for (int at = 0; at <= bytes.length; at++) {
            for (int length = 0; length <= bytes.length - at; length++) {
                byte[] expected = new byte[8];
                Arrays.fill(expected, (byte) ' ');
                System.arraycopy(bytes, at, expected, 0, Math.min(8, length));
                assertThat(EightBytes.read(view, at, length)).isEqualTo(LittleEndian.getLong(expected, 0));
            }
        }
    }
}
