package io.binlogtool.cli;

import java.io.IOException;
import java.util.List;

import io.binlogtool.cli.option.Limit;
import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.SelectionOptions;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.events.EventListing;
import io.binlogtool.format.events.FileListing;
import io.binlogtool.format.events.ListingOptions;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.LogSummary;
import io.binlogtool.pipeline.RunOptions;

/// `binlogtool events`: one line an event, or a file.
final class EventsCommand implements Command {

    private final Streams streams;
    private List<String> files = List.of();
    private long from;
    private Limit limit = Limit.NONE;
    private boolean filesOnly;
    private boolean withTime;
    private Boolean batch;
    private SelectionOptions selection;

    EventsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Lists events with the columns and the text of SHOW BINLOG EVENTS.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
            "  The first ten events, then the ten behind offset 1200:",
            "    binlogtool events --limit=10 mysql-bin.000007",
            "    binlogtool events --from=1200 --limit=10 mysql-bin.000007",
            "  What was deleted at about five past two:",
            "    binlogtool events --time --type=delete mysql-bin.000007 | grep ' 14:0[45]:'",
            "  All logs of a server, with the time and the GTIDs that each covers:",
            "    binlogtool events --files mysql-bin.index"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("What is listed:");
        options.add("--from").label("POS").describe("Begin with the first event at or behind this offset, in each log.")
                .number(value -> from = value);
        options.add("--limit").label("[OFFSET,]N").describe("Leave out OFFSET events, list N.")
                .value(new Limit.Converter(), value -> limit = value);
        options.add("--time").describe("A column with the time of each event, in --time-zone, in front of Event_type.")
                .plainFlag(value -> withTime = value);
        options.add("--files").describe("List files instead of events: SHOW BINARY LOGS, and the time and GTIDs that each covers.")
                .plainFlag(value -> filesOnly = value);
        options.add("--batch").describe("Separate columns by tabs, as `mysql --batch` does (the default unless output is a terminal).")
                .flag(value -> batch = value);
        options.section("Which events:");
        selection = new SelectionOptions(options);
    }

    @Override
    public int run() throws IOException {
        List<String> logs = LogFiles.resolveExisting(files);
        boolean aligned = batch == null ? streams.outIsTerminal() : !batch;
        try (ByteSink out = new ByteSink(streams.out())) {
            if (filesOnly) {
                FileListing listing = new FileListing(out, aligned, selection.zone());
                for (String log : logs) {
                    listing.add(LogSummary.read(log, streams.in()));
                }
                listing.end();
            } else {
                ListingOptions options = new ListingOptions(from, limit.offset(), limit.count(), withTime ? selection.zone() : null, aligned);
                RunOptions run = selection.resolveWithoutRows(logs, false, streams);
                try (ProgressLine progress = streams.progress(logs)) {
                    new LogRun(run, new EventListing(options, out, streams::warn), streams::warn).reportTo(progress).run(logs, streams.in());
                }
            }
        }
        return ExitCode.OK;
    }
}
