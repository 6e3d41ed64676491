package io.binlogtool.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.binlogtool.cli.option.IgnoredOptions;
import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.MaxwellOutputOptions;
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

    /// The values of `--json-shape`.
    enum Shape {
        MAXWELL, EVENTS
    }

    private final Streams streams;
    private List<String> files;
    private SelectionOptions selection;
    private Format format = Format.TEXT;
    private TextOutputOptions text;
    private Shape shape = Shape.MAXWELL;
    private SchemaOptions schema;
    private MaxwellOutputOptions maxwell;
    private ResultFile resultFile;
    private IgnoredOptions ignored;
    private final Set<String> givenForText = new LinkedHashSet<>();
    private final Set<String> givenForJson = new LinkedHashSet<>();
    private final Set<String> givenForMaxwell = new LinkedHashSet<>();

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
        options.noteGiven(givenForText, () -> text = new TextOutputOptions(options));
        options.section("How JSON is written:");
        options.noteGiven(givenForJson, () -> {
            options.add("--json-shape").label("SHAPE")
                    .describe("maxwell (the default): an object a changed row, as Maxwell writes it; events: an object an event, "
                            + "with all its fields.")
                    .choice(Shape.class, value -> shape = value);
            schema = new SchemaOptions(options);
        });
        options.noteGiven(givenForMaxwell, () -> maxwell = new MaxwellOutputOptions(options));
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
        givenForJson.addAll(givenForMaxwell);
        warnOfNoEffect(givenForJson, "without --format=json");
        RunOptions run = selection.resolveWithoutRows(logs, true, streams);
        var options = text.resolve(selection, streams);
        try (ByteSink out = new ByteSink(resultFile.open(streams, schema.inputs(files, logs))); ProgressLine progress = streams.progress(logs)) {
            new LogRun(run, new TextFormatter(options, out, streams::warn), streams::warn).reportTo(progress).run(logs, streams.in());
        }
    }

    private void json(List<String> logs) throws IOException {
        warnOfNoEffect(givenForText, "with --format=json");
        if (shape == Shape.EVENTS) {
            warnOfNoEffect(givenForMaxwell, "with --json-shape=events");
        }
        RunOptions run = selection.resolve(logs, false, streams);
        SchemaFollower follower = schema.resolve(run.rewrites(), true, streams);
        ZoneId zone = Objects.requireNonNullElse(selection.givenZone(), ZoneOffset.UTC);
        try (ByteSink out = new ByteSink(resultFile.open(streams, schema.inputs(files, logs))); ProgressLine progress = streams.progress(logs)) {
            EventSink sink = switch (shape) {
                case MAXWELL -> new MaxwellFormatter(maxwell.resolve(zone), out, follower, new WantedDefinitions(run.contents()), streams::warn);
                case EVENTS -> new EventsFormatter(out, follower, zone, streams::warn);
            };
            new LogRun(run, sink, follower, streams::warn).reportTo(progress).run(logs, streams.in());
        }
    }

    private void warnOfNoEffect(Set<String> given, String condition) {
        if (!given.isEmpty()) {
            streams.warn("no effect " + condition + ": " + String.join(", ", given));
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
