package io.binlogtool.pipeline.rollback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.KeptLog;
import io.binlogtool.io.LogInput;
import io.binlogtool.pipeline.LogOpener;

/// The logs of a rollback, which reads them several times, the last time from their end. What is no plain file is kept for that, compressed, in
/// native memory: standard input from the start, and the others one at a time, while they are read from their end.
final class RereadLogs implements AutoCloseable {

    /// Enough for a log of 1 GiB, the largest by default, that is not compressed in itself.
    private static final long LIMIT = 256L << 20;

    private final List<String> names;
    private final KeptLog standardInput;
    private KeptLog kept;

    /// @param stdin what the log named `-` is read from, to its end
    /// @throws OutputRefusedException if it is too large to be kept, or another log is a pipe, which cannot be opened again
    RereadLogs(List<String> names, InputStream stdin) throws IOException {
        this.names = names;
        for (String name : names) {
            Path path = Path.of(name);
            if (!name.equals(LogInput.STANDARD_INPUT) && Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
                throw new OutputRefusedException(name + ": a rollback reads logs several times, and this is no file: give a pipe as standard input (-)");
            }
        }
        this.standardInput = names.contains(LogInput.STANDARD_INPUT) ? keep(LogOpener.open(LogInput.STANDARD_INPUT, stdin)) : null;
    }

    List<String> names() {
        return names;
    }

    /// Standard input from its beginning; null if it is none of the logs.
    InputStream stdin() {
        return standardInput == null ? null : standardInput.stream();
    }

    /// Opens the log of a number to be read anywhere. The one opened before must be closed.
    ///
    /// @throws IOException if it cannot be opened again
    /// @throws OutputRefusedException if it is too large to be kept
    LogInput open(int number) throws IOException {
        String name = names.get(number);
        if (name.equals(LogInput.STANDARD_INPUT)) {
            return standardInput.input("standard input");
        }
        LogInput input = LogOpener.open(name, null);
        if (input.isRandomAccess()) {
            return input;
        }
        if (kept != null) {
            kept.close();
        }
        kept = keep(input);
        return kept.input(name);
    }

    private static KeptLog keep(LogInput input) {
        try (input) {
            KeptLog log = KeptLog.of(input, LIMIT);
            if (log == null) {
                throw new OutputRefusedException(input.name() + ": a rollback reads logs from their end, and this one is too large to be kept in memory "
                        + "for that: unpack it, or save it, to a file, and give that instead");
            }
            return log;
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
        }
        if (standardInput != null) {
            standardInput.close();
        }
    }
}
