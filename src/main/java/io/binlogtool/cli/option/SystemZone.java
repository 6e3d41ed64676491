package io.binlogtool.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/// The time zone of the system: what the environment variable TZ names, else what `/etc/localtime` is a link to, as for every C program.
///
/// UTC, which most servers have, is told without the JDK's tables of zones: those take longer to load than a small log takes to print.
final class SystemZone {

    private static final Set<String> UTC = Set.of("UTC", "UTC0", "Etc/UTC", ":UTC", ":Etc/UTC");
    private static final Path LOCAL_TIME = Path.of("/etc/localtime");
    private static final Path UTC_FILE = Path.of("UTC");

    private SystemZone() {
    }

    static ZoneId get() {
        return isUtc() ? ZoneId.ofOffset("UTC", ZoneOffset.UTC) : ZoneId.systemDefault();
    }

    private static boolean isUtc() {
        if (System.getProperty("user.timezone") != null) {
            return false;
        }
        String variable = System.getenv("TZ");
        if (variable != null) {
            return variable.isEmpty() || UTC.contains(variable);
        }
        try {
            return Files.isSymbolicLink(LOCAL_TIME) && Files.readSymbolicLink(LOCAL_TIME).endsWith(UTC_FILE);
        } catch (IOException e) {
            return false; // the JDK knows other ways
        }
    }
}
