package io.binlogtool.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.binlogtool.filter.FilterSyntaxException;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.MalformedBinlogException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `binlogtool`: picks the command and turns whatever ends it into an exit code and one sentence on standard error.
@Command(name = "binlogtool", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class, subcommands = {DumpCommand.class, SqlCommand.class, RollbackCommand.class},
        description = "Reads MySQL and MariaDB binary logs, without a server.", synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:",
            "  binlogtool dump mysql-bin.000007 | mysql",
            "  binlogtool dump -vv --base64-output=decode-rows mysql-bin.000007 | less",
            "", "`binlogtool COMMAND --help` tells about one command."})
public final class Main {

    private static final String DEBUG = "--debug";

    private Main() {
    }

    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.exit(run(args, new FileInputStream(FileDescriptor.in), out, new FileOutputStream(FileDescriptor.err)));
    }

    /// Runs one command line.
    ///
    /// @return the exit code: 0 done, 1 the data is damaged or what was asked cannot be done with it, 2 wrong usage
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        Streams streams = new Streams(in, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        CommandLine commandLine = new CommandLine(new Main(), new CommandFactory(streams));
        commandLine.setOut(Printers.of(out)).setErr(Printers.of(err));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setNegatableOptionTransformer(MysqlOptionNames.SKIP_FORM);
        commandLine.setParameterExceptionHandler((e, _) -> usageError(e, streams));
        commandLine.setExecutionExceptionHandler((e, _, result) -> failure(e, streams, result.originalArgs().contains(DEBUG)));
        return commandLine.execute(MysqlOptionNames.normalise(args));
    }

    private static int usageError(CommandLine.ParameterException e, Streams streams) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        streams.err().println(command + ": " + e.getMessage().replace('\n', ' ') + " (see " + command + " --help)");
        return ExitCode.USAGE;
    }

    private static int failure(Exception e, Streams streams, boolean debug) throws Exception {
        if (debug) {
            e.printStackTrace(streams.err());
        }
        return switch (e) {
            case UncheckedIOException output when isClosedPipe(output.getCause()) -> ExitCode.OK;
            case UncheckedIOException output -> error(streams, "writing failed: " + output.getCause().getMessage());
            case MalformedBinlogException malformed -> error(streams, malformed.getMessage());
            case OutputRefusedException refused -> error(streams, refused.getMessage());
            case FilterSyntaxException filter -> {
                streams.err().println("ERROR: " + filter.getMessage() + "\n" + filter.pointedOut());
                yield ExitCode.USAGE;
            }
            case ArgumentException argument -> error(streams, argument.getMessage());
            case IOException unreadable -> error(streams, unreadable.getMessage());
            default -> throw e;
        };
    }

    private static int error(Streams streams, String sentence) {
        streams.err().println("ERROR: " + sentence);
        return ExitCode.DATA;
    }

    private static boolean isClosedPipe(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("Broken pipe");
    }
}
