package io.binlogtool.format.stats.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

/// A report in Prometheus' text exposition format, for the textfile collector of node_exporter. All metrics are gauges: they describe the logs that
/// were read, not a process.
public final class PrometheusReport {

    /// Those that there are metrics of.
    public static final Set<Section.Kind> SECTIONS = Set.of(Section.Kind.FILES, Section.Kind.TABLES, Section.Kind.STATEMENTS, Section.Kind.TYPES,
            Section.Kind.TRANSACTIONS, Section.Kind.SERVERS);

    private final ByteSink out;
    private final Report report;

    private PrometheusReport(ByteSink out, Report report) {
        this.out = out;
        this.report = report;
    }

    public static void write(ByteSink out, Report report) {
        new PrometheusReport(out, report).write();
    }

    private void write() {
        gauge("log_size_bytes", "Size of a log.", Section.Kind.FILES, "size", "log");
        gauge("log_events", "Events in a log.", Section.Kind.FILES, "events", "log");
        gauge("log_last_event_timestamp_seconds", "Latest event time in a log.", Section.Kind.FILES, "last_time", "log");
        gauge("log_unreadable_bytes", "Bytes of a log that were passed over as damaged.", Section.Kind.FILES, "unreadable_bytes", "log");
        gauge("events", "Events by type.", Section.Kind.TYPES, "events", "type");
        gauge("event_bytes", "Bytes of events by type.", Section.Kind.TYPES, "bytes", "type");
        gauge("table_inserts", "Rows inserted.", Section.Kind.TABLES, "inserts", "table");
        gauge("table_updates", "Rows updated.", Section.Kind.TABLES, "updates", "table");
        gauge("table_deletes", "Rows deleted.", Section.Kind.TABLES, "deletes", "table");
        gauge("table_bytes", "Bytes of table maps and rows events.", Section.Kind.TABLES, "bytes", "table");
        gauge("table_unchanged_bytes", "Bytes in the images of updates that the update did not change.", Section.Kind.TABLES, "unchanged_bytes",
                "table");
        gauge("log_unseen_changes", "Statements in a log that may have changed rows which it does not hold.", Section.Kind.STATEMENTS, "statements",
                "log");
        gauge("server_events", "Events by server id.", Section.Kind.SERVERS, "events", "server_id");
        report.section(Section.Kind.TRANSACTIONS).ifPresent(this::transactions);
    }

    private void transactions(Section section) {
        head("transactions", "Transactions in the logs.");
        sample("transactions", "", section.rows().getFirst().get(section.columns().indexOf("transactions")));
        for (List<Value> row : section.rows()) {
            String measure = row.getFirst().isNumber() ? "" : ((Value.Text) row.getFirst()).text();
            String name = "transaction_" + measure + (measure.equals("duration") ? "_seconds" : "");
            head(name, "Distribution of transactions by " + measure + ".");
            quantile(name, section, row, "p50", "0.5");
            quantile(name, section, row, "p90", "0.9");
            quantile(name, section, row, "p99", "0.99");
            quantile(name, section, row, "p999", "0.999");
            quantile(name, section, row, "max", "1");
        }
    }

    private void quantile(String name, Section section, List<Value> row, String column, String quantile) {
        sample(name, "{quantile=\"" + quantile + "\"}", row.get(section.columns().indexOf(column)));
    }

    private void gauge(String name, String help, Section.Kind kind, String measured, String labelled) {
        report.section(kind).filter(section -> !section.rows().isEmpty()).ifPresent(section -> {
            head(name, help);
            int value = section.columns().indexOf(measured);
            int label = section.columns().indexOf(labelled);
            // A series must be there once only: several codes of types that are not known have one name.
            Map<String, Double> series = new LinkedHashMap<>();
            section.rows().forEach(row -> series.merge(label(row.get(label)), row.get(value).measure(), Double::sum));
            series.forEach((of, sum) -> sample(name, "{" + labelled + "=\"" + escaped(of) + "\"}", sum));
        });
    }

    private static String label(Value value) {
        return value instanceof Value.Text(String text) ? text : Long.toString((long) value.measure());
    }

    private void head(String name, String help) {
        out.utf8("# HELP binlogtool_" + name + " " + help + "\n# TYPE binlogtool_" + name + " gauge\n");
    }

    private void sample(String name, String labels, Value value) {
        sample(name, labels, value instanceof Value.Duration ? value.measure() / 1e6 : value.measure());
    }

    private void sample(String name, String labels, double number) {
        String text = number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
        out.utf8("binlogtool_" + name + labels + " " + text + "\n");
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
