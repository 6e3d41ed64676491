package io.binlogtool.format.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.StatementKind;
import io.binlogtool.tx.TransactionKeyword;

/// Takes the events of a run in one pass and ends in a [Report]. Memory does not grow with the logs.
public final class StatsCollector implements EventSink {

    private static final int TYPES = 256;

    private final List<FileCounters> files = new ArrayList<>();
    private final long[] typeCounts = new long[TYPES];
    private final long[] typeBytes = new long[TYPES];
    private final boolean countsRows;
    private final TableStatistics tables;
    private final OpenTransaction transaction = new OpenTransaction();
    private final TransactionStatistics transactions;
    private final TimeLine timeLine;
    private final ReplicationStatistics replication = new ReplicationStatistics();
    private final SessionStatistics sessions = new SessionStatistics();
    private final DdlStatistics ddl = new DdlStatistics();
    private final Consumer<String> warnings;
    private FileCounters file = new FileCounters("");
    private boolean inPayload;
    /// Why the first of the events that could not be read could not.
    private String unreadReason;
    private long unread;

    /// @param warnings takes one sentence at a time, for standard error
    public StatsCollector(StatsOptions options, Consumer<String> warnings) {
        this.warnings = warnings;
        this.countsRows = options.countsRows();
        this.tables = new TableStatistics(options.comparesImages());
        this.transactions = new TransactionStatistics(options.top());
        this.timeLine = new TimeLine(options.interval(), options.zone());
    }

    @Override
    public void begin() {
        // Nothing is written before the end.
    }

    @Override
    public void log(String name) {
        file = new FileCounters(unique(name));
        files.add(file);
        replication.endGroup();
    }

    /// The name of a log's file; with its folder, or its number, if there is another such log.
    private String unique(String name) {
        String file = Path.of(name).getFileName().toString();
        String candidate = file;
        for (int i = 1; isTaken(candidate); i++) {
            candidate = i == 1 && !file.equals(name) ? name : name + " (" + (i + 1) + ")";
        }
        return candidate;
    }

    private boolean isTaken(String name) {
        return files.stream().anyMatch(log -> log.name.equals(name));
    }

    @Override
    public void gap(DamagedRange range) {
        warnings.accept(file.name + ": " + range.describe() + "; what was changed there is not counted");
        file.unreadable += range.length();
        file.size = Math.max(file.size, range.to());
        transaction.close();
    }

    @Override
    public void read(Event event) {
        file.reaches(event.raw());
    }

    @Override
    public void event(Event event) {
        RawEvent raw = event.raw();
        // `instanceof` is quick from the first event on; a switch over patterns is an invokedynamic.
        if (event instanceof QueryEvent query) {
            query(query);
        } else if (event instanceof GtidEvent gtid) {
            gtid(gtid);
        } else if (event instanceof Event.Xid || event instanceof XaPrepareEvent) {
            count(raw, 0);
            close(raw);
        } else {
            if (event instanceof FormatDescriptionEvent format) {
                file.serverVersion = format.description().serverVersion();
                file.checksum = format.description().checksum();
                file.inUse = format.isInUse();
            } else if (raw.type() == EventType.MARIADB_GTID) {
                open(raw);
            } else if (event instanceof UnknownEvent unknown && unknown.mayChangeData()) {
                unread++;
                unreadReason = unreadReason == null ? unknown.reason() : unreadReason;
            }
            count(raw, 0);
        }
    }

    private void gtid(GtidEvent gtid) {
        open(gtid.raw());
        count(gtid.raw(), 0);
        transaction.gtid(gtid);
        replication.gtid(gtid);
        if (!gtid.isAnonymous()) {
            file.gtids.add(gtid.uuidHigh(), gtid.uuidLow(), gtid.tag(), gtid.gno());
        }
    }

