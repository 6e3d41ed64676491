package io.binlogtool.format.stats.render;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

/// A report for people at a terminal: aligned tables in human units; with graphics, a bar a row and a sparkline of the time line.
public final class TableReport {

    private static final String GAP = "  ";
    private static final int BAR_WIDTH = 20;
    private static final int SHORTEST_BAR = 5;
    /// What must be seen of a text.
    private static final int SHORTEST_TEXT = 12;
    /// Left out only if it says the same in all rows.
    private static final String LOG = "log";
    private static final List<String> LEAST_MISSED = List.of("update_image_bytes", "unchanged_bytes", "first_change", "compressed_bytes",
            "uncompressed_bytes", "checksum", "row_events", "p999", "per_second", "database", "last_change", "events", "unchanged_share",
            "statements", "server_version", "unreadable_bytes", "gtids", "transactions", "share", "time", LOG, "p90", "rows", "tables", "first_time");
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String SPARKS = "▁▂▃▄▅▆▇█";

    private final ByteSink out;
    private final HumanUnits units;
    private final boolean graphics;
    private final int screenWidth;
    private final int top;

    /// @param graphics whether to draw bars
    /// @param screenWidth what lines are made to fit, in characters; at least 1
    /// @param top how many tables and threads to show
    public TableReport(ByteSink out, ZoneId zone, boolean graphics, int screenWidth, int top) {
        this.out = out;
        this.units = new HumanUnits(zone);
        this.graphics = graphics;
        this.screenWidth = screenWidth;
        this.top = top;
    }

    public void write(Report report) {
        boolean first = true;
        for (Section section : report.sections()) {
            if (section.rows().isEmpty()) {
                continue;
            }
            out.utf8((first ? "" : "\n") + section.kind().title() + "\n");
            first = false;
            if (section.kind() == Section.Kind.FILES && section.rows().size() == 1) {
                record(section);
            } else {
                table(section);
            }
        }
    }

    /// The only row, one value a line.
    private void record(Section section) {
        int width = section.columns().stream().mapToInt(String::length).max().orElse(0);
        List<Value> row = section.rows().getFirst();
        for (int c = 0; c < row.size(); c++) {
            String text = units.text(row.get(c));
            if (!text.isEmpty()) {
                out.utf8(GAP + padRight(section.columns().get(c), width) + GAP + text + "\n");
            }
        }
    }

