package io.binlogtool.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import io.binlogtool.cli.option.IgnoredOptions;
import io.binlogtool.cli.option.JsonOutputOptions;
import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.ResultFile;
import io.binlogtool.cli.option.SchemaOptions;
import io.binlogtool.cli.option.SelectionOptions;
import io.binlogtool.cli.option.TextOutputOptions;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.json.DdlSelection;
import io.binlogtool.format.json.EventsFormatter;
import io.binlogtool.format.json.MaxwellFormatter;
import io.binlogtool.format.text.TextFormatter;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.tx.SchemaFollower;

/// `binlogtool dump`: every event, as the text that mysqlbinlog prints or as JSON.
final class DumpCommand implements Command {

    /// The values of `--format`.
    enum Format {
        TEXT, JSON
    }

    private final Streams streams;
    private List<String> files;
    private SelectionOptions selection;
    private Format format = Format.TEXT;
    private TextOutputOptions text;
    private JsonOutputOptions json;
    private SchemaOptions schema;
    private ResultFile resultFile;
    private IgnoredOptions ignored;

    DumpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Prints every event as mysqlbinlog does, byte for byte, or as JSON.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
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
            "    ssh db1 cat /var/lib/mysql/binlog.000042 | binlogtool dump -"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("Which events:");
        selection = new SelectionOptions(options);
        options.section("What is written:");
        options.add("--format").label("FORMAT").describe("text (the default) or json.").choice(Format.class, value -> format = value);
        resultFile = new ResultFile(options);
        options.section("How text is written:");
        text = new TextOutputOptions(options);
        options.section("How JSON is written:");
        json = new JsonOutputOptions(options);
        schema = new SchemaOptions(options);
        options.section("For scripts written for mysqlbinlog:");
        ignored = new IgnoredOptions(options);
    }

    @Override
    public int run() throws IOException {
        ignored.refuse();
        switch (format) {
            case TEXT -> text(LogFiles.resolve(files));
            case JSON -> json(LogFiles.resolveExisting(files));
        }
        return ExitCode.OK;
    }

    private void text(List<String> logs) throws IOException {
        RunOptions run = selection.resolveWithoutRows(logs, true, streams);
        var options = text.resolve(selection, streams);
        try (ByteSink out = new ByteSink(resultFile.open(streams, schema.inputs(files, logs))); ProgressLine progress = streams.progress(logs)) {
            new LogRun(run, new TextFormatter(options, out, streams::warn), streams::warn).reportTo(progress).run(logs, streams.in());
        }
    }

    private void json(List<String> logs) throws IOException {
        RunOptions run = selection.resolve(logs, false, streams);
        SchemaFollower follower = schema.resolve(run.rewrites(), streams);
        ZoneId zone = Objects.requireNonNullElse(selection.givenZone(), ZoneOffset.UTC);
        try (ByteSink out = new ByteSink(resultFile.open(streams, schema.inputs(files, logs))); ProgressLine progress = streams.progress(logs)) {
            EventSink sink = switch (json.shape()) {
                case MAXWELL -> new MaxwellFormatter(json.resolve(zone), out, follower, new WantedDefinitions(run.contents()), streams::warn);
                case EVENTS -> new EventsFormatter(out, follower, zone, streams::warn);
            };
            new LogRun(run, sink, follower, streams::warn).reportTo(progress).run(logs, streams.in());
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
}
