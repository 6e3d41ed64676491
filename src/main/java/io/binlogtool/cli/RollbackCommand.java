package io.binlogtool.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.NewResult;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.ResultFile;
import io.binlogtool.cli.option.SchemaOptions;
import io.binlogtool.cli.option.SelectionOptions;
import io.binlogtool.cli.option.SqlOutputOptions;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.sql.RollbackWriter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.pipeline.rollback.RollbackOptions;
import io.binlogtool.pipeline.rollback.RollbackRun;
import io.binlogtool.tx.SchemaFollower;

/// `binlogtool rollback`: the SQL that undoes row changes, newest first.
final class RollbackCommand implements Command {

    private final Streams streams;
    private List<String> files = List.of();
    private SelectionOptions selection;
    private boolean skipDdl;
    private RollbackOptions.OnConflict onConflict = RollbackOptions.OnConflict.REPORT;
    private boolean triggersNote;
    private SqlOutputOptions output;
    private SchemaOptions schema;
    private boolean summary;
    private ResultFile resultFile;

    RollbackCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Prints the SQL that undoes row changes, the newest first; refuses, before it prints "
                + "anything, what cannot be undone.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
            "  What would be undone:",
            "    binlogtool rollback --summary --table shop.orders --start-datetime='2026-03-01 03:10:00' mysql-bin.000007",
            "  Bring back what a DELETE without WHERE has deleted:",
            "    binlogtool rollback --schema schema.sql --table shop.orders --type delete \\",
            "        --start-datetime='2026-03-01 03:10:00' --stop-datetime='2026-03-01 03:11:00' \\",
            "        mysql-bin.000007 | mysql --binary-mode",
            "  Undo one transaction, but leave rows alone that were changed again:",
            "    binlogtool rollback --include-gtids=3e11fa47-71ca-11e1-9e33-c80aa9429562:23 --on-conflict=skip \\",
            "        mysql-bin.index | mysql --binary-mode"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("Which events:");
        selection = new SelectionOptions(options);
        options.section("What stands in the way:");
        options.add("--skip-ddl")
                .describe("Go on without statements that change a selected table and cannot be undone; they are listed at the end.")
                .plainFlag(value -> skipDdl = value);
        options.add("--on-conflict").label("report|skip|fail")
                .describe("What to do with rows that were changed again later: undo and report them (the default), leave them alone, or refuse.")
                .choice(RollbackOptions.OnConflict.class, value -> onConflict = value);
        options.add("--disable-triggers-note").describe("Say in comments at the top what to do about triggers.")
                .plainFlag(value -> triggersNote = value);
        options.section("How the SQL is written:");
        schema = new SchemaOptions(options);
        output = new SqlOutputOptions(options);
        options.add("--summary").describe("Print how many rows of which tables would be undone, instead of SQL.")
                .plainFlag(value -> summary = value);
        resultFile = new ResultFile(options);
    }

    @Override
    public int run() throws IOException {
        List<String> logs = LogFiles.resolveExisting(files);
        RunOptions run = selection.resolve(logs, false, streams).forChangingData();
        SchemaFollower follower = schema.resolve(run.rewrites(), false, streams);
        try (NewResult result = resultFile.openNew(streams, schema.inputs(files, logs));
                ByteSink out = new ByteSink(result);
                ByteSink sql = summary ? new ByteSink(OutputStream.nullOutputStream()) : out) {
            RollbackWriter writer = new RollbackWriter(output.resolve(selection.zone(), null), sql);
            try (ProgressLine progress = streams.progress(logs)) {
                new RollbackRun(run, new RollbackOptions(skipDdl, onConflict, triggersNote), follower, writer, streams::warn).reportTo(progress)
                        .run(logs, streams.in());
            }
            if (summary) {
                out.put(writer.summary().perTable().getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            result.complete();
            streams.err().println("rollback: undoes " + writer.summary().line(sql.written()));
        }
        return ExitCode.OK;
    }
}
