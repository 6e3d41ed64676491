package io.binlogtool.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.JsonWriter;
import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.format.verify.VerdictJson;
import io.binlogtool.format.verify.VerdictText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.verify.VerifyRun;

/// `binlogtool verify`: is anything wrong with these logs, and where.
final class VerifyCommand implements Command {

    enum Format {
        TEXT, JSON
    }

    private final Streams streams;
    private List<String> files = List.of();
    private Format format = Format.TEXT;

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Checks structure, checksums, transactions and rows, and how the logs follow each other. One line a log; exit code 1 if anything is "
                + "wrong. After damage it goes on with the next sound event.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
            "  All logs of a server, in order:",
            "    binlogtool verify mysql-bin.index",
            "  A backup, with every finding:",
            "    binlogtool verify --format=json mysql-bin.000007.zst"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("What is written:");
        options.add("--format").label("FORMAT").describe("text: one line a log (the default); json: one object a log, with every finding.")
                .choice(Format.class, value -> format = value);
    }

    @Override
    public int run() throws IOException {
        List<String> logs = LogFiles.resolve(files);
        try (ByteSink out = new ByteSink(streams.out()); ProgressLine progress = streams.progress(logs)) {
            JsonWriter json = new JsonWriter(out);
            Consumer<FileVerdict> writer = switch (format) {
                case TEXT -> verdict -> VerdictText.write(out, verdict);
                case JSON -> verdict -> VerdictJson.write(json, verdict);
            };
            boolean sound = new VerifyRun().run(logs, streams.in(), progress, verdict -> {
                writer.accept(verdict);
                out.flush();
            });
            return sound ? ExitCode.OK : ExitCode.DATA;
        }
    }
}
