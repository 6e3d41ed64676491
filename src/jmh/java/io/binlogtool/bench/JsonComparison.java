package io.binlogtool.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Whether two files hold equivalent JSON, line by line: the same keys and values, numbers compared by value
/// (a double may be spelt with all its digits or with as few as tell it from others).
///
///     JsonComparison ONE OTHER
public final class JsonComparison {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
            one.isNumber() && other.isNumber() ? byValue(one, other) : one.equals(other) ? 0 : 1;

    private JsonComparison() {
    }

    /// Equal decimals, or two spellings of the same double.
    private static int byValue(JsonNode one, JsonNode other) {
        int exact = one.decimalValue().compareTo(other.decimalValue());
        return exact == 0 || one.doubleValue() == other.doubleValue() && !one.isIntegralNumber() ? 0 : exact;
    }

    public static void main(String[] args) throws IOException {
        try (BufferedReader one = Files.newBufferedReader(Path.of(args[0])); BufferedReader other = Files.newBufferedReader(Path.of(args[1]))) {
            long lines = 0;
            while (true) {
                String left = one.readLine();
                String right = other.readLine();
                if (left == null && right == null) {
                    System.out.println(lines + " lines are equivalent");
                    return;
                }
                lines++;
                boolean same = left != null && right != null && MAPPER.readTree(left).equals(BY_VALUE, MAPPER.readTree(right));
                if (!same) {
                    System.out.println("line " + lines + " differs:\n" + left + "\n" + right);
                    System.exit(1);
                }
            }
        }
    }
}
