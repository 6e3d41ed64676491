package io.binlogtool.cli.option;

/// Options of mysqlbinlog that change nothing here, so that scripts written for it go on working, and those that are about a server,
/// which are refused.
public final class IgnoredOptions {

    private static final String[] FLAGS = {"-f", "--force-read", "--no-defaults", "-t", "--to-last-log", "--stop-never"};
    private static final String[] WITH_VALUE = {"--character-sets-dir", "--open-files-limit", "--binlog-row-event-max-size", "--defaults-file",
        "--defaults-extra-file", "--defaults-group-suffix", "--login-path"};
    private static final String[] SERVER_FLAGS = {"-R", "--read-from-remote-server", "-C", "--compress", "--get-server-public-key"};
    private static final String[] SERVER_OPTIONS = {"--read-from-remote-source", "--read-from-remote-master", "-u", "--user", "-p",
        "--password", "-P", "--port", "-S", "--socket", "--protocol", "--compression-algorithms", "--ssl-mode", "--default-auth", "--plugin-dir",
        "--stop-never-slave-server-id", "--connection-server-id", "--server-public-key-path", "--bind-address"};

    private boolean aboutServer;
    private boolean host;
    private boolean raw;

    public IgnoredOptions(Options options) {
        options.add(FLAGS)
                .describe("Accepted without effect, for scripts written for mysqlbinlog; so are --character-sets-dir, --open-files-limit, "
                        + "--binlog-row-event-max-size, --defaults-file and --defaults-extra-file.")
                .plainFlag(_ -> { });
        options.add(WITH_VALUE).hidden().text(_ -> { });
        options.add(SERVER_FLAGS).hidden().plainFlag(_ -> aboutServer = true);
        options.add("-h", "--host").hidden().given(() -> host = true);
        options.add(SERVER_OPTIONS).hidden().given(() -> aboutServer = true);
        options.add("--raw").hidden().plainFlag(value -> raw = value);
    }

    /// Ends the command if an option about a server was given.
    public void refuse() {
        if (aboutServer || host) {
            throw new UsageException("this tool reads files only, it does not connect to a server"
                    + (host ? " (-h is --host, as for mysqlbinlog; --help shows help)" : ""));
        }
        if (raw) {
            throw new ArgumentException("The --raw flag requires one of --read-from-remote-source or --read-from-remote-server");
        }
    }
}
