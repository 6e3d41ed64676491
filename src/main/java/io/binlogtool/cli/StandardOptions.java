package io.binlogtool.cli;

import picocli.CommandLine.Option;

/// What every command answers to.
final class StandardOptions {

    @Option(names = {"-?", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--debug", description = "Show where in the code an error comes from.")
    private boolean debug;
}
