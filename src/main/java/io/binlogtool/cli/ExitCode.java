package io.binlogtool.cli;

/// What the process ends with.
final class ExitCode {

    /// Done; also if whoever reads the output stopped reading.
    static final int OK = 0;
    /// The data is damaged, or what was asked for cannot be done with it.
    static final int DATA = 1;
    /// The command line is wrong.
    static final int USAGE = 2;

    private ExitCode() {
    }
}
