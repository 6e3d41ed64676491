package io.binlogtool.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.ResultFile;
import io.binlogtool.cli.option.SchemaOptions;
import io.binlogtool.cli.option.SelectionOptions;
import io.binlogtool.cli.option.SqlOutputOptions;
import io.binlogtool.cli.option.UsageException;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.sql.SqlFormatter;
import io.binlogtool.format.sql.SqlOptions;
import io.binlogtool.format.sql.XaOutcomes;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.tx.SchemaFollower;

/// `binlogtool sql`: everything again, as SQL with real column names.
final class SqlCommand implements Command {

    private final Streams streams;
    private List<String> files = List.of();
    private SelectionOptions selection;
    private SqlOutputOptions output;
    private SchemaOptions schema;
    private Path localLoad;
    private ResultFile resultFile;

    SqlCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Prints the SQL that does everything again: changed rows as INSERT, UPDATE and DELETE, "
                + "statements as they were sent.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
            "  What was done to a table, as statements:",
            "    binlogtool sql --table shop.orders mysql-bin.000007 | less",
            "  Replay a log that lacks column names on another server:",
            "    binlogtool sql --schema schema.sql mysql-bin.000007 | mysql --binary-mode"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("Which events:");
        selection = new SelectionOptions(options);
        options.section("How the SQL is written:");
        schema = new SchemaOptions(options);
        output = new SqlOutputOptions(options);
        options.add("-l", "--local-load").label("DIR").describe("Put the files of LOAD DATA statements here (default: the system's temporary "
                + "folder); mysql reads them with --local-infile.").path(value -> localLoad = value);
        resultFile = new ResultFile(options);
    }

    @Override
    public int run() throws IOException {
        List<String> logs = LogFiles.resolveExisting(files);
        RunOptions run = selection.resolve(logs, false, streams).forChangingData();
        SchemaFollower follower = schema.resolve(run.rewrites(), false, streams);
        SqlOptions written = output.resolve(selection.zone(), localLoad);
        if (run.salvage() && !written.transactions()) {
            throw new UsageException("--salvage rolls back what a gap cuts, which --no-transactions leaves no way to");
        }
        try (ByteSink out = new ByteSink(resultFile.open(streams, schema.inputs(files, logs)))) {
            SqlFormatter formatter = new SqlFormatter(written, out, follower, run.salvage(), () -> xaOutcomes(logs, run), streams::warn);
            try (ProgressLine progress = streams.progress(logs)) {
                new LogRun(run, formatter, follower, streams::warn).reportTo(progress).run(logs, streams.in());
            }
            out.flush();
            streams.err().println("sql: " + formatter.summary().line(out.written()));
        }
        return ExitCode.OK;
    }

    /// @return null if one of the logs is a pipe, which is read once only
    private static XaOutcomes xaOutcomes(List<String> logs, RunOptions run) {
        if (!logs.stream().allMatch(log -> !log.equals(LogInput.STANDARD_INPUT) && Files.isRegularFile(Path.of(log)))) {
            return null;
        }
        XaOutcomes outcomes = new XaOutcomes();
        try {
            new LogRun(run.withAllContents(), outcomes, _ -> { }).run(logs, null);
        } catch (MalformedBinlogException | IOException e) {
            // The run itself ends there, too, and says so.
        }
        return outcomes;
    }
}
