package io.binlogtool.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.binlogtool.format.events.EventListing;
import io.binlogtool.format.events.FileListing;
import io.binlogtool.format.events.ListingOptions;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.LogSummary;

/// `binlogtool events`: one line an event, or a file.
@Command(name = "events", sortOptions = false, description = "Lists events with the columns and the text of SHOW BINLOG EVENTS.",
        footer = {"", "Examples:",
            "  The first ten events, then the ten behind offset 1200:",
            "    binlogtool events --limit=10 mysql-bin.000007",
            "    binlogtool events --from=1200 --limit=10 mysql-bin.000007",
            "  All logs of a server, with the time and the GTIDs that each covers:",
            "    binlogtool events --files mysql-bin.index"})
final class EventsCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @Option(names = "--from", paramLabel = "POS", defaultValue = "0", converter = MysqlNumber.class,
            description = "Begin with the first event at or behind this offset, in each log.")
    private long from;

    @Option(names = "--limit", paramLabel = "[OFFSET,]N", converter = Limit.Converter.class,
            description = "Leave out OFFSET events, list N.")
    private Limit limit = Limit.NONE;

    @Option(names = "--files", description = "List files instead of events: SHOW BINARY LOGS, and the time and GTIDs that each covers.")
    private boolean filesOnly;

    @Option(names = "--batch", negatable = true,
            description = "Separate columns by tabs, as `mysql --batch` does (the default unless output is a terminal).")
    private Boolean batch;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StandardOptions standard;

    EventsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> logs = LogFiles.resolve(files);
        boolean aligned = batch == null ? streams.outIsTerminal() : !batch;
        try (ByteSink out = new ByteSink(streams.out())) {
            if (filesOnly) {
                FileListing listing = new FileListing(out, aligned, selection.zone());
                for (String log : logs) {
                    listing.add(LogSummary.read(log, streams.in()));
                }
                listing.end();
            } else {
                ListingOptions options = new ListingOptions(from, limit.offset(), limit.count(), aligned);
                new LogRun(selection.resolve(logs, false, streams), new EventListing(options, out), streams::warn).run(logs, streams.in());
            }
        }
        return ExitCode.OK;
    }
}
