package io.binlogtool.cli.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which of the standard streams people look at.
///
/// @param out standard output is a terminal
/// @param err standard error is a terminal
public record Terminals(boolean out, boolean err) {

    public static final Terminals NONE = new Terminals(false, false);

    private static final File TERMINAL = new File("/dev/tty");
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /// Those of this process. Java itself only knows about standard input and output together.
    public static Terminals ofProcess() {
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminals(isTerminal(1), isTerminal(2));
        }
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new Terminals(interactive, interactive);
    }

    /// Columns of the terminal, which the variable COLUMNS may tell, too; without limit where neither does.
    public static int width() {
        String told = System.getenv("COLUMNS");
        if (told != null && told.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(told);
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(TERMINAL).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
            int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
            return columns > 0 ? columns : Integer.MAX_VALUE;
        } catch (IOException | NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
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
