package io.binlogtool.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// One line of an `options.tsv` of testdata: what mysqlbinlog was asked, and what it printed. The format is told in `testdata/README.md`.
///
/// @param folder the case's folder, which holds the logs
/// @param file what was printed, gzipped or not
/// @param exit the exit code
/// @param words options and names of files, as they were given inside the folder
record RecordedOutput(Path folder, Path file, int exit, List<String> words) {

    private static final Path TESTDATA = Path.of("testdata");

    /// Everything that mysqlbinlog printed.
    static List<RecordedOutput> all() throws IOException {
        List<RecordedOutput> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTDATA)) {
            for (Path table : files.filter(file -> file.endsWith("options.tsv") && isOfMysqlbinlog(file)).sorted().toList()) {
                List<String> lines = Files.readAllLines(table);
                for (String line : lines.subList(1, lines.size())) {
                    String[] fields = line.split("\t");
                    all.add(new RecordedOutput(table.getParent().getParent(), table.resolveSibling(fields[0]),
                            Integer.parseInt(fields[1]), unquoted(fields[2])));
                }
            }
        }
        return all;
    }

    /// Other tables list JSON output.
    private static boolean isOfMysqlbinlog(Path table) {
        return !table.getName(1).toString().startsWith("maxwell-") && !table.getParent().endsWith("expected-json");
    }

    /// The name of the case.
    String testCase() {
        return folder.getFileName().toString();
    }

    /// The output's name without endings.
    String name() {
        return file.getFileName().toString().replaceAll("\\.txt(\\.gz)?$", "");
    }

    @Override
    public String toString() {
        return testCase() + "/" + name() + ": " + String.join(" ", words);
    }

    byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    /// Splits at blanks outside single quotes, and takes the quotes away.
    private static List<String> unquoted(String commandLine) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : commandLine.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
