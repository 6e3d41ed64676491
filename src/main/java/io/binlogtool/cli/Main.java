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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.binlogtool.cli.option.ArgumentException;
import io.binlogtool.cli.option.MysqlOptionNames;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.UsageException;
import io.binlogtool.cli.terminal.Printers;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.cli.terminal.Terminals;
import io.binlogtool.filter.FilterSyntaxException;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.MalformedBinlogException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `binlogtool`: picks the command and turns whatever ends it into an exit code and one sentence on standard error.
public final class Main {

    private static final String NAME = "binlogtool";
    private static final List<String> COMMANDS = List.of("dump", "events", "stats", "sql", "rollback", "verify");
    private static final String DEBUG = "--debug";
    /// Begins what is said of a mistake of this program.
    static final String INTERNAL_ERROR = "internal error, a mistake of this program: ";
    private static final String HELP = "--help";
    private static final String HELP_WORD = "help";
    private static final String HELP_LETTER = "-?";
    private static final int HELP_WIDTH = 120;

    /// Options are declared by code, so all that picocli has to make are the lists of repeated ones. Its own factory would first look for Groovy, in
    /// vain, and for that open every jar there is.
    private static final CommandLine.IFactory FACTORY = new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    };

    private final Streams streams;

    private Main(Streams streams) {
        this.streams = streams;
    }

    public static void main(String[] args) {
        // What is printed is in English, and its digits are ASCII, wherever the user is.
        Locale.setDefault(Locale.ROOT);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        int code = run(args, new FileInputStream(FileDescriptor.in), out, new FileOutputStream(FileDescriptor.err), Terminals.ofProcess());
        // Everything is flushed, and nothing waits for the end: an orderly exit would only take time.
        Runtime.getRuntime().halt(code);
    }

    /// Runs one command line.
    ///
    /// @return the exit code: 0 done, 1 the data is damaged or what was asked cannot be done with it, 2 wrong usage
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        return run(args, in, out, err, Terminals.NONE);
    }

    private static int run(String[] args, InputStream in, OutputStream out, OutputStream err, Terminals terminals) {
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Main(new Streams(in, out, messages, terminals)).run(MysqlOptionNames.normalise(withoutHelpWord(args)));
    }

    /// `help dump` is `dump --help`.
    private static String[] withoutHelpWord(String[] args) {
        if (args.length == 0 || !args[0].equals(HELP_WORD)) {
            return args;
        }
        if (args.length == 1) {
            return new String[] {HELP};
        }
        return COMMANDS.contains(args[1]) ? new String[] {args[1], HELP} : new String[] {args[1]};
    }

    private int run(String[] args) {
        // Only the command at hand is made: describing all of them would be felt at every start.
        boolean isCommand = args.length > 0 && COMMANDS.contains(args[0]);
        CommandLine commandLine = new CommandLine(isCommand ? spec(args[0], NAME + " " + args[0], asksForHelp(args)) : rootSpec(), FACTORY);
        commandLine.setOut(Printers.of(streams.out())).setErr(Printers.of(streams.err()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setNegatableOptionTransformer(MysqlOptionNames.SKIP_FORM);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler((e, _) -> usageError(e));
        commandLine.setExecutionExceptionHandler((e, _, result) -> failure(e, result.originalArgs().contains(DEBUG)));
        try {
            return commandLine.execute(isCommand ? Arrays.copyOfRange(args, 1, args.length) : args);
        } catch (OutOfMemoryError e) {
            return error("there is not enough memory (" + e.getMessage() + "); BINLOGTOOL_OPTS=-Xmx2g would give 2 GB");
        } catch (InternalError e) {
            // What the JVM throws where a mapped file has become shorter; a run over logs says which it was.
            return error("a file was cut while it was being read (" + e.getMessage() + ")");
        }
    }

    private static boolean asksForHelp(String[] args) {
        List<String> given = Arrays.asList(args);
        return given.contains(HELP) || given.contains(HELP_LETTER);
    }

    private Command command(String name) {
        return switch (name) {
            case "dump" -> new DumpCommand(streams);
            case "events" -> new EventsCommand(streams);
            case "stats" -> new StatsCommand(streams);
            case "sql" -> new SqlCommand(streams);
            case "rollback" -> new RollbackCommand(streams);
            case "verify" -> new VerifyCommand(streams);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private CommandSpec spec(String name, String shownName, boolean forHelp) {
        Command command = command(name);
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) command::run, FACTORY).name(shownName);
        spec.usageMessage().description(command.description()).footer(command.examples()).sortOptions(false)
                .customSynopsis(shownName + " [OPTION]... FILE...");
        spec.versionProvider(new VersionProvider());
        Options options = new Options(spec, forHelp);
        command.declare(options);
        options.section("Besides:");
        options.add(HELP_LETTER, HELP).describe("Show this help and exit.").help();
        options.add("-V", "--version").describe("Show the version and exit.").version();
        options.add(DEBUG).describe("Show where in the code an error comes from.").plainFlag(_ -> { });
        options.endSection();
        return spec;
    }

    private CommandSpec rootSpec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) this::missingCommand, FACTORY).name(NAME);
        spec.usageMessage().description("Reads MySQL and MariaDB binary logs, without a server.").synopsisSubcommandLabel("COMMAND")
                .footer("", "Examples:",
                        "  binlogtool dump mysql-bin.000007 | mysql",
                        "  binlogtool dump -vv --base64-output=decode-rows mysql-bin.000007 | less",
                        "", "`binlogtool COMMAND --help` tells about one command.");
        spec.versionProvider(new VersionProvider());
        Options options = new Options(spec, false);
        options.add(HELP_LETTER, "-h", HELP).describe("Show this help and exit.").help();
        options.add("-V", "--version").describe("Show the version and exit.").version();
        for (String name : COMMANDS) {
            spec.addSubcommand(name, spec(name, name, false));
        }
        return spec;
    }

    private int missingCommand() {
        streams.err().println(NAME + ": a command is missing: " + String.join(", ", COMMANDS) + " (see " + NAME + " --help)");
        return ExitCode.USAGE;
    }

    private int usageError(CommandLine.ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = e instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched(unmatched) : e.getMessage().replace('\n', ' ');
        streams.err().println(command + ": " + message + " (see " + command + " --help)");
        return ExitCode.USAGE;
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        boolean isCommand = e.getCommandLine().getCommandSpec().name().equals(NAME) && !e.isUnknownOption();
        String message = isCommand ? "there is no command '" + word + "'" : e.getMessage().replace('\n', ' ');
        return e.getSuggestions().stream().max(Comparator.comparingInt(suggestion -> commonStart(suggestion, word)))
                .map(suggestion -> message + "; did you mean " + suggestion + "?").orElse(message);
    }

    private static int commonStart(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private int failure(Exception e, boolean debug) {
        if (debug) {
            e.printStackTrace(streams.err());
        }
        return switch (e) {
            case UncheckedIOException output when isClosedPipe(output.getCause()) -> ExitCode.OK;
            case UncheckedIOException output -> error("writing failed: " + output.getCause().getMessage());
            case MalformedBinlogException malformed -> error(malformed.getMessage());
            case OutputRefusedException refused -> error(refused.getMessage());
            case FilterSyntaxException filter -> {
                streams.err().println("ERROR: " + filter.getMessage() + "\n" + filter.pointedOut());
                yield ExitCode.USAGE;
            }
            case ArgumentException argument -> error(argument.getMessage());
            case UsageException usage -> {
                streams.err().println(NAME + ": " + usage.getMessage());
                yield ExitCode.USAGE;
            }
            case IOException unreadable -> error(unreadable.getMessage());
            default -> error(INTERNAL_ERROR + e + (debug ? "" : " (" + DEBUG + " shows where)"));
        };
    }

    private int error(String sentence) {
        streams.error(sentence);
        return ExitCode.DATA;
    }

    private static boolean isClosedPipe(IOException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
