package io.binlogtool.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.binlogtool.format.text.TextOptions;
import picocli.CommandLine.Option;

/// How `dump` writes text: mysqlbinlog's options.
final class TextOutputOptions {

    private static final int MAX_VERBOSITY = 2;

    @Option(names = {"-v", "--verbose"}, description = "Show rows as commented pseudo-SQL; -vv: with column types, and the original statements.")
    private boolean[] verbose = {};

    @Option(names = "--base64-output", paramLabel = "MODE", defaultValue = "auto",
            description = "BINLOG blocks: auto (the default), never, decode-rows, unspec.")
    private String base64Output;

    @Option(names = {"-H", "--hexdump"}, negatable = true, description = "Show each event's bytes.")
    private boolean hexdump;

    @Option(names = {"-s", "--short-form"}, negatable = true, description = "Statements only: no positions, no rows.")
    private boolean shortForm;

    @Option(names = "--print-table-metadata", negatable = true, description = "Describe the columns at each table map.")
    private boolean tableMetadata;

    @Option(names = {"-i", "--idempotent"}, negatable = true, description = "Let the server apply rows in IDEMPOTENT mode.")
    private boolean idempotent;

    @Option(names = {"-D", "--disable-log-bin"}, negatable = true, description = "Switch binary logging off for the session that applies the output.")
    private boolean disableLogBin;

    @Option(names = "--set-charset", paramLabel = "NAME", description = "Begin with SET NAMES of this character set.")
    private String setCharset;

    @Option(names = "--require-row-format", negatable = true, description = "End with an error at an event that is not row-based.")
    private boolean requireRowFormat;

    @Option(names = {"-l", "--local-load"}, paramLabel = "DIR", description = "Extract the files of LOAD DATA statements to this folder.")
    private Path localLoad;

    @Option(names = {"-F", "--force-if-open"}, negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "Read a log that was not closed properly (on by default).")
    private boolean forceIfOpen;

    TextOptions resolve(SelectionOptions selection, Streams streams) {
        if (shortForm) {
            streams.warn("--short-form is deprecated and will be removed in a future version");
        }
        return new TextOptions(Math.min(verbose.length, MAX_VERBOSITY), base64(), hexdump, shortForm, tableMetadata, selection.serverIdMask(),
                selection.skipGtids(), disableLogBin, idempotent, requireRowFormat, setCharset, localLoad, forceIfOpen,
                selection.isDatabaseSelected(), selection.zone());
    }

    /// Any case and unique beginnings will do, as for mysqlbinlog.
    private TextOptions.Base64Output base64() {
        String wanted = base64Output.toUpperCase(Locale.ROOT).replace('-', '_');
        List<TextOptions.Base64Output> matches = Arrays.stream(TextOptions.Base64Output.values())
                .filter(mode -> !wanted.isEmpty() && mode.name().startsWith(wanted)).toList();
        if (matches.size() != 1) {
            throw new ArgumentException("Unknown option to base64-output: " + base64Output);
        }
        return matches.getFirst();
    }
}
