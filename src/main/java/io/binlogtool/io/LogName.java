package io.binlogtool.io;

import java.util.regex.Pattern;

/// The name of a log file without its folder. A server gives its logs one name with a number behind it, `binlog.000009`, which counts up.
///
/// @param name all of it, without the `.gz` or `.zst` of a compressed copy
/// @param base up to the number, the dot included; empty if the name does not end in one
/// @param number the number; 0 if there is none
public record LogName(String name, String base, long number) {

    /// More digits are no number of a log.
    private static final int MAX_DIGITS = 18;
    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|zst)$");

    /// The name of the log at `path`, which may come from a log and be the name of no file.
    public static LogName of(String path) {
        String name = COMPRESSED.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
        int dot = name.lastIndexOf('.');
        String digits = name.substring(dot + 1);
        boolean numbered = dot >= 0 && !digits.isEmpty() && digits.length() <= MAX_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return numbered ? new LogName(name, name.substring(0, dot + 1), Long.parseLong(digits)) : new LogName(name, "", 0);
    }

    /// Whether both are numbered names of one server, as far as names can tell.
    public boolean isOfSameSeries(LogName other) {
        return !base.isEmpty() && base.equals(other.base);
    }

    /// What the server calls the log after this one; only of a numbered name. `binlog.000009` becomes `binlog.000010`.
    public String next() {
        return base + String.format("%0" + (name.length() - base.length()) + "d", number + 1);
    }
}
