package io.binlogtool.cli;

import java.io.IOException;

import io.binlogtool.cli.option.Options;

/// One of the tool's commands.
interface Command {

    /// What it is for, in a sentence.
    String description();

    /// Examples for the help text, line by line.
    String[] examples();

    /// Declares what the command takes. It is called once, before [#run()].
    void declare(Options options);

    /// Does the work; options and files are there.
    ///
    /// @return the exit code
    /// @throws IOException if a file cannot be opened; its message is a sentence
    int run() throws IOException;
}
