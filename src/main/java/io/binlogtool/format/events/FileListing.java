package io.binlogtool.format.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;

/// Writes one line a file: the columns of SHOW BINARY LOGS (`Log_name File_size Encrypted`), then the time and GTIDs that it covers.
public final class FileListing {

    private static final List<String> TITLES = List.of("Log_name", "File_size", "Encrypted", "Server_version", "In_use", "Events", "First_time",
            "Last_time", "Gtids");

    private final ByteSink out;
    private final boolean aligned;
    private final DateTimeFormatter time;
    private final List<List<String>> lines = new ArrayList<>();

    /// @param aligned whether columns are padded for a reader's eyes; else a tab separates them
    public FileListing(ByteSink out, boolean aligned, ZoneId zone) {
        this.out = out;
        this.aligned = aligned;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
        lines.add(TITLES);
    }

    public void add(FileSummary file) {
        String gtids = file.damage() == null ? file.gtids().text(",") : "# " + VisibleText.of(file.damage());
        lines.add(List.of(VisibleText.of(file.name()), Long.toString(file.size()), yesNo(file.encrypted()), file.serverVersion(), yesNo(file.inUse()),
                Long.toString(file.events()), time(file.firstTime()), time(file.lastTime()), file.encrypted() ? "" : gtids));
    }

    private static String yesNo(boolean value) {
        return value ? "Yes" : "No";
    }

    private String time(long seconds) {
        return seconds == 0 ? "" : time.format(Instant.ofEpochSecond(seconds));
    }

    /// Writes what was added.
    public void end() {
        int[] widths = new int[TITLES.size()];
        for (List<String> line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        for (List<String> line : lines) {
            for (int c = 0; c < widths.length; c++) {
                value(line.get(c), c == widths.length - 1, widths[c]);
            }
        }
    }

    private void value(String value, boolean last, int width) {
        if (aligned) {
            out.utf8(value);
            for (int i = value.length(); !last && i < width + 2; i++) {
                out.put(' ');
            }
        } else {
            try (ByteSink plain = new ByteSink()) {
                plain.put(value.getBytes(StandardCharsets.UTF_8));
                BatchText.write(out, plain);
            }
        }
        if (last) {
            out.put('\n');
        } else if (!aligned) {
            out.put('\t');
        }
    }
}
