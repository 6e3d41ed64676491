package io.binlogtool.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.binlogtool.format.JsonWriter;
import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.format.verify.VerdictJson;
import io.binlogtool.format.verify.VerdictText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.verify.VerifyRun;

/// `binlogtool verify`: is anything wrong with these logs, and where.
@Command(name = "verify", sortOptions = false,
        description = {"Checks structure, checksums, transactions and rows, and how the logs follow each other. One line a log; exit code 1 if "
                + "anything is wrong. After damage it goes on with the next sound event."},
        footer = {"", "Examples:",
            "  All logs of a server, in order:",
            "    binlogtool verify mysql-bin.index",
            "  A backup, with every finding:",
            "    binlogtool verify --format=json mysql-bin.000007.zst"})
final class VerifyCommand implements Callable<Integer> {

    enum Format {
        TEXT, JSON
    }

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text: one line a log (the default); json: one object a log, with every finding.")
    private Format format;

    @Mixin
    private StandardOptions standard;

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (ByteSink out = new ByteSink(streams.out())) {
            JsonWriter json = new JsonWriter(out);
            Consumer<FileVerdict> writer = switch (format) {
                case TEXT -> verdict -> VerdictText.write(out, verdict);
                case JSON -> verdict -> VerdictJson.write(json, verdict);
            };
            boolean sound = new VerifyRun().run(LogFiles.resolve(files), streams.in(), verdict -> {
                writer.accept(verdict);
                out.flush();
            });
            return sound ? ExitCode.OK : ExitCode.DATA;
        }
    }
}
