package io.binlogtool.cli.option;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.io.LogInput;

/// `--result-file`: where the output goes, if not to standard output.
public final class ResultFile {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private Path file;

    public ResultFile(Options options) {
        options.add("-r", "--result-file").label("FILE").describe("Write to this file instead of standard output.").path(value -> file = value);
    }

    /// Opens it; what was in it is gone.
    ///
    /// @param inputs what the command reads
    /// @throws UsageException if it is one of the inputs, by whatever name; nothing is opened then
    /// @throws IOException if it cannot be written
    public OutputStream open(Streams streams, List<String> inputs) throws IOException {
        requireOther(inputs);
        return file == null ? streams.out() : new FileOutputStream(file.toFile());
    }

    /// As [#open(Streams, List)], but what was in the file is there until the result is complete.
    public NewResult openNew(Streams streams, List<String> inputs) throws IOException {
        requireOther(inputs);
        return file == null ? NewResult.writtenAtOnce(streams.out()) : NewResult.of(file, streams);
    }

    private void requireOther(List<String> inputs) throws IOException {
        if (file == null) {
            return;
        }
        for (String input : inputs) {
            Path read = input.equals(LogInput.STANDARD_INPUT) ? STANDARD_INPUT : Path.of(input);
            if (Files.isRegularFile(file) && Files.exists(read) && Files.isSameFile(file, read)) {
                throw new UsageException("--result-file: " + file + " is " + (file.toString().equals(input) ? "" : input + ", ")
                        + "one of the files to be read, and would be overwritten");
            }
        }
    }
}
