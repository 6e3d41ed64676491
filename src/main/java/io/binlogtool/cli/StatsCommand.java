package io.binlogtool.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
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
import io.binlogtool.filter.NearestName;
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
import picocli.CommandLine.TypeConversionException;

/// `binlogtool stats`: what is in these logs.
final class StatsCommand implements Command {

    enum Format {
        TABLE, JSON, CSV, HTML, PROMETHEUS
    }

    private final Streams streams;
    private List<String> files = List.of();
    private Format format = Format.TABLE;
    private List<Section.Kind> subjects = List.of();
    private List<Section.Kind> sections = List.of();
    private int top = 10;
    /// Seconds, 0 for what suits the logs; null if not given.
    private Long interval;
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
            "    binlogtool stats --format=csv --by=interval --interval=1m mysql-bin.000007",
            "", "A transaction's duration is what is certain of it: from the end of the second in which its first event was made to its",
            "commit. Where the log has no commit time that fits, it is from the earliest to the latest time of its events."};
    }

    @Override
    public void declare(Options options) {
        options.files(given -> files = given);
        options.section("What is written:");
        options.add("--format").label("FORMAT").describe("table (the default), json, csv, html, prometheus.")
                .choice(Format.class, value -> format = value);
        options.add("--by").label("SUBJECT").describe("Only these (default: all), separated by commas: file, table, type, transaction, largest, "
                + "longest, statement, interval, burst, replication, server, ddl, thread, user. What belongs to it comes with table (statements), transaction "
                + "(largest, longest, statements), interval (bursts), server (replication) and thread (users).")
                .values(StatsCommand::section, value -> subjects = value);
        options.add("--section").label("NAME").describe("Only these of them, without what belongs to them; not together with --by. csv writes "
                + "one section: that of a single --by, or this.").values(StatsCommand::section, value -> sections = value);
        options.add("--top").label("N").describe("How many tables, threads, and largest and longest transactions (default: 10).")
                .number(value -> top = (int) Math.min(Integer.MAX_VALUE, value));
        options.add("--interval").label("TIME").describe("Intervals of the time line: 10s, 1m, 1h, 1d, or auto (the default).")
                .value(new IntervalConverter(), value -> interval = value);
        options.section("Which events:");
        selection = new SelectionOptions(options);
    }

    /// A section by its name, or by that of one thing in it.
    private static Section.Kind section(String name) {
        List<String> keys = new ArrayList<>();
        for (Section.Kind kind : Section.Kind.values()) {
            if (kind.key().equalsIgnoreCase(name) || kind.key().equalsIgnoreCase(name + "s")) {
                return kind;
            }
            keys.add(kind.key());
        }
        throw new TypeConversionException("'" + name + "' is none of " + String.join(", ", keys)
                + NearestName.of(name, keys).map(near -> "; did you mean " + near + "?").orElse(""));
    }

    @Override
    public int run() throws IOException {
        refuseContradictions();
        List<String> logs = LogFiles.resolveExisting(files);
        StatsOptions options = new StatsOptions(interval == null ? 0 : interval, selection.zone(), top, wanted());
        StatsCollector collector = new StatsCollector(options, streams::warn);
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
        subjects.forEach(subject -> addWithCompanions(kinds, subject));
        kinds.addAll(sections);
        return kinds.isEmpty() ? EnumSet.allOf(Section.Kind.class) : kinds;
    }

    private static void addWithCompanions(Set<Section.Kind> kinds, Section.Kind subject) {
        kinds.add(subject);
        switch (subject) {
            case TABLES -> kinds.add(Section.Kind.STATEMENTS);
            case TRANSACTIONS -> kinds.addAll(List.of(Section.Kind.LARGEST, Section.Kind.LONGEST, Section.Kind.STATEMENTS));
            case INTERVALS -> kinds.add(Section.Kind.BURSTS);
            case SERVERS -> kinds.add(Section.Kind.REPLICATION);
            case THREADS -> kinds.add(Section.Kind.USERS);
            case FILES, TYPES, LARGEST, LONGEST, STATEMENTS, BURSTS, REPLICATION, DDL, USERS -> { }
        }
    }

    private void refuseContradictions() {
        if (!sections.isEmpty() && !subjects.isEmpty()) {
            throw new UsageException("--section and --by do not go together: --by takes the names of sections, too");
        }
        if (format == Format.CSV && subjects.size() + sections.size() != 1) {
            throw new UsageException("--format=csv writes one section: --by or --section says which (see binlogtool stats --help)");
        }
        if (format == Format.PROMETHEUS && Collections.disjoint(wanted(), PrometheusReport.SECTIONS)) {
            throw new UsageException("--format=prometheus has no metrics of what was asked for, only of file, table, type, transaction, statement "
                    + "and server");
        }
        if (interval != null && !wanted().contains(Section.Kind.INTERVALS) && !wanted().contains(Section.Kind.BURSTS)) {
            throw new UsageException("--interval is about the time line, which is not asked for: --by=interval does");
        }
    }

    private void write(Report report, ByteSink out) {
        switch (format) {
            case TABLE -> new TableReport(out, selection.zone(), streams.outIsTerminal(), streams.outWidth(), top).write(report);
            case JSON -> JsonReport.write(out, report);
            case CSV -> CsvReport.write(out, report.section(sections.isEmpty() ? subjects.getFirst() : sections.getFirst()).orElseThrow());
            case HTML -> new HtmlReport(out, selection.zone()).write(report);
            case PROMETHEUS -> PrometheusReport.write(out, report);
        }
    }
}
