package io.binlogtool.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.binlogtool.format.text.TextFormatter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `binlogtool dump`: every event, as the text that mysqlbinlog prints.
@Command(name = "dump", sortOptions = false, description = "Prints every event as mysqlbinlog does, byte for byte.",
        footer = {"", "Examples:",
            "  Replay a log on a server:",
            "    binlogtool dump mysql-bin.000007 | mysql",
            "  Read what happened to the rows, in an hour:",
            "    binlogtool dump -vv --base64-output=decode-rows --start-datetime='2026-03-01 10:00:00' \\",
            "        --stop-datetime='2026-03-01 11:00:00' mysql-bin.000007 | less",
            "  All logs of a server, a compressed one, and one from a pipe:",
            "    binlogtool dump mysql-bin.index",
            "    binlogtool dump mysql-bin.000007.zst",
            "    ssh db1 cat /var/lib/mysql/binlog.000042 | binlogtool dump -"})
final class DumpCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, heading = "%nHow they are shown:%n")
    private TextOutputOptions text = new TextOutputOptions();

    @Option(names = {"-r", "--result-file"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private Path resultFile;

    @Mixin
    private IgnoredOptions ignored;

    @Option(names = {"-?", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--debug", description = "Show where in the code an error comes from.")
    private boolean debug;

    DumpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> logs = LogFiles.resolve(files);
        RunOptions run = selection.resolve(logs, true, streams);
        var options = text.resolve(selection, streams);
        try (ByteSink out = new ByteSink(output())) {
            new LogRun(run, new TextFormatter(options, out, streams::warn), streams::warn).run(logs, streams.in());
        }
        return ExitCode.OK;
    }

    private OutputStream output() throws IOException {
        return resultFile == null ? streams.out() : new FileOutputStream(resultFile.toFile());
    }
}
