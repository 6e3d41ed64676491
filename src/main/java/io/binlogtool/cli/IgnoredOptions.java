package io.binlogtool.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options of mysqlbinlog that change nothing here, so that scripts written for it go on working, and those that are about a server,
/// which are refused.
final class IgnoredOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"-f", "--force-read", "--no-defaults", "-t", "--to-last-log", "--stop-never"},
            description = "Accepted without effect, for scripts written for mysqlbinlog; so are --character-sets-dir, --open-files-limit, "
                    + "--binlog-row-event-max-size, --defaults-file and --defaults-extra-file.")
    private boolean ignoredFlag;

    @Option(names = {"--character-sets-dir", "--open-files-limit", "--binlog-row-event-max-size", "--defaults-file", "--defaults-extra-file",
        "--defaults-group-suffix", "--login-path"}, hidden = true)
    private String ignoredValue;

    @Option(names = {"-R", "--read-from-remote-server", "--read-from-remote-source", "--read-from-remote-master", "-h", "--host", "-u", "--user",
        "-p", "--password", "-P", "--port", "-S", "--socket", "--protocol", "-C", "--compress", "--compression-algorithms", "--ssl-mode",
        "--default-auth", "--plugin-dir", "--stop-never-slave-server-id", "--connection-server-id", "--get-server-public-key",
        "--server-public-key-path", "--bind-address"}, hidden = true, arity = "0..1")
    void refuseServer(String ignored) {
        throw new ParameterException(spec.commandLine(), "this tool reads files only, it does not connect to a server");
    }

    @Option(names = "--raw", hidden = true)
    void refuseRaw(boolean ignored) {
        throw new ArgumentException("The --raw flag requires one of --read-from-remote-source or --read-from-remote-server");
    }
}
