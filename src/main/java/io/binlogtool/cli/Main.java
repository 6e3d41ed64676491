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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.binlogtool.cli.option.ArgumentException;
import io.binlogtool.cli.option.MysqlOptionNames;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.UsageException;
import io.binlogtool.cli.terminal.Printers;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.cli.terminal.Terminals;
import io.binlogtool.filter.NearestName;
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
    private static final String SHORT_HELP = "-h";
    private static final int HELP_WIDTH = 120;
    private static final int LEAST_HELP_WIDTH = 80;

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
        return new Main(new Streams(in, out, messages, terminals)).run(MysqlOptionNames.normalise(withHelpOption(args)));
    }

    /// `help dump` is `dump --help`, and so is `dump -h`, where mysqlbinlog's `-h HOST` would have a host.
    private static String[] withHelpOption(String[] args) {
        if (args.length == 2 && args[1].equals(SHORT_HELP)) {
            return new String[] {args[0], HELP};
        }
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
        if (!isCommand && args.length > 0 && !args[0].startsWith("-")) {
            return usageError(NAME, "there is no command '" + args[0] + "'" + didYouMean(args[0], COMMANDS) + seeHelp(NAME));
        }
        CommandLine commandLine = new CommandLine(isCommand ? spec(args[0], NAME + " " + args[0], asksForHelp(args)) : rootSpec(), FACTORY);
        commandLine.setOut(Printers.of(streams.out())).setErr(Printers.of(streams.err()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        if (asksForHelp(args)) {
            commandLine.setUsageHelpWidth(Math.clamp(streams.outWidth(), LEAST_HELP_WIDTH, HELP_WIDTH));
        }
        commandLine.setNegatableOptionTransformer(MysqlOptionNames.SKIP_FORM);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler((e, _) -> wrongArguments(e));
        commandLine.setExecutionExceptionHandler((e, called, result) -> failure(e, called.getCommandSpec().qualifiedName(),
                result.originalArgs().contains(DEBUG)));
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
        return given.contains(HELP) || given.contains(HELP_LETTER) || given.contains(SHORT_HELP);
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
        boolean isHost = spec.optionsMap().containsKey(SHORT_HELP);
        (isHost ? options.add(HELP_LETTER, HELP) : options.add(HELP_LETTER, SHORT_HELP, HELP)).describe("Show this help and exit.").help();
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
        options.add(HELP_LETTER, SHORT_HELP, HELP).describe("Show this help and exit.").help();
        options.add("-V", "--version").describe("Show the version and exit.").version();
        for (String name : COMMANDS) {
            spec.addSubcommand(name, spec(name, name, false));
        }
        return spec;
    }

    private int missingCommand() {
        return usageError(NAME, "a command is missing: " + String.join(", ", COMMANDS) + seeHelp(NAME));
    }

    private int usageError(String command, String message) {
        streams.err().println(command + ": " + message);
        return ExitCode.USAGE;
    }

    private static String seeHelp(String command) {
        return " (see " + command + " " + HELP + ")";
    }

    private static String didYouMean(String given, Collection<String> names) {
        return NearestName.of(given, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    private int wrongArguments(CommandLine.ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String hint = e instanceof CommandLine.UnmatchedArgumentException unmatched ? hint(unmatched.getUnmatched().getFirst(), spec) : "";
        return usageError(spec.qualifiedName(), e.getMessage().replace('\n', ' ') + hint + seeHelp(spec.qualifiedName()));
    }

    /// What an unknown option may be meant to be.
    private String hint(String unknown, CommandSpec spec) {
        String name = optionName(unknown);
        String commands = COMMANDS.stream().filter(command -> isShown(spec(command, command, false).optionsMap().get(name)))
                .collect(Collectors.joining(", "));
        if (!commands.isEmpty()) {
            return "; it is an option of " + commands;
        }
        return didYouMean(name, spec.optionsMap().entrySet().stream().filter(option -> isShown(option.getValue())).map(Map.Entry::getKey).toList());
    }

    /// Without its value, or other letters behind the same hyphen.
    private static String optionName(String given) {
        return given.startsWith("--") ? given.split("=", 2)[0] : given.substring(0, Math.min(given.length(), HELP_LETTER.length()));
    }

    private static boolean isShown(CommandLine.Model.OptionSpec option) {
        return option != null && !option.hidden();
    }

    private int failure(Exception e, String command, boolean debug) {
        if (debug) {
            e.printStackTrace(streams.err());
        }
        return switch (e) {
            case UncheckedIOException output when isClosedPipe(output.getCause()) -> ExitCode.OK;
            case UncheckedIOException output -> error("writing failed: " + output.getCause().getMessage());
            case MalformedBinlogException malformed -> error(malformed.getMessage());
            case OutputRefusedException refused -> error(refused.getMessage());
            case UsageException usage -> usageError(command, usage.getMessage());
            // The exit code is mysqlbinlog's.
            case ArgumentException argument -> {
                usageError(command, argument.getMessage());
                yield ExitCode.DATA;
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
