package io.binlogtool.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// What a command reads from and writes to.
///
/// @param err for warnings and errors
record Streams(InputStream in, OutputStream out, PrintStream err) {

    void warn(String sentence) {
        err.println("WARNING: " + sentence);
    }
}
