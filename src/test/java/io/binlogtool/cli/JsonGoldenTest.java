package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// JSON output against what Maxwell wrote for the same logs, and what was checked by hand: every line of every `json/runs.tsv`.
class JsonGoldenTest {

    private static final Path TESTDATA = Path.of("testdata");
    private static final Pattern OPTION = Pattern.compile("(--[a-z_-]+)(?:=(?:'([^']*)'|(\\S+)))?");

    /// How Maxwell writes a character outside the BMP.
    private static final Pattern SURROGATES = Pattern.compile("\\\\u(D[89AB][0-9A-F]{2})\\\\u(D[C-F][0-9A-F]{2})");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Golden(Path folder, String output, String options) {
        @Override
        public String toString() {
            return folder.getFileName() + " " + output + " " + options;
        }
    }

    static Stream<Golden> goldens() throws IOException {
        List<Golden> goldens = new ArrayList<>();
        try (Stream<Path> folders = Files.list(TESTDATA)) {
            for (Path folder : folders.sorted().filter(folder -> Files.exists(folder.resolve("json"))).toList()) {
                for (String line : Files.readAllLines(folder.resolve("json/runs.tsv")).stream().skip(1).toList()) {
                    String[] fields = line.split("\t", -1);
                    goldens.add(new Golden(folder, fields[0], fields[1]));
                }
            }
        }
        return goldens.stream();
    }

    /// What is said of a TRUNCATE.
    private static final String TRUNCATED = "WARNING: what was logged as statements, not as rows, is not in the output: 1 that may have changed rows, "
            + "the first at \\S+\n";

    @ParameterizedTest
    @MethodSource("goldens")
    void printsWhatIsExpected(Golden golden) throws IOException {
        List<String> args = new ArrayList<>(List.of("dump", "--format", "json", "--schema", golden.folder.resolve("schema.sql").toString()));
        Matcher option = OPTION.matcher(golden.options);
        while (option.find()) {
            String value = option.group(2) != null ? option.group(2) : option.group(3);
            args.add(value == null ? option.group(1) : option.group(1) + "=" + value);
        }
        try (Stream<Path> logs = Files.list(golden.folder)) {
            logs.filter(log -> log.getFileName().toString().matches("binlog\\.\\d+")).sorted().map(Path::toString).forEach(args::add);
        }
        Invocation run = Invocation.of(args.toArray(String[]::new));
        assertThat(run.err()).matches("(" + TRUNCATED + ")?");
        assertThat(run.exit()).isZero();
        assertThat(comparable(run.lines())).containsExactlyElementsOf(comparable(expected(golden)));
    }

    /// Maxwell writes the keys of a definition in an order that changes from run to run: records of DDL statements are compared as values.
    private static List<Object> comparable(List<String> lines) throws IOException {
        List<Object> comparable = new ArrayList<>();
        for (String line : lines) {
            comparable.add(line.startsWith("{\"type\":") ? JSON.readTree(line) : line);
        }
        return comparable;
    }

    private static String character(MatchResult pair) {
        return Character.toString(Character.toCodePoint((char) Integer.parseInt(pair.group(1), 16), (char) Integer.parseInt(pair.group(2), 16)));
    }

    private static List<String> expected(Golden golden) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(golden.folder.resolve("json").resolve(golden.output)))) {
            return SURROGATES.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll(JsonGoldenTest::character).lines().toList();
        }
    }
}
