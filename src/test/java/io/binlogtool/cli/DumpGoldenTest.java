package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `dump` prints what mysqlbinlog printed, byte for byte, for every output that testdata records.
///
/// Three things are compared more loosely, because the real tool stops short there: see the end of `testdata/README.md`.
class DumpGoldenTest {

    private static final String GEOMETRY_STOP = "!! Don't know how to handle column type=255";
    /// Folders for what LOAD DATA read, as they stand in recorded outputs.
    private static final String LOCAL_LOAD = "load";
    private static final String TEMPORARY = "/tmp";

    private final TimeZone zone = TimeZone.getDefault();
    private final String temporary = System.getProperty("java.io.tmpdir");

    @BeforeEach
    void liveInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void liveHereAgain() {
        TimeZone.setDefault(zone);
        System.setProperty("java.io.tmpdir", temporary);
    }

    @TestFactory
    Stream<DynamicContainer> printsWhatMysqlbinlogPrinted(@TempDir Path work) throws IOException {
        List<RecordedOutput> all = RecordedOutput.all();
        assertThat(all).isNotEmpty();
        return all.stream()
                .collect(Collectors.groupingBy(RecordedOutput::testCase, TreeMap::new, Collectors.toList()))
                .entrySet().stream()
                .map(testCase -> DynamicContainer.dynamicContainer(testCase.getKey(), testCase.getValue().stream()
                        .map(recorded -> DynamicTest.dynamicTest(recorded.toString(), recorded.file().toUri(), () -> compare(recorded, work)))));
    }

    /// What a run ended with; `out` is text in a charset that keeps every byte.
    private record Outcome(int exit, String out, String err) {

        /// Failed as it should: with a reason, not with a mistake of ours.
        boolean refused() {
            return exit == ExitCode.DATA && !err.isEmpty() && !err.contains(Main.INTERNAL_ERROR);
        }
    }

    private static void compare(RecordedOutput recorded, Path work) throws IOException {
        Outcome actual = run(recorded, work);
        String expected = new String(recorded.bytes(), StandardCharsets.ISO_8859_1);
        switch (recorded.testCase()) {
            case "damaged" -> compareDamaged(recorded, expected, actual);
            case "v1rows" -> {
                assertThat(actual.exit()).as(actual.err()).isEqualTo(recorded.exit());
                assertSameText(rowsOnly(expected), rowsOnly(actual.out()));
            }
            default -> {
                assertThat(actual.exit()).as(actual.err()).isEqualTo(recorded.exit());
                assertSameWithoutGeometry(expected, actual.out());
            }
        }
    }

    private static void compareDamaged(RecordedOutput recorded, String expected, Outcome actual) {
        String damage = recorded.name().substring(0, recorded.name().indexOf('.'));
        boolean fine = switch (damage) {
            case "unknown-table-id" -> actual.exit() == ExitCode.OK && actual.out().equals(expected) || actual.refused();
            default -> recorded.exit() == 0 ? actual.exit() == ExitCode.OK : actual.refused();
        };
        assertThat(fine).as("exit code %d, standard error: %s", actual.exit(), actual.err()).isTrue();
        if (recorded.exit() == 0 && actual.exit() == ExitCode.OK) {
            assertSameText(expected, actual.out());
        }
    }

    /// Runs `dump` on the folder's files, with empty folders of its own for the files of LOAD DATA.
    private static Outcome run(RecordedOutput recorded, Path work) throws IOException {
        Path localLoad = Files.createTempDirectory(work, "load");
        Path temporary = Files.createTempDirectory(work, "temporary");
        System.setProperty("java.io.tmpdir", temporary.toString());
        List<String> args = new ArrayList<>(List.of("dump"));
        for (String word : recorded.words()) {
            if (word.equals("--local-load=" + LOCAL_LOAD)) {
                args.add("--local-load=" + localLoad);
            } else {
                args.add(word.startsWith("-") ? word : recorded.folder().resolve(word).toString());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(args.toArray(String[]::new), InputStream.nullInputStream(), out, err);
        if (args.contains("--local-load=" + localLoad)) {
            assertSameFiles(recorded.file().resolveSibling("local-load.files"), localLoad);
        }
        return new Outcome(exit, out.toString(StandardCharsets.ISO_8859_1)
                .replace(localLoad + "/SQL_LOAD", LOCAL_LOAD + "/SQL_LOAD")
                .replace(temporary + "/SQL_LOAD", TEMPORARY + "/SQL_LOAD"), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertSameFiles(Path expected, Path actual) throws IOException {
        try (Stream<Path> wanted = Files.list(expected); Stream<Path> got = Files.list(actual)) {
            List<Path> names = wanted.map(Path::getFileName).sorted().toList();
            assertThat(got.map(Path::getFileName).sorted()).isEqualTo(names);
            for (Path name : names) {
                assertThat(actual.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
            }
        }
    }

    /// Compares the texts without the rest of each `###` block in which mysqlbinlog gave up.
    private static void assertSameWithoutGeometry(String expected, String actual) {
        if (!expected.contains(GEOMETRY_STOP)) {
            assertSameText(expected, actual);
            return;
        }
        List<String> wanted = lines(expected);
        List<String> got = lines(actual);
        int at = 0;
        for (int line = 0; line < wanted.size(); line++, at++) {
            if (wanted.get(line).contains(GEOMETRY_STOP)) {
                line = endOfBlock(wanted, line);
                at = endOfBlock(got, at);
            }
            if (line < wanted.size()) {
                assertThat(at < got.size() ? got.get(at) : "the end").as("line %d", at + 1).isEqualTo(wanted.get(line));
            }
        }
        assertThat(got).hasSize(at);
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static int endOfBlock(List<String> lines, int from) {
        int line = from;
        while (line < lines.size() && lines.get(line).startsWith("###")) {
            line++;
        }
        return line;
    }

    private static String rowsOnly(String text) {
        return lines(text).stream().filter(line -> line.startsWith("### ") || line.startsWith("# at ")).collect(Collectors.joining("\n"));
    }

    /// Equality that shows the first line that differs, not two texts of a megabyte.
    private static void assertSameText(String expected, String actual) {
        if (expected.equals(actual)) {
            return;
        }
        List<String> wanted = lines(expected);
        List<String> got = lines(actual);
        for (int line = 0; line < Math.min(wanted.size(), got.size()); line++) {
            assertThat(got.get(line)).as("line %d", line + 1).isEqualTo(wanted.get(line));
        }
        fail("%d lines (%d characters) wanted, got %d (%d)", wanted.size(), expected.length(), got.size(), actual.length());
    }
}
