package io.binlogtool.format.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
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
    private final HeldEvents held = new HeldEvents(this::countHeld);
    private final Consumer<String> warnings;
    private FileCounters file = new FileCounters("");
    /// Where the event behind the last one that was read begins.
    private long next;
    private boolean inPayload;
    /// Where the payload at hand, or the last one, begins.
    private long payloadPosition;
    /// The payload at hand, as long as nothing in it was counted.
    private TransactionPayloadEvent uncountedPayload;
    /// Why the first of the events that could not be read could not.
    private String unreadReason;
    private long unread;
    /// Rows events without a table map before them, and where the first one is.
    private long ofNoTable;
    private String firstOfNoTable;

    /// @param warnings takes one sentence at a time, for standard error
    public StatsCollector(StatsOptions options, Consumer<String> warnings) {
        this.warnings = warnings;
        this.countsRows = options.countsRows();
        this.tables = new TableStatistics(options.comparesImages());
        this.transactions = new TransactionStatistics(options.top());
        this.timeLine = new TimeLine(options.interval(), options.zone());
    }

    @Override
    public void log(String name) {
        held.release();
        file = new FileCounters(unique(name));
        files.add(file);
        next = EventReader.MAGIC_SIZE;
        replication.endGroup();
    }

    @Override
    public void logSize(long bytes) {
        file.reaches(bytes);
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
        file.reaches(range.to());
        uncountedPayload = null;
        inPayload = false;
    }

    @Override
    public void read(Event event) {
        RawEvent raw = event.raw();
        if (transaction.isOverBefore(event)) {
            endTransaction();
        }
        transaction.follow(file.name, event, raw.position() == next);
        next = raw.position() + raw.header().eventLength();
        file.reaches(next);
    }

    private void endTransaction() {
        held.release();
        if (transaction.isOpen() && transaction.isSelected()) {
            transactions.add(transaction);
            sessions.transaction(transaction);
            timeLine.add(transaction.lastCountedTime(), 0, 0, 1);
        }
        transaction.close();
    }

    /// [#read] of an event in a payload, which does not pass there.
    private void readInside(Event event) {
        if (inPayload) {
            transaction.followInside(event);
        }
    }

    @Override
    public void event(Event event) {
        readInside(event);
        if (event instanceof Event.RowsQuery) {
            held.rowsQuery(event.raw());
            return;
        }
        held.release();
        count(event.raw().header(), 0);
        // `instanceof` is quick from the first event on; a switch over patterns is an invokedynamic.
        if (event instanceof QueryEvent query) {
            if (TransactionKeyword.of(query) == TransactionKeyword.NONE) {
                statement(query);
            }
        } else if (event instanceof GtidEvent gtid) {
            gtid(gtid);
        } else if (event instanceof FormatDescriptionEvent format) {
            file.serverVersion = format.description().serverVersion();
            file.checksum = format.description().checksum();
            file.inUse = format.isInUse();
        } else if (event instanceof UnknownEvent unknown && unknown.mayChangeData()) {
            unread++;
            transaction.change(true);
            unreadReason = unreadReason == null ? unknown.reason() : unreadReason;
        }
    }

    private void gtid(GtidEvent gtid) {
        replication.gtid(gtid);
        if (!gtid.isAnonymous()) {
            file.gtids.add(gtid.uuidHigh(), gtid.uuidLow(), gtid.tag(), gtid.gno());
        }
    }

    private void statement(QueryEvent query) {
        file.statements++;
        transaction.change(true);
        sessions.statement(query);
        if (StatementKind.of(query) == StatementKind.DEFINITION) {
            ddl.add(file.name, query);
        }
        if (StatementKind.mayChangeRows(query)) {
            file.unseenChange(inPayload ? payloadPosition : query.raw().position());
        }
    }

    private void count(EventHeader event, long rows) {
        if (uncountedPayload != null) {
            payload();
        }
        count(event, rows, inPayload ? 0 : event.eventLength());
    }

    /// @param logBytes that the event takes in the log
    private void count(EventHeader event, long rows, long logBytes) {
        typeCounts[event.typeCode()]++;
        typeBytes[event.typeCode()] += event.eventLength();
        file.event(event);
        replication.server(event.serverId(), logBytes);
        if (transaction.isOpen()) {
            timeLine.add(event.timestamp(), rows, logBytes, 0);
            transaction.count(event, logBytes);
        }
    }

    private void countHeld(EventHeader event, TableMap map) {
        count(event, 0);
        if (map != null) {
            tables.of(map).bytes += event.eventLength();
        }
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        readInside(event);
        held.tableMap(event.raw(), map, event.tableId());
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        readInside(event);
        held.selected(event.tableId());
        file.rowEvents++;
        transaction.change(true);
        if (map == null || !countsRows) {
            count(event.raw().header(), 0);
            noteUncounted(event);
            return;
        }
        TableCounters table = tables.of(map);
        long changed = tables.count(event, map, table, selection);
        count(event.raw().header(), changed);
        transaction.addRows(table, changed);
    }

    private void noteUncounted(RowsEvent event) {
        if (countsRows && !event.isDummy()) {
            firstOfNoTable = ofNoTable == 0 ? file.name + ": at " + event.raw().position() : firstOfNoTable;
            ofNoTable++;
        }
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        uncountedPayload = event;
        payloadPosition = event.raw().position();
        inPayload = true;
    }

    private void payload() {
        TransactionPayloadEvent event = uncountedPayload;
        uncountedPayload = null;
        EventHeader header = event.raw().header();
        count(header, 0, header.eventLength());
        file.compressed += event.payload().size();
        file.uncompressed += Math.max(0, event.uncompressedSize());
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        held.release();
        uncountedPayload = null;
        inPayload = false;
    }

    @Override
    public void filteredByTransaction(Event event) {
        readInside(event);
    }

    @Override
    public void filteredByContent(Event event) {
        readInside(event);
        if (event instanceof RowsEvent rows) {
            held.leftOut(rows.tableId());
            transaction.change(false);
        } else if (event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.NONE) {
            transaction.change(false);
        }
    }

    @Override
    public void end() {
        if (transaction.hasEnded() || transaction.hasChange()) {
            endTransaction();
        }
        held.release();
        replication.endGroup();
        if (unread > 0) {
            warnings.accept(unreadReason + ": what such events (" + unread + ") changed is not counted");
        }
        if (countsRows) {
            warnOfStatements();
        }
        if (ofNoTable > 0) {
            warnings.accept(firstOfNoTable + ": no table map before these rows says what table they are of; the rows of such events (" + ofNoTable
                    + ") are not counted");
        }
    }

    private void warnOfStatements() {
        long unseen = files.stream().mapToLong(log -> log.unseenChanges).sum();
        files.stream().filter(log -> log.unseenChanges > 0).findFirst().ifPresent(first -> warnings.accept(
                "what was logged as statements, not as rows, is not counted as changes of rows: " + unseen
                + " that may have changed some, the first at " + first.name + ":" + first.firstUnseenChange));
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
        sections.add(statements());
        sections.addAll(timeLine.sections());
        sections.add(replication.replication());
        sections.add(replication.servers());
        sections.add(ddl.section());
        sections.add(sessions.threads());
        sections.add(sessions.users());
        sections.sort(Comparator.comparing(Section::kind));
        return new Report(sections);
    }

    /// The logs that do not hold all changed rows.
    private Section statements() {
        Section.Builder section = Section.of(Section.Kind.STATEMENTS, "statements", "log", "statements", "first_position");
        for (FileCounters log : files) {
            if (log.unseenChanges > 0) {
                section.row(new Value.Text(log.name), new Value.Count(log.unseenChanges), new Value.Id(log.firstUnseenChange));
            }
        }
        return section.build();
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
