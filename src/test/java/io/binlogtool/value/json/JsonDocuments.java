package io.binlogtool.value.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Documents for property tests, as the Java objects that [JsonBinaryEncoder] takes, and the texts that MySQL prints for them.
final class JsonDocuments {

    private JsonDocuments() {
    }

    static Arbitrary<Object> any() {
        return any(3);
    }

    private static Arbitrary<Object> any(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.of(true, false).map(b -> (Object) b),
                Arbitraries.just((Object) BigInteger.valueOf(-1).add(BigInteger.ONE.shiftLeft(64))),
                Arbitraries.longs().map(n -> (Object) n),
                Arbitraries.integers().between(-40_000, 40_000).map(n -> (Object) n.longValue()),
                Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)).map(n -> (Object) n),
                Arbitraries.integers().between(-10_000, 10_000).map(n -> (Object) (n / 8.0)),
                Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1e20), BigDecimal.valueOf(1e20)).ofScale(12).map(d -> (Object) d),
                strings().map(s -> (Object) s));
        return depth == 0 ? scalars : Arbitraries.oneOf(
                scalars,
                any(depth - 1).list().ofMaxSize(6).map(list -> (Object) list),
                Arbitraries.maps(strings(), any(depth - 1)).ofMaxSize(6).map(map -> (Object) map));
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.strings().ofMaxLength(300).withCharRange('\0', '~').withChars("é漢\"\\/").edgeCases(config -> config.add("", "😀"));
    }

    static String mysqlText(Object value) {
        return switch (value) {
            case Double d -> d.toString(); // no exponent at these magnitudes
            case BigDecimal d -> d.toPlainString();
            case String s -> quoted(s);
            case List<?> list -> list.stream().map(JsonDocuments::mysqlText).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().toString().getBytes(StandardCharsets.UTF_8),
                            Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned)))
                    .map(entry -> quoted(entry.getKey().toString()) + ": " + mysqlText(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            int known = "\"\\\b\t\n\f\r".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\btnfr".charAt(known));
            } else if (c < ' ') {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
