package io.binlogtool.launcher;

import io.binlogtool.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The run from which the JVM makes its AOT cache: what is loaded and linked here starts fast later.
///
/// Runs the command lines of a file (one a line, words separated by blanks, `#` starts a comment) in one process, in the current
/// folder. What they print and how they end does not matter.
public final class Training {

    private Training() {
    }

    public static void main(String[] args) throws IOException {
        List<String[]> commands = Files.readAllLines(Path.of(args[0])).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .toList();
        for (String[] command : commands) {
            Main.run(command, InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }
        System.exit(0); // the cache is written at an orderly end only; the tool itself halts
    }
}
