package io.binlogtool.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

/// `binlogtool stats`: what is in these logs.
@Command(name = "stats", sortOptions = false,
        description = "Tells what is in logs: files, tables, transactions, rates over time, replication, DDL, sessions.",
        footer = {"", "Examples:",
            "  A first look:",
            "    binlogtool stats mysql-bin.000007",
            "  Which tables were hot between ten and eleven:",
            "    binlogtool stats --by=table --start-datetime='2026-03-01 10:00:00' --stop-datetime='2026-03-01 11:00:00' mysql-bin.index",
            "  A page with charts; all numbers for a program; one section for a spreadsheet:",
            "    binlogtool stats --format=html mysql-bin.index > stats.html",
            "    binlogtool stats --format=json mysql-bin.000007 | jq .tables",
            "    binlogtool stats --format=csv --section=intervals --interval=1m mysql-bin.000007"})
final class StatsCommand implements Callable<Integer> {

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

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log, a .gz or .zst of one, an .index file, or - for standard input.")
    private List<String> files;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table (the default), json, csv, html, prometheus.")
    private Format format;

    @Option(names = "--by", paramLabel = "SUBJECT", split = ",",
            description = "Only these: file, table, type, transaction, interval, server, ddl, thread (default: all).")
    private List<Subject> subjects = List.of();

    @Option(names = "--section", paramLabel = "NAME", description = "The one section that csv writes: files, tables, types, transactions, largest, "
            + "longest, intervals, bursts, replication, servers, ddl, threads, users.")
    private Section.Kind section;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many tables, threads, and largest and longest transactions "
            + "(default: 10).")
    private int top;

    @Option(names = "--interval", paramLabel = "TIME", converter = IntervalConverter.class,
            description = "Intervals of the time line: 10s, 1m, 1h, 1d, or auto (the default).")
    private long interval;

    @ArgGroup(validate = false, heading = "%nWhich events:%n")
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StandardOptions standard;

    StatsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "--top must not be negative");
        }
        if (format == Format.CSV && section == null) {
            throw new ParameterException(spec.commandLine(), "--format=csv needs --section");
        }
        List<String> logs = LogFiles.resolve(files);
        StatsCollector collector = new StatsCollector(new StatsOptions(interval, top));
        new LogRun(selection.resolve(logs, false, streams), collector, streams::warn).run(logs, streams.in());
        try (ByteSink out = new ByteSink(streams.out())) {
            write(collector.report().only(wanted()), out);
        }
        return ExitCode.OK;
    }

    private Set<Section.Kind> wanted() {
        Set<Section.Kind> kinds = EnumSet.noneOf(Section.Kind.class);
        subjects.forEach(subject -> kinds.addAll(subject.kinds));
        if (section != null) {
            kinds.add(section);
        }
        return kinds.isEmpty() ? EnumSet.allOf(Section.Kind.class) : kinds;
    }

    private void write(Report report, ByteSink out) {
        switch (format) {
            case TABLE -> new TableReport(out, selection.zone(), streams.outIsTerminal(), top).write(report);
            case JSON -> JsonReport.write(out, report);
            case CSV -> CsvReport.write(out, report.section(section).orElseThrow());
            case HTML -> new HtmlReport(out, selection.zone()).write(report);
            case PROMETHEUS -> PrometheusReport.write(out, report);
        }
    }
}
