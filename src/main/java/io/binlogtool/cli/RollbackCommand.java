package io.binlogtool.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.binlogtool.format.sql.RollbackWriter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.pipeline.rollback.RollbackOptions;
import io.binlogtool.pipeline.rollback.RollbackRun;
import io.binlogtool.tx.SchemaFollower;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `binlogtool rollback`: the SQL that undoes row changes, newest first.
@Command(name = "rollback", sortOptions = false, description = "Prints the SQL that undoes row changes, the newest first; refuses, before it prints "
        + "anything, what cannot be undone.",
        footer = {"", "Examples:",
            "  What would be undone:",
            "    binlogtool rollback --summary --table shop.orders --start-datetime='2026-03-01 03:10:00' mysql-bin.000007",
            "  Bring back what a DELETE without WHERE has deleted:",
            "    binlogtool rollback --schema schema.sql --table shop.orders --type delete \\",
            "        --start-datetime='2026-03-01 03:10:00' --stop-datetime='2026-03-01 03:11:00' mysql-bin.000007 | mysql",
            "  Undo one transaction, but leave rows alone that were changed again:",
            "    binlogtool rollback --include-gtids=3e11fa47-71ca-11e1-9e33-c80aa9429562:23 --on-conflict=skip mysql-bin.index | mysql"})
final class RollbackCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log or an .index file. Logs are read from their end: compressed ones and "
            + "standard input will not do.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, heading = "%nWhat stands in the way:%n")
    private Obstacles obstacles = new Obstacles();

    @ArgGroup(validate = false, heading = "%nHow the SQL is written:%n")
    private SqlOutputOptions output = new SqlOutputOptions();

    @ArgGroup(validate = false, heading = "%n")
    private SchemaOptions schema = new SchemaOptions();

    @Option(names = "--summary", description = "Print how many rows of which tables would be undone, instead of SQL.")
    private boolean summary;

    @Option(names = {"-r", "--result-file"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private Path resultFile;

    @Option(names = {"-?", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--debug", description = "Show where in the code an error comes from.")
    private boolean debug;

    /// What is done about what cannot be undone, or not without loss.
    static final class Obstacles {

        @Option(names = "--skip-ddl", description = "Go on without statements that change a selected table and cannot be undone; they are listed at "
                + "the end.")
        private boolean skipDdl;

        @Option(names = "--on-conflict", paramLabel = "report|skip|fail", defaultValue = "report",
                description = "What to do with rows that were changed again later: undo and report them (the default), leave them alone, or refuse.")
        private RollbackOptions.OnConflict onConflict;

        @Option(names = "--disable-triggers-note", description = "Say in comments at the top what to do about triggers.")
        private boolean triggersNote;

        RollbackOptions resolve() {
            return new RollbackOptions(skipDdl, onConflict, triggersNote);
        }
    }

    RollbackCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> logs = LogFiles.resolve(files);
        RunOptions run = selection.resolve(logs, false, streams);
        SchemaFollower follower = schema.resolve(streams);
        try (ByteSink result = new ByteSink(resultFile == null ? streams.out() : new FileOutputStream(resultFile.toFile()));
                ByteSink sql = summary ? new ByteSink(OutputStream.nullOutputStream()) : result) {
            RollbackWriter writer = new RollbackWriter(output.resolve(selection.zone(), null), sql);
            new RollbackRun(run, obstacles.resolve(), follower, writer, streams::warn).run(logs);
            if (summary) {
                result.put(writer.summary().perTable().getBytes(StandardCharsets.UTF_8));
            }
            streams.err().println("rollback: undoes " + writer.summary().line(sql.written()));
        }
        return ExitCode.OK;
    }
}
