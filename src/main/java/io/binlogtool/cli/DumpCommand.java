package io.binlogtool.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.binlogtool.filter.ContentSelection;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.json.DdlSelection;
import io.binlogtool.format.json.MaxwellFormatter;
import io.binlogtool.format.json.MaxwellOptions;
import io.binlogtool.format.text.TextFormatter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.tx.SchemaFollower;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `binlogtool dump`: every event, as the text that mysqlbinlog prints or as JSON.
@Command(name = "dump", sortOptions = false, description = "Prints every event as mysqlbinlog does, byte for byte, or as JSON.",
        footer = {"", "Examples:",
            "  Replay a log on a server:",
            "    binlogtool dump mysql-bin.000007 | mysql",
            "  Read what happened to the rows, in an hour:",
            "    binlogtool dump -vv --base64-output=decode-rows --start-datetime='2026-03-01 10:00:00' \\",
            "        --stop-datetime='2026-03-01 11:00:00' mysql-bin.000007 | less",
            "  The deleted orders, from a log without column names:",
            "    binlogtool dump --format json --schema schema.sql --table shop.orders --type delete mysql-bin.000007 | jq .data",
            "  All logs of a server, a compressed one, and one from a pipe:",
            "    binlogtool dump mysql-bin.index",
            "    binlogtool dump mysql-bin.000007.zst",
            "    ssh db1 cat /var/lib/mysql/binlog.000042 | binlogtool dump -"})
final class DumpCommand implements Callable<Integer> {

    /// The values of `--format`.
    enum Format {
        TEXT, JSON
    }

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text (the default) or json.")
    private Format format;

    @ArgGroup(validate = false, heading = "%nHow they are shown as text:%n")
    private TextOutputOptions text = new TextOutputOptions();

    @ArgGroup(validate = false, heading = "%nHow they are shown as JSON:%n")
    private JsonOutputOptions json = new JsonOutputOptions();

    @ArgGroup(validate = false, heading = "%n")
    private SchemaOptions schema = new SchemaOptions();

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
        switch (format) {
            case TEXT -> text(logs);
            case JSON -> json(logs);
        }
        return ExitCode.OK;
    }

    private void text(List<String> logs) throws IOException {
        RunOptions run = selection.resolve(logs, true, streams);
        if (run.contents().rules().hasColumnRules()) {
            throw new ParameterException(spec.commandLine(), "--filter with column values selects single rows, which text cannot show: "
                    + "use --format json");
        }
        var options = text.resolve(selection, streams);
        try (ByteSink out = new ByteSink(output())) {
            new LogRun(run, new TextFormatter(options, out, streams::warn), streams::warn).run(logs, streams.in());
        }
    }

    private void json(List<String> logs) throws IOException {
        RunOptions run = selection.resolve(logs, false, streams);
        SchemaFollower follower = schema.resolve(streams);
        MaxwellOptions options = json.resolve(selection.givenZone());
        try (ByteSink out = new ByteSink(output())) {
            EventSink sink = new MaxwellFormatter(options, out, follower, new WantedDefinitions(run.contents()), streams::warn);
            new LogRun(run, sink, follower, streams::warn).run(logs, streams.in());
        }
    }

    /// Lets the filters decide about changed definitions.
    private record WantedDefinitions(ContentSelection contents) implements DdlSelection {

        @Override
        public boolean includesTable(String database, String table) {
            return contents.includesTable(database, table);
        }

        @Override
        public boolean includesDatabase(String database) {
            return contents.includesDatabase(database);
        }
    }

    private OutputStream output() throws IOException {
        return resultFile == null ? streams.out() : new FileOutputStream(resultFile.toFile());
    }
}
