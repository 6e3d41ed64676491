package io.binlogtool.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One command line, run in this process.
///
/// @param exit the exit code
/// @param bytes standard output
/// @param err standard error
record Invocation(int exit, byte[] bytes, String err) {

    static Invocation of(String... args) {
        return reading(InputStream.nullInputStream(), args);
    }

    /// With `in` as standard input.
    static Invocation reading(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(args, in, out, err);
        return new Invocation(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
