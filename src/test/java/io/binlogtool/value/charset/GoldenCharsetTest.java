package io.binlogtool.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every code of every character set against what a real server makes of it (golden.txt).
class GoldenCharsetTest {

    private static final String GOLDEN = golden();
    private static final List<String> UNICODE = List.of("ucs2", "utf16", "utf16le", "utf32");

    private static String golden() {
        try (InputStream in = GoldenCharsetTest.class.getResourceAsStream("golden.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> charsets() {
        return GOLDEN.lines().filter(line -> line.startsWith("charset ")).map(line -> line.substring("charset ".length()));
    }

    @Test
    void coversEveryTable() {
        assertThat(charsets()).hasSize(38).contains("latin1", "gb18030", "utf32");
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void decodesTheSampleAsTheServerDoes(String name) {
        MysqlCharset charset = MysqlCharset.forName(name).orElseThrow();
        for (String line : CodeTableText.section(GOLDEN, name).orElseThrow()) {
            for (String pair : line.contains("=") ? line.split(" ") : new String[0]) {
                int equals = pair.indexOf('=');
                byte[] code = HexFormat.of().parseHex(pair.substring(0, equals));
                String value = pair.substring(equals + 1);
                Bytes bytes = Bytes.copyOf(code);
                ByteSink utf8 = new ByteSink();
                int replaced = charset.writeUtf8(bytes, 0, code.length, utf8);
                if (value.equals("-") || value.equals("?")) {
                    assertThat(replaced).as(pair).isPositive();
                    assertThat(charset.isValid(bytes, 0, code.length)).as(pair).isFalse();
                } else {
                    String text = Character.toString(Integer.parseInt(value, 16));
                    assertThat(replaced).as(pair).isZero();
                    assertThat(utf8.toByteArray()).as(pair).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
                    assertThat(charset.decode(bytes, 0, code.length)).as(pair).isEqualTo(text);
                }
                if (value.equals("?")) {
                    assertThat(replaced).as(pair).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void decodesAllCodesAsTheServerDoes(String name) throws NoSuchAlgorithmException {
        MysqlCharset charset = MysqlCharset.forName(name).orElseThrow();
        int checked = 0;
        for (String line : CodeTableText.section(GOLDEN, name).orElseThrow()) {
            if (line.startsWith("sha256 ")) {
                String[] field = line.split(" ");
                int width = Integer.parseInt(field[1]);
                int[] codes = codes(charset, width).toArray();
                assertThat(codes).hasSize(Integer.parseInt(field[2]));
                assertThat(digest(charset, codes, width)).as(line).isEqualTo(field[3]);
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    private static String digest(MysqlCharset charset, int[] codes, int width) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Bytes all = laidOut(codes, width);
        long at = 0;
        for (int code : codes) {
            String value = value(charset.next(all, at, at + width), width, charset.name());
            at += width;
            String hex = HexFormat.of().withUpperCase().toHexDigits(Integer.toUnsignedLong(code), width * 2);
            digest.update((hex + "=" + value + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Bytes laidOut(int[] codes, int width) {
        byte[] bytes = new byte[codes.length * width];
        int at = 0;
        for (int code : codes) {
            for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
                bytes[at++] = (byte) (code >>> shift);
            }
        }
        return Bytes.copyOf(bytes);
    }

    private static String value(int next, int width, String charset) {
        int length = next >>> MysqlCharset.LENGTH_SHIFT;
        int codePoint = next & MysqlCharset.INVALID;
        if (length != width || codePoint == MysqlCharset.INVALID && UNICODE.contains(charset)) {
            return "-";
        }
        if (codePoint == MysqlCharset.INVALID) {
            return "?";
        }
        int digits = codePoint < 0x10000 ? 4 : codePoint < 0x100000 ? 5 : 6;
        return HexFormat.of().withUpperCase().toHexDigits(codePoint, digits);
    }

    /// The codes that scripts/make-charset-tables asks the server for, in ascending unsigned order.
    private static IntStream codes(MysqlCharset charset, int width) {
        IntStream n = IntStream.range(0, 0x10000);
        return switch (charset.name() + width) {
            case "ucs22", "utf162", "utf16le2" -> n;
            case "utf164" -> n.map(i -> 0xD800 + i % 1024 << 16 | 0xDBF0 + i / 1024 * 17).sorted();
            case "utf16le4" -> n.map(i -> i % 256 << 24 | 0xD8 << 16 | i / 256 << 8 | 0xDE)
                    .boxed().sorted(Integer::compareUnsigned).mapToInt(Integer::intValue);
            case "utf324" -> n.map(i -> i * 18);
            case "gb180304" -> IntStream.range(0, 126 * 10 * 126 * 10).map(Gb18030::code);
            default -> switch (width) {
                case 1 -> IntStream.range(0, 0x100);
                case 2 -> n.filter(code -> charset.next(Bytes.copyOf((byte) (code >> 8)), 0, 1) == MysqlCharset.invalid(1));
                case 3 -> n.map(code -> 0x8F0000 | code);
                default -> throw new IllegalArgumentException(charset.name() + " " + width);
            };
        };
    }
}
