package io.binlogtool.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.text.TextOptions;

/// How `dump` writes text: mysqlbinlog's options.
public final class TextOutputOptions {

    private static final int MAX_VERBOSITY = 2;

    private int verbose;
    private List<String> base64Outputs = List.of();
    private boolean hexdump;
    private boolean shortForm;
    private boolean tableMetadata;
    private boolean idempotent;
    private boolean disableLogBin;
    private String setCharset;
    private boolean requireRowFormat;
    private Path localLoad;
    private boolean forceIfOpen = true;

    public TextOutputOptions(Options options) {
        options.add("-v", "--verbose")
                .describe("Show rows as commented pseudo-SQL; -vv: with column types, and the original statements.")
                .count(given -> verbose = given);
        options.add("--base64-output").label("MODE")
                .describe("BINLOG blocks: auto (the default), never, decode-rows, unspec.").texts(value -> base64Outputs = value);
        options.add("-H", "--hexdump")
                .describe("Show each event's bytes.").flag(value -> hexdump = value);
        options.add("-s", "--short-form")
                .describe("Statements only: no positions, no rows.").flag(value -> shortForm = value);
        options.add("--print-table-metadata")
                .describe("Describe the columns at each table map.").flag(value -> tableMetadata = value);
        options.add("-i", "--idempotent")
                .describe("Let the server apply rows in IDEMPOTENT mode.").flag(value -> idempotent = value);
        options.add("-D", "--disable-log-bin")
                .describe("Switch binary logging off for the session that applies the output.").flag(value -> disableLogBin = value);
        options.add("--set-charset").label("NAME")
                .describe("Begin with SET NAMES of this character set.").text(value -> setCharset = value);
        options.add("--require-row-format")
                .describe("End with an error at an event that is not row-based.").flag(value -> requireRowFormat = value);
        options.add("-l", "--local-load").label("DIR")
                .describe("Extract the files of LOAD DATA statements to this folder.").path(value -> localLoad = value);
        options.add("-F", "--force-if-open")
                .describe("Read a log that was not closed properly (on by default).").flag(value -> forceIfOpen = value);
    }

    /// @param marksLeftOut see [TextOptions]
    public TextOptions resolve(SelectionOptions selection, boolean marksLeftOut, Streams streams) {
        if (shortForm) {
            streams.warn("--short-form is deprecated and will be removed in a future version");
        }
        return new TextOptions(Math.min(verbose, MAX_VERBOSITY), base64(), hexdump, shortForm, tableMetadata, selection.serverIdMask(),
                selection.skipGtids(), disableLogBin, idempotent, requireRowFormat, setCharset, localLoad, forceIfOpen,
                selection.isDatabaseSelected(), marksLeftOut, selection.zone());
    }

    /// The last one that is given holds, but all must be right, as for mysqlbinlog.
    private TextOptions.Base64Output base64() {
        TextOptions.Base64Output last = TextOptions.Base64Output.AUTO;
        for (String given : base64Outputs) {
            last = base64(given);
        }
        return last;
    }

    /// Any case and unique beginnings will do.
    private static TextOptions.Base64Output base64(String given) {
        String wanted = given.toUpperCase(Locale.ROOT).replace('-', '_');
        List<TextOptions.Base64Output> matches = Arrays.stream(TextOptions.Base64Output.values())
                .filter(mode -> !wanted.isEmpty() && mode.name().startsWith(wanted)).toList();
        if (matches.size() != 1) {
            throw new ArgumentException("Unknown option to base64-output: " + given);
        }
        return matches.getFirst();
    }
}
