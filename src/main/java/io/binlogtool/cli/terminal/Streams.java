package io.binlogtool.cli.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

import io.binlogtool.format.VisibleText;

/// What a command reads from and writes to.
///
/// @param err for warnings and errors
/// @param terminals which of them are terminals
public record Streams(InputStream in, OutputStream out, PrintStream err, Terminals terminals) {

    /// Whether people look at the result as it is written.
    public boolean outIsTerminal() {
        return terminals.out();
    }

    /// How many characters fit in a line of the result; without limit if it does not go to a terminal.
    public int outWidth() {
        return terminals.out() ? Terminals.width() : Integer.MAX_VALUE;
    }

    /// A progress bar for a run over `logs`, shown where nothing else is written to a terminal meanwhile.
    public ProgressLine progress(List<String> logs) {
        return new ProgressLine(logs, this, terminals.err() && !terminals.out());
    }

    public void warn(String sentence) {
        err.println("WARNING: " + visible(sentence));
    }

    public void error(String sentence) {
        err.println("ERROR: " + visible(sentence));
    }

    /// Lists have lines of their own.
    private static String visible(String sentence) {
        return sentence.lines().map(VisibleText::of).collect(Collectors.joining("\n"));
    }
}
