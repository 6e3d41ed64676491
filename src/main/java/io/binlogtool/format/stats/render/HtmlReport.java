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
    private static final int TOP = 20;
    private static final int AXIS = 24;
    /// Texts beyond this are broken into lines.
    private static final int LONG_TEXT = 44;
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
        figures(report);
        for (Section section : report.sections()) {
            if (section.rows().isEmpty()) {
                continue;
            }
            out.utf8("<section id=\"" + section.kind().key() + "\"><h2>" + section.kind().title() + "</h2>\n");
            switch (section.kind()) {
                case INTERVALS -> timeLine(section);
                case TABLES -> bars(section, "table");
                case LARGEST -> bars(section, "position");
                case FILES, TYPES, TRANSACTIONS, LONGEST, STATEMENTS, BURSTS, REPLICATION, SERVERS, DDL, THREADS, USERS -> { }
            }
            if (section.kind() == Section.Kind.FILES && section.rows().size() == 1) {
                pairs(section);
            } else if (section.kind() == Section.Kind.INTERVALS) {
                out.utf8("<details><summary>All " + section.rows().size() + " intervals</summary>\n");
                table(section);
                out.utf8("</details>\n");
            } else {
                table(section);
            }
            out.utf8("</section>\n");
        }
        out.utf8("</body></html>\n");
    }

    /// What the logs hold in all, as far as the report says.
    private void figures(Report report) {
        out.utf8("<dl class=\"figures\">\n");
        report.section(Section.Kind.FILES).ifPresent(files -> {
            if (files.rows().size() > 1) {
                figure("logs", new Value.Count(files.rows().size()));
            }
            figure("size", new Value.Size((long) sum(files, "size")));
            figure("events", new Value.Count((long) sum(files, "events")));
        });
        report.section(Section.Kind.TRANSACTIONS).filter(section -> !section.rows().isEmpty()).ifPresent(transactions -> {
            figure("transactions", new Value.Count((long) number(transactions, transactions.rows().getFirst(), "transactions")));
            figure("per second", transactions.rows().getFirst().get(transactions.columns().indexOf("per_second")));
        });
        report.section(Section.Kind.TABLES).ifPresent(tables -> {
            figure("rows changed", new Value.Count((long) sum(tables, "rows")));
            figure("tables", new Value.Count(tables.rows().size()));
        });
        out.utf8("</dl>\n");
    }

    private void figure(String name, Value value) {
        out.utf8("<div><dt>" + name + "</dt><dd>" + escaped(units.text(value)) + "</dd></div>\n");
    }

    private static double sum(Section section, String column) {
        return section.rows().stream().mapToDouble(row -> number(section, row, column)).sum();
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
        for (int quarter = 1; quarter <= 4; quarter++) {
            gridLine(LINE_HEIGHT - quarter * (LINE_HEIGHT - TOP) / 4);
        }
        for (List<Value> row : section.rows()) {
            double height = Math.max(1, number(section, row, "bytes") / Math.max(1, largest) * (LINE_HEIGHT - TOP));
            double barWidth = Math.max(1, column - Math.min(2, column / 5));
            double x = Math.min(((long) number(section, row, "from") - first) / width * column, CHART_WIDTH - barWidth);
            boolean peak = number(section, row, "peak") != 0;
            out.utf8(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s</title></rect>\n",
                    peak ? "peak" : "bar", x, LINE_HEIGHT - height, barWidth, height, describe(section, row)));
        }
        gridLine(LINE_HEIGHT);
        text(0, TOP - 5, "start", units.text(new Value.Size((long) largest)) + " in " + units.text(new Value.Duration(width * 1_000_000)));
        text(0, LINE_HEIGHT + AXIS - 6, "start", units.text(new Value.Time(first)));
        text(CHART_WIDTH, LINE_HEIGHT + AXIS - 6, "end", units.text(new Value.Time(last + width)));
        out.utf8("</svg>\n");
    }

    private void gridLine(int y) {
        out.utf8("<line class=\"axis\" x1=\"0\" y1=\"" + y + "\" x2=\"" + CHART_WIDTH + "\" y2=\"" + y + "\"/>\n");
    }

    /// One horizontal bar a row, for the first rows.
    private void bars(Section section, String labelled) {
        List<List<Value>> rows = section.rows().subList(0, Math.min(CHART_ROWS, section.rows().size()));
        double largest = rows.stream().mapToDouble(row -> row.get(section.measured()).measure()).max().orElse(1);
        svg(rows.size() * BAR_HEIGHT, section.kind().title());
        int y = 0;
        for (List<Value> row : rows) {
            double width = Math.max(1, row.get(section.measured()).measure() / Math.max(1, largest)
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

    /// The only row of a section, a line a column.
    private void pairs(Section section) {
        out.utf8("<table><tbody>\n");
        List<Value> row = section.rows().getFirst();
        for (int c = 0; c < row.size(); c++) {
            String value = units.text(row.get(c));
            if (!value.isEmpty()) {
                out.utf8("<tr><th>" + title(section.columns().get(c)) + "</th><td class=\"text\">" + escaped(value) + "</td></tr>\n");
            }
        }
        out.utf8("</tbody></table>\n");
    }

    private void table(Section section) {
        out.utf8("<div class=\"wide\"><table><thead><tr>");
        for (int c = 0; c < section.columns().size(); c++) {
            out.utf8((section.isNumber(c) ? "<th class=\"number\">" : "<th>") + title(section.columns().get(c)) + "</th>");
        }
        out.utf8("</tr></thead><tbody>\n");
        for (List<Value> row : section.rows()) {
            out.utf8("<tr>");
            for (Value value : row) {
                String text = units.text(value);
                String kind = value.isNumber() ? " class=\"number\"" : text.length() > LONG_TEXT ? " class=\"text\"" : "";
                out.utf8("<td" + kind + ">" + escaped(text) + "</td>");
            }
            out.utf8("</tr>\n");
        }
        out.utf8("</tbody></table></div>\n");
    }

    private static double number(Section section, List<Value> row, String column) {
        return row.get(section.columns().indexOf(column)).measure();
    }

    private static String title(String column) {
        return column.replace('_', ' ');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