    private void table(Section section) {
        boolean limited = section.kind() == Section.Kind.TABLES || section.kind() == Section.Kind.THREADS;
        List<List<Value>> rows = limited && section.rows().size() > top ? section.rows().subList(0, top) : section.rows();
        List<List<String>> texts = new ArrayList<>();
        texts.add(section.columns());
        rows.forEach(row -> texts.add(row.stream().map(units::text).toList()));
        boolean[] shown = shownColumns(texts);
        int[] widths = widths(texts);
        int[] least = leastWidths(section, texts, widths);
        boolean[] right = new boolean[widths.length];
        for (int c = 0; c < right.length; c++) {
            right[c] = section.isNumber(c);
        }
        List<String> leftOut = leaveOut(texts, shown, least);
        shorten(shown, widths, least);
        int free = screenWidth - total(shown, widths) - GAP.length();
        int barWidth = Math.min(BAR_WIDTH, free);
        double largest = section.measured() < 0 ? 0
                : section.rows().stream().mapToDouble(row -> row.get(section.measured()).measure()).max().orElse(0);
        for (int r = 0; r < texts.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < shown.length; c++) {
                if (shown[c]) {
                    String text = shortened(texts.get(r).get(c), widths[c], section.columns().get(c));
                    line.append(GAP).append(right[c] ? " ".repeat(widths[c] - text.length()) + text : padRight(text, widths[c]));
                }
            }
            if (graphics && largest > 0 && r > 0 && barWidth >= SHORTEST_BAR) {
                line.append(GAP).append(bar(rows.get(r - 1).get(section.measured()).measure() / largest, barWidth));
            }
            out.utf8(line.toString().stripTrailing() + "\n");
        }
        if (rows.size() < section.rows().size()) {
            out.utf8(GAP + "… and " + (section.rows().size() - rows.size()) + " more\n");
        }
        if (!leftOut.isEmpty()) {
            wrapped("… too narrow for " + String.join(", ", leftOut));
        }
        if (graphics && section.kind() == Section.Kind.INTERVALS && rows.size() > 1) {
            sparkline(section, largest);
        }
    }

    /// How narrow each column may become: texts can be shortened, numbers and times not.
    private static int[] leastWidths(Section section, List<List<String>> texts, int[] widths) {
        int[] least = widths.clone();
        for (int c = 0; c < widths.length; c++) {
            if (section.isText(c)) {
                String column = section.columns().get(c);
                int shortest = SHORTEST_TEXT;
                for (List<String> row : texts.subList(1, texts.size())) {
                    shortest = Math.max(shortest, 1 + keptEnd(row.get(c), 0, column));
                }
                least[c] = Math.min(widths[c], Math.max(column.length(), shortest));
            }
        }
        return least;
    }

    /// Hides columns that people miss least, until the rest fits the screen; returns their names.
    private List<String> leaveOut(List<List<String>> texts, boolean[] shown, int[] least) {
        List<String> leftOut = new ArrayList<>();
        for (String column : LEAST_MISSED) {
            int c = texts.getFirst().indexOf(column);
            if (c >= 0 && shown[c] && total(shown, least) > screenWidth && !(column.equals(LOG) && differs(texts, c))) {
                shown[c] = false;
                leftOut.add(column);
            }
        }
        return leftOut;
    }

    private static boolean differs(List<List<String>> texts, int column) {
        return texts.stream().skip(1).map(row -> row.get(column)).distinct().count() > 1;
    }

    /// Takes from the widest columns that can be shortened what the screen lacks.
    private void shorten(boolean[] shown, int[] widths, int[] least) {
        for (int excess = total(shown, widths) - screenWidth; excess > 0; excess--) {
            int widest = -1;
            for (int c = 0; c < widths.length; c++) {
                if (shown[c] && widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /// A text in so many characters, with what is too much left out of its middle.
    private static String shortened(String text, int width, String column) {
        if (text.length() <= width) {
            return text;
        }
        int end = keptEnd(text, (width - 1) / 2, column);
        return withoutHalf(text.substring(0, width - 1 - end), "…", text.substring(text.length() - end));
    }

    /// How much of the end of a text is kept: the whole last number of GTIDs, nothing of a statement.
    private static int keptEnd(String text, int half, String column) {
        return switch (column) {
            case "gtid", "gtids" -> text.length() - Math.max(0, text.lastIndexOf(':'));
            case "statement" -> 0;
            default -> half;
        };
    }

    /// Both parts, but for half a surrogate pair where one was cut.
    private static String withoutHalf(String start, String between, String end) {
        boolean cutStart = !start.isEmpty() && Character.isHighSurrogate(start.charAt(start.length() - 1));
        boolean cutEnd = !end.isEmpty() && Character.isLowSurrogate(end.charAt(0));
        return (cutStart ? start.substring(0, start.length() - 1) : start) + between + (cutEnd ? end.substring(1) : end);
    }

    /// Text in as many lines as it takes.
    private void wrapped(String text) {
        StringBuilder line = new StringBuilder(GAP);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > screenWidth && !line.toString().isBlank()) {
                out.utf8(line.toString().stripTrailing() + "\n");
                line = new StringBuilder(GAP + GAP);
            }
            line.append(word).append(' ');
        }
        out.utf8(line.toString().stripTrailing() + "\n");
    }

    private static int[] widths(List<List<String>> texts) {
        int[] widths = new int[texts.getFirst().size()];
        for (List<String> row : texts) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return widths;
    }

    private static int total(boolean[] shown, int[] widths) {
        int total = 0;
        for (int c = 0; c < widths.length; c++) {
            total += shown[c] ? GAP.length() + widths[c] : 0;
        }
        return total;
    }

    /// Columns that say something in at least one row.
    private static boolean[] shownColumns(List<List<String>> texts) {
        boolean[] shown = new boolean[texts.getFirst().size()];
        for (List<String> row : texts.subList(1, texts.size())) {
            for (int c = 0; c < shown.length; c++) {
                shown[c] |= !row.get(c).isEmpty();
            }
        }
        return shown;
    }

    private static String bar(double part, int width) {
        int eighths = (int) Math.round(part * width * 8);
        int rest = eighths % 8;
        return "█".repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.substring(rest, rest + 1));
    }

    /// One character an interval; if there are more than fit the screen, one for the largest of several.
    private void sparkline(Section section, double largest) {
        long first = from(section.rows().getFirst());
        long width = (long) section.rows().getFirst().get(section.columns().indexOf("length")).measure() / 1_000_000;
        long intervals = (from(section.rows().getLast()) - first) / width + 1;
        int cells = (int) Math.min(intervals, Math.max(1, screenWidth - GAP.length()));
        char[] line = " ".repeat(cells).toCharArray();
        for (List<Value> row : section.rows()) {
            int cell = (int) ((from(row) - first) / width * cells / intervals);
            double part = row.get(section.measured()).measure() / largest;
            // The characters are in the order of their height, the blank is below all.
            line[cell] = (char) Math.max(line[cell], SPARKS.charAt((int) Math.min(SPARKS.length() - 1, part * SPARKS.length())));
        }
        out.utf8(GAP + new String(line) + "\n");
        if (cells < intervals) {
            wrapped("each the largest of up to " + units.text(new Value.Count(Math.ceilDiv(intervals, cells))) + " intervals");
        }
    }

    private static long from(List<Value> row) {
        return (long) row.getFirst().measure();
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
