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
    /// What must be seen of a text in the last column.
    private static final int SHORTEST_TEXT = 16;
    private static final List<String> LEAST_MISSED = List.of("update_image_bytes", "unchanged_bytes", "first_change", "events", "last_change",
            "transactions", "share", "gtid", "thread");
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
            if (section.kind() == Section.Kind.FILES) {
                records(section);
            } else {
                table(section);
            }
        }
    }

    /// One value a line, for rows that are too long for one.
    private void records(Section section) {
        int width = section.columns().stream().mapToInt(String::length).max().orElse(0);
        for (List<Value> row : section.rows()) {
            for (int c = 0; c < row.size(); c++) {
                String text = units.text(row.get(c));
                if (!text.isEmpty()) {
                    out.utf8(GAP + padRight(section.columns().get(c), width) + GAP + text + "\n");
                }
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
        List<String> leftOut = leaveOut(section, shown, widths);
        int free = screenWidth - total(shown, widths) - GAP.length();
        int barWidth = Math.min(BAR_WIDTH, free);
        double largest = section.measured() < 0 ? 0
                : section.rows().stream().mapToDouble(row -> row.get(section.measured()).measure()).max().orElse(0);
        for (int r = 0; r < texts.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < shown.length; c++) {
                if (shown[c]) {
                    String text = texts.get(r).get(c);
                    boolean right = rows.getFirst().get(c).isNumber();
                    line.append(GAP).append(right ? " ".repeat(widths[c] - text.length()) + text : padRight(text, widths[c]));
                }
            }
            if (graphics && largest > 0 && r > 0 && barWidth >= SHORTEST_BAR) {
                line.append(GAP).append(bar(rows.get(r - 1).get(section.measured()).measure() / largest, barWidth));
            }
            out.utf8(cut(line.toString().stripTrailing()) + "\n");
        }
        if (rows.size() < section.rows().size()) {
            out.utf8(GAP + "… and " + (section.rows().size() - rows.size()) + " more\n");
        }
        if (!leftOut.isEmpty()) {
            out.utf8(cut(GAP + "… too narrow for " + String.join(", ", leftOut)) + "\n");
        }
        if (graphics && section.kind() == Section.Kind.INTERVALS && rows.size() > 1) {
            sparkline(section, largest);
        }
    }

    /// Hides columns that people miss least, until the rest fits the screen; returns their names.
    private List<String> leaveOut(Section section, boolean[] shown, int[] widths) {
        List<String> leftOut = new ArrayList<>();
        int last = widths.length - 1;
        int cuttable = section.rows().getFirst().get(last).isNumber() ? 0 : Math.max(0, widths[last] - SHORTEST_TEXT);
        for (String column : LEAST_MISSED) {
            int c = section.columns().indexOf(column);
            if (c >= 0 && shown[c] && total(shown, widths) - cuttable > screenWidth) {
                shown[c] = false;
                leftOut.add(column);
            }
        }
        return leftOut;
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

    private String cut(String line) {
        return line.length() <= screenWidth ? line : line.substring(0, screenWidth - 1) + "…";
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
            out.utf8(cut(GAP + "each the largest of up to " + units.text(new Value.Count(Math.ceilDiv(intervals, cells))) + " intervals") + "\n");
        }
    }

    private static long from(List<Value> row) {
        return (long) row.getFirst().measure();
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
