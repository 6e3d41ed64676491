package io.binlogtool.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.binlogtool.io.LogInput;
import io.binlogtool.pipeline.LogOpener;

/// The logs that a command line names: an index file stands for the logs listed in it.
public final class LogFiles {

    private static final String INDEX_SUFFIX = ".index";

    private LogFiles() {
    }

    /// @throws UsageException if there is none, or standard input is among them more than once
    /// @throws IOException if an index file cannot be read
    public static List<String> resolve(List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw new UsageException("a FILE is missing: a log, an " + INDEX_SUFFIX + " file, or " + LogInput.STANDARD_INPUT + " for standard input");
        }
        List<String> logs = new ArrayList<>();
        for (String name : names) {
            Path path = path(name, name);
            if (name.endsWith(INDEX_SUFFIX) && Files.isRegularFile(path)) {
                addIndexed(path, logs);
            } else {
                logs.add(name);
            }
        }
        if (Collections.frequency(logs, LogInput.STANDARD_INPUT) > 1) {
            throw new UsageException("standard input (" + LogInput.STANDARD_INPUT + ") can be read only once");
        }
        return logs;
    }

    /// The same, for output that is better not begun if one of the logs is missing.
    ///
    /// @throws IOException if one is; the message is a sentence
    public static List<String> resolveExisting(List<String> names) throws IOException {
        List<String> logs = resolve(names);
        for (String log : logs) {
            if (!log.equals(LogInput.STANDARD_INPUT) && Files.notExists(Path.of(log))) {
                throw new IOException(log + ": no such file");
            }
        }
        return logs;
    }

    /// @param where what to tell if no file can have that name
    private static Path path(String name, String where) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException(where + ": is no name of a file", e);
        }
    }

    private static List<String> lines(Path index) throws IOException {
        try {
            return Files.readAllLines(index);
        } catch (IOException e) {
            throw new IOException(index + ": " + LogOpener.reason(e), e);
        }
    }

    /// Paths in an index are relative to the server's data folder, where the index is. If a log is not where the index says, it is looked for
    /// beside the index: both may have been copied from another machine.
    private static void addIndexed(Path index, List<String> logs) throws IOException {
        int before = logs.size();
        int number = 0;
        for (String line : lines(index)) {
            number++;
            if (!line.isBlank()) {
                Path log = index.resolveSibling(path(line.strip(), index + ": line " + number)).normalize();
                boolean isInPlace = Files.exists(log) || log.getFileName() == null;
                logs.add((isInPlace ? log : index.resolveSibling(log.getFileName())).toString());
            }
        }
        if (logs.size() == before) {
            throw new IOException(index + ": no logs are listed in it");
        }
    }
}
