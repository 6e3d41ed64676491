package io.binlogtool.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.binlogtool.format.sql.SqlFormatter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.tx.SchemaFollower;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `binlogtool sql`: everything again, as SQL with real column names.
@Command(name = "sql", sortOptions = false, description = "Prints the SQL that does everything again: changed rows as INSERT, UPDATE and DELETE, "
        + "statements as they were sent.",
        footer = {"", "Examples:",
            "  What was done to a table, as statements:",
            "    binlogtool sql --table shop.orders mysql-bin.000007 | less",
            "  Replay a log that lacks column names on another server:",
            "    binlogtool sql --schema schema.sql mysql-bin.000007 | mysql --binary-mode"})
final class SqlCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, heading = "%nHow the SQL is written:%n")
    private SqlOutputOptions output = new SqlOutputOptions();

    @ArgGroup(validate = false, heading = "%n")
    private SchemaOptions schema = new SchemaOptions();

    @Option(names = {"-l", "--local-load"}, paramLabel = "DIR",
            description = "Put the files of LOAD DATA statements here (default: the system's temporary folder); mysql reads them with --local-infile.")
    private Path localLoad;

    @Option(names = {"-r", "--result-file"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private Path resultFile;

    @Option(names = {"-?", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--debug", description = "Show where in the code an error comes from.")
    private boolean debug;

    SqlCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> logs = LogFiles.resolve(files);
        RunOptions run = selection.resolve(logs, false, streams);
        SchemaFollower follower = schema.resolve(streams);
        try (ByteSink out = new ByteSink(resultFile == null ? streams.out() : new FileOutputStream(resultFile.toFile()))) {
            SqlFormatter formatter = new SqlFormatter(output.resolve(selection.zone(), localLoad), out, follower, streams::warn);
            new LogRun(run, formatter, follower, streams::warn).run(logs, streams.in());
            streams.err().println("sql: " + formatter.summary().line(out.written()));
        }
        return ExitCode.OK;
    }
}