    private void query(QueryEvent query) {
        RawEvent raw = query.raw();
        TransactionKeyword keyword = TransactionKeyword.of(query);
        if (keyword == TransactionKeyword.BEGINS && !transaction.isOpen()) {
            open(raw);
        }
        count(raw, 0);
        transaction.thread(query.threadId());
        switch (keyword) {
            case BEGINS -> transaction.begin();
            case ENDS -> close(raw);
            case INSIDE, NONE -> {
                if (keyword == TransactionKeyword.NONE) {
                    statement(query);
                }
                if (!transaction.isBegun()) {
                    close(raw);
                }
            }
        }
    }

    private void statement(QueryEvent query) {
        file.statements++;
        transaction.change(true);
        sessions.statement(query);
        if (StatementKind.of(query) == StatementKind.DEFINITION) {
            ddl.add(file.name, query);
        }
    }

    private void open(RawEvent event) {
        transaction.open(file.name, event);
    }

    private void close(RawEvent event) {
        if (transaction.isOpen() && !transaction.isOfOthers()) {
            transactions.add(transaction);
            sessions.transaction(transaction);
            timeLine.add(event.header().timestamp(), 0, 0, 1);
        }
        transaction.close();
    }

    private void count(RawEvent event, long rows) {
        int length = event.length();
        int type = event.header().typeCode();
        typeCounts[type]++;
        typeBytes[type] += length;
        file.event(event);
        long logBytes = inPayload ? 0 : length;
        replication.server(event.header().serverId(), logBytes);
        if (transaction.isOpen()) {
            timeLine.add(event.header().timestamp(), rows, logBytes, 0);
            transaction.addBytes(logBytes);
            transaction.seenAt(event.header().timestamp());
        }
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        count(event.raw(), 0);
        tables.of(map).bytes += event.raw().length();
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        file.rowEvents++;
        transaction.change(true);
        if (map == null || !countsRows) {
            count(event.raw(), 0);
            return;
        }
        TableCounters table = tables.of(map);
        long changed = tables.count(event, map, table, selection);
        count(event.raw(), changed);
        if (transaction.isOpen()) {
            transaction.addRows(table, changed);
        }
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        count(event.raw(), 0);
        file.compressed += event.payload().size();
        file.uncompressed += Math.max(0, event.uncompressedSize());
        inPayload = true;
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        inPayload = false;
    }

    @Override
    public void filteredByTransaction(Event event) {
        transaction.close();
    }

    @Override
    public void filteredByContent(Event event) {
        if (event instanceof RowsEvent || event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.NONE) {
            transaction.change(false);
        }
    }

    @Override
    public void end() {
        replication.endGroup();
        if (unread > 0) {
            warnings.accept(unreadReason + ": what such events (" + unread + ") changed is not counted");
        }
    }

    /// What was collected; after the run.
    public Report report() {
        List<Section> sections = new ArrayList<>();
        Section.Builder logs = FileCounters.section();
        files.forEach(log -> log.addTo(logs));
        sections.add(logs.build());
        sections.add(tables.section());
        sections.add(types());
        sections.addAll(transactions.sections());
        sections.addAll(timeLine.sections());
        sections.add(replication.replication());
        sections.add(replication.servers());
        sections.add(ddl.section());
        sections.add(sessions.threads());
        sections.add(sessions.users());
        sections.sort(Comparator.comparing(Section::kind));
        return new Report(sections);
    }

    private Section types() {
        Section.Builder section = Section.of(Section.Kind.TYPES, "bytes", "type", "code", "events", "bytes");
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < TYPES; code++) {
            if (typeCounts[code] > 0) {
                codes.add(code);
            }
        }
        codes.sort(Comparator.comparingLong((Integer code) -> -typeBytes[code]).thenComparing(code -> code));
        for (int code : codes) {
            section.row(new Value.Text(EventType.of(code).displayName()), new Value.Id(code), new Value.Count(typeCounts[code]),
                    new Value.Size(typeBytes[code]));
        }
        return section.build();
    }
}
