package io.binlogtool.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.binlogtool.cli.option.IntervalConverter;
import io.binlogtool.cli.option.LogFiles;
import io.binlogtool.cli.option.Options;
import io.binlogtool.cli.option.SelectionOptions;
import io.binlogtool.cli.option.UsageException;
import io.binlogtool.cli.terminal.ProgressLine;
import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.StatsCollector;
import io.binlogtool.format.stats.StatsOptions;
import io.binlogtool.format.stats.render.CsvReport;
import io.binlogtool.format.stats.render.HtmlReport;
import io.binlogtool.format.stats.render.JsonReport;
import io.binlogtool.format.stats.render.PrometheusReport;
import io.binlogtool.format.stats.render.TableReport;
import io.binlogtool.io.ByteSink;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.tx.SchemaFollower;

/// `binlogtool stats`: what is in these logs.
final class StatsCommand implements Command {

    enum Format {
        TABLE, JSON, CSV, HTML, PROMETHEUS
    }

    /// What `--by` chooses.
    enum Subject {
        FILE(Section.Kind.FILES),
        TABLE(Section.Kind.TABLES),
        TYPE(Section.Kind.TYPES),
        TRANSACTION(Section.Kind.TRANSACTIONS, Section.Kind.LARGEST, Section.Kind.LONGEST),
        INTERVAL(Section.Kind.INTERVALS, Section.Kind.BURSTS),
        SERVER(Section.Kind.REPLICATION, Section.Kind.SERVERS),
        DDL(Section.Kind.DDL),
        THREAD(Section.Kind.THREADS, Section.Kind.USERS);

        private final List<Section.Kind> kinds;

        Subject(Section.Kind... kinds) {
            this.kinds = List.of(kinds);
        }
    }

    private final Streams streams;
    private List<String> files = List.of();
    private Format format = Format.TABLE;
    private List<Subject> subjects = List.of();
    private List<Section.Kind> sections = List.of();
    private int top = 10;
    private long interval;
    private SelectionOptions selection;

    StatsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String description() {
        return "Tells what is in logs: files, tables, transactions, rates over time, replication, DDL, sessions.";
    }

    @Override
    public String[] examples() {
        return new String[] {"", "Examples:",
            "  A first look:",
            "    binlogtool stats mysql-bin.000007",
            "  Which tables were hot between ten and eleven:",
            "    binlogtool stats --by=table --start-datetime='2026-03-01 10:00:00' --stop-datetime='2026-03-01 11:00:00' \\",
            "        mysql-bin.index",
            "  A page with charts; all numbers for a program; one section for a spreadsheet:",
            "    binlogtool stats --format=html mysql-bin.index > stats.html",
            "    binlogtool stats --format=json mysql-bin.000007 | jq .tables",
            "    binlogtool stats --format=csv --section=intervals --interval=1m mysql-bin.000007"};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("What is written:");
        options.add("--format").label("FORMAT").describe("table (the default), json, csv, html, prometheus.")
                .choice(Format.class, value -> format = value);
        options.add("--by").label("SUBJECT")
                .describe("Only these: file, table, type, transaction, interval, server, ddl, thread (default: all).")
                .choices(Subject.class, value -> subjects = value);
        options.add("--section").label("NAME").describe("The one section that csv writes: files, tables, types, transactions, largest, "
                + "longest, intervals, bursts, replication, servers, ddl, threads, users.").choices(Section.Kind.class, value -> sections = value);
        options.add("--top").label("N").describe("How many tables, threads, and largest and longest transactions (default: 10).")
                .number(value -> top = (int) Math.min(Integer.MAX_VALUE, value));
        options.add("--interval").label("TIME").describe("Intervals of the time line: 10s, 1m, 1h, 1d, or auto (the default).")
                .value(new IntervalConverter(), value -> interval = value);
        options.section("Which events:");
        selection = new SelectionOptions(options);
    }

    @Override
    public int run() throws IOException {
        if (format == Format.CSV && wanted().size() > 1 && sections.size() != 1) {
            throw new UsageException("--format=csv writes one section: --section=NAME says which (see binlogtool stats --help)");
        }
        List<String> logs = LogFiles.resolveExisting(files);
        StatsCollector collector = new StatsCollector(new StatsOptions(interval, selection.zone(), top, wanted()), streams::warn);
        RunOptions run = selection.resolveWithoutRows(logs, false, streams);
        try (ProgressLine progress = new ProgressLine(logs, streams, streams.terminals().err())) {
            new LogRun(run, collector, follower(run), streams::warn).reportTo(progress).run(logs, streams.in());
        }
        try (ByteSink out = new ByteSink(streams.out())) {
            write(collector.report().only(wanted()), out);
        }
        return ExitCode.OK;
    }

    /// Only rules on tables need to know what statements did to which of them. A statement that is not understood is not left out.
    private static SchemaFollower follower(RunOptions run) {
        return run.contents().rules().isEmpty() ? null : new SchemaFollower(new SchemaCatalog(), _ -> { });
    }

    private Set<Section.Kind> wanted() {
        Set<Section.Kind> kinds = EnumSet.noneOf(Section.Kind.class);
        subjects.forEach(subject -> kinds.addAll(subject.kinds));
        kinds.addAll(sections);
        return kinds.isEmpty() ? EnumSet.allOf(Section.Kind.class) : kinds;
    }

    private Section.Kind csvSection() {
        return sections.isEmpty() ? wanted().iterator().next() : sections.getFirst();
    }

    private void write(Report report, ByteSink out) {
        switch (format) {
            case TABLE -> new TableReport(out, selection.zone(), streams.outIsTerminal(), streams.outWidth(), top).write(report);
            case JSON -> JsonReport.write(out, report);
            case CSV -> CsvReport.write(out, report.section(csvSection()).orElseThrow());
            case HTML -> new HtmlReport(out, selection.zone()).write(report);
            case PROMETHEUS -> PrometheusReport.write(out, report);
        }
    }
}
