package io.binlogtool.format.stats.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

/// A report as one HTML page that needs nothing else: charts as inline SVG, light or dark as the reader's system is.
public final class HtmlReport {

    private static final int CHART_ROWS = 15;
    private static final int CHART_WIDTH = 900;
    private static final int LABEL_WIDTH = 260;
    private static final int BAR_HEIGHT = 22;
    private static final int LINE_HEIGHT = 180;
    private static final int AXIS = 24;
    private static final int VALUE_WIDTH = 110;

    private final ByteSink out;
    private final HumanUnits units;

    public HtmlReport(ByteSink out, ZoneId zone) {
        this.out = out;
        this.units = new HumanUnits(zone);
    }

    public void write(Report report) {
        out.utf8("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Binary logs</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n");
        out.utf8(style());
        out.utf8("</style></head><body>\n<h1>Binary logs</h1>\n");
        for (Section section : report.sections()) {
            if (section.rows().isEmpty()) {
                continue;
            }
            out.utf8("<section id=\"" + section.kind().key() + "\"><h2>" + section.kind().title() + "</h2>\n");
            switch (section.kind()) {
                case INTERVALS -> timeLine(section);
                case TABLES -> bars(section, "table");
                case LARGEST -> bars(section, "position");
                case FILES, TYPES, TRANSACTIONS, LONGEST, BURSTS, REPLICATION, SERVERS, DDL, THREADS, USERS -> { }
            }
            table(section);
            out.utf8("</section>\n");
        }
        out.utf8("</body></html>\n");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes by time: one column an interval, peaks in another colour.
    private void timeLine(Section section) {
        long width = (long) number(section, section.rows().getFirst(), "length") / 1_000_000;
        long first = (long) number(section, section.rows().getFirst(), "from");
        long last = (long) number(section, section.rows().getLast(), "from");
        long intervals = (last - first) / width + 1;
        double largest = section.rows().stream().mapToDouble(row -> number(section, row, "bytes")).max().orElse(1);
        double column = (double) CHART_WIDTH / intervals;
        svg(LINE_HEIGHT + AXIS, "Bytes by time");
        for (List<Value> row : section.rows()) {
            double height = Math.max(1, number(section, row, "bytes") / Math.max(1, largest) * LINE_HEIGHT);
            double x = ((long) number(section, row, "from") - first) / width * column;
            boolean peak = number(section, row, "peak") != 0;
            out.utf8(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s</title></rect>\n",
                    peak ? "peak" : "bar", x, LINE_HEIGHT - height, Math.max(1, column - Math.min(2, column / 5)), height, describe(section, row)));
        }
        out.utf8(String.format(Locale.ROOT, "<line class=\"axis\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", LINE_HEIGHT, CHART_WIDTH, LINE_HEIGHT));
        text(0, LINE_HEIGHT + AXIS - 6, "start", units.text(new Value.Time(first)));
        text(CHART_WIDTH, LINE_HEIGHT + AXIS - 6, "end", units.text(new Value.Time(last + width)));
        out.utf8("</svg>\n");
    }

    /// One horizontal bar a row, for the first rows.
    private void bars(Section section, String labelled) {
        List<List<Value>> rows = section.rows().subList(0, Math.min(CHART_ROWS, section.rows().size()));
        double largest = rows.stream().mapToDouble(row -> Measures.number(row.get(section.measured()))).max().orElse(1);
        svg(rows.size() * BAR_HEIGHT, section.kind().title());
        int y = 0;
        for (List<Value> row : rows) {
            double width = Math.max(1, Measures.number(row.get(section.measured())) / Math.max(1, largest)
                    * (CHART_WIDTH - LABEL_WIDTH - VALUE_WIDTH));
            text(LABEL_WIDTH - 8, y + BAR_HEIGHT - 7, "end", shortened(label(section, row, labelled)));
            out.utf8(String.format(Locale.ROOT, "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.2f\" height=\"%d\"><title>%s</title></rect>\n",
                    LABEL_WIDTH, y + 3, width, BAR_HEIGHT - 6, describe(section, row)));
            text(LABEL_WIDTH + width + 6, y + BAR_HEIGHT - 7, "start", units.text(row.get(section.measured())));
            y += BAR_HEIGHT;
        }
        out.utf8("</svg>\n");
    }

    private String label(Section section, List<Value> row, String labelled) {
        if (!labelled.equals("position")) {
            return units.text(row.get(section.columns().indexOf(labelled)));
        }
        return units.text(row.get(section.columns().indexOf("log"))) + " at " + (long) number(section, row, "position");
    }

    private static String shortened(String label) {
        int fits = 34;
        return label.length() <= fits ? label : "…" + label.substring(label.length() - fits + 1);
    }

    private void svg(int height, String name) {
        out.utf8("<svg viewBox=\"0 0 " + CHART_WIDTH + " " + height + "\" role=\"img\" aria-label=\"" + name + "\">\n");
    }

    private void text(double x, int y, String anchor, String text) {
        out.utf8(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped(text)));
    }

    private String describe(Section section, List<Value> row) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            String value = units.text(row.get(c));
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n").append(title(section.columns().get(c))).append(": ").append(value);
            }
        }
        return escaped(text.toString());
    }

    private void table(Section section) {
        out.utf8("<div class=\"wide\"><table><thead><tr>");
        List<Value> first = section.rows().getFirst();
        for (int c = 0; c < first.size(); c++) {
            out.utf8((HumanUnits.isNumber(first.get(c)) ? "<th class=\"number\">" : "<th>") + title(section.columns().get(c)) + "</th>");
        }
        out.utf8("</tr></thead><tbody>\n");
        for (List<Value> row : section.rows()) {
            out.utf8("<tr>");
            for (Value value : row) {
                out.utf8((HumanUnits.isNumber(value) ? "<td class=\"number\">" : "<td>") + escaped(units.text(value)) + "</td>");
            }
            out.utf8("</tr>\n");
        }
        out.utf8("</tbody></table></div>\n");
    }

    private static double number(Section section, List<Value> row, String column) {
        return Measures.number(row.get(section.columns().indexOf(column)));
    }

    private static String title(String column) {
        return column.replace('_', ' ');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
