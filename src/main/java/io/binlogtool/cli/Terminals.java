package io.binlogtool.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which of the standard streams people look at.
///
/// @param out standard output is a terminal
/// @param err standard error is a terminal
record Terminals(boolean out, boolean err) {

    static final Terminals NONE = new Terminals(false, false);

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /// Those of this process. Java itself only knows about standard input and output together.
    static Terminals ofProcess() {
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminals(isTerminal(1), isTerminal(2));
        }
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new Terminals(interactive, interactive);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
