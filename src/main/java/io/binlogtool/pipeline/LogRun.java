package io.binlogtool.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.raw.Checksum;
import io.binlogtool.event.raw.ChecksumAlgorithm;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.EventRewriter;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.PayloadReader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.raw.SalvagingReader;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.filter.DatabaseFilter;
import io.binlogtool.filter.GtidFilter;
import io.binlogtool.filter.HeaderSelection;
import io.binlogtool.format.EventSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowFilter;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.StatementTables;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.TransactionOutline;

/// Reads logs one after the other and hands the selected events to a sink. Each log continues the one before: table maps, filters and
/// counters carry over.
///
/// Every event goes through the same gates, in mysqlbinlog's order: header, position, transaction, contents. Where the sink or a filter needs
/// to know how a transaction ends, the run looks ahead at its beginning.
public final class LogRun {

    /// How many events are read in one go.
    private static final int STRETCH = 64;

    private final RunOptions options;
    private final EventSink sink;
    /// Null if nobody asks for columns.
    private final SchemaFollower schema;
    private final Consumer<String> warnings;
    private final HeaderSelection selection;
    private final GtidFilter gtids;
    private final DatabaseFilter databases;
    private final StatementTables tables;
    private final boolean selectsTables;
    private final DatabaseRewriter databaseRewriter;
    private final EventRewriter payloadRewriter = new EventRewriter();
    private final Checksum checksum = new Checksum();
    private final RowEventSelection rowEvents;
    /// Null if nobody wants outlines.
    private final TransactionLookahead lookahead;
    private TransactionOutline outline;
    /// Null unless damage is to be passed over.
    private SalvagingReader salvager;
    private Progress progress = Progress.NONE;
    private final OrderWatch order;
    private final EmptySelection emptySelection;
    /// Rows events of the outlined transaction so far, selected or not.
    private int rowsEvents;
    /// Kept until the end: the sink may still hold events of an earlier log.
    private final List<LogInput> inputs = new ArrayList<>();

    /// A run whose sink does not ask for the columns of tables.
    public LogRun(RunOptions options, EventSink sink, Consumer<String> warnings) {
        this(options, sink, null, warnings);
    }

    /// @param schema follows all statements of the logs, and tells sink and filters the columns of tables
    public LogRun(RunOptions options, EventSink sink, SchemaFollower schema, Consumer<String> warnings) {
        this.options = options;
        this.sink = sink;
        this.schema = schema;
        this.warnings = warnings;
        this.selection = new HeaderSelection(options.limits());
        this.gtids = new GtidFilter(options.includeGtids(), options.excludeGtids(), options.skipGtids());
        this.databases = new DatabaseFilter(options.database());
        this.tables = new StatementTables(options.contents()::includesTable, options.contents()::includesDatabase);
        this.selectsTables = options.contents().selectsTables();
        this.databaseRewriter = new DatabaseRewriter(options.rewrites());
        this.rowEvents = rowEventSelection();
        this.order = new OrderWatch(options, sink::gap, warnings);
        this.emptySelection = new EmptySelection(options);
        boolean looksAhead = sink.wantsOutlines() || options.contents().selectsTransactions();
        this.lookahead = looksAhead ? new TransactionLookahead(databaseRewriter, rowEventSelection()) : null;
    }

    private RowEventSelection rowEventSelection() {
        return new RowEventSelection(databases, options.contents(), schema);
    }

    /// Has `watcher` told how far the run has come.
    public LogRun reportTo(Progress watcher) {
        progress = watcher;
        return this;
    }

    /// Runs through `logs` from the first to the last. The sink is ended properly whatever happens to them.
    ///
    /// @param stdin what the log named `-` is read from
    /// @throws MalformedBinlogException at the first fault, which names log and event; everything before it was handed over
    /// @throws IOException if a log cannot be opened
    public void run(List<String> logs, InputStream stdin) throws IOException {
        sink.begin();
        boolean isWritable = true;
        try {
            boolean goOn = true;
            for (int i = 0; goOn && i < logs.size(); i++) {
                goOn = runLog(i, logs.get(i), stdin, i == 0 ? options.startPosition() : EventReader.MAGIC_SIZE,
                        i == logs.size() - 1 ? options.stopPosition() : Long.MAX_VALUE);
            }
            if (sink.wantsMore()) {
                emptySelection.warn(warnings);
            }
        } catch (UncheckedIOException e) {
            // Nobody takes the output any more: there is nothing to be ended, and nothing to be said of it.
            isWritable = false;
            throw e;
        } finally {
            if (isWritable) {
                sink.end();
            }
            databaseRewriter.close();
            payloadRewriter.close();
            inputs.forEach(LogInput::close);
        }
    }

    /// @return false if the run is to end
    private boolean runLog(int number, String name, InputStream stdin, long startPosition, long stopPosition) throws IOException {
        LogInput input = LogOpener.open(name, stdin);
        inputs.add(input);
        EventReader reader = null;
        try {
            reader = new EventReader(input);
            order.log(input.name());
            sink.log(input.name());
            if (schema != null) {
                schema.log(input.name());
            }
            if (startPosition > EventReader.MAGIC_SIZE && !begin(reader, startPosition, stopPosition)) {
                return false;
            }
            if (lookahead != null) {
                lookahead.beginLog();
            }
            salvager = options.salvage() ? new SalvagingReader(reader, sink::gap) : null;
            Reached reached = readOn(reader, stopPosition);
            while (reached == Reached.MORE_EVENTS) {
                progress.reached(number, reader.position());
                reached = readOn(reader, stopPosition);
            }
            if (reader.endsTruncated()) {
                truncated(reader);
            }
            input.finish();
            return reached == Reached.END_OF_LOG;
        } catch (MalformedBinlogException e) {
            throw e.inEvent(reader == null ? 0 : reader.position(), null).inFile(input.name());
        } catch (InternalError e) {
            // What the JVM throws where a mapped file has become shorter.
            throw new MalformedBinlogException(0, "the file was cut while it was being read").inEvent(reader == null ? 0 : reader.position(), null)
                    .inFile(input.name());
        }
    }

    /// The last event of a log in use is not all there: it is still being written, or its length is damaged.
    private void truncated(EventReader reader) {
        boolean isDamaged = SalvagingReader.soundEventsFollow(reader);
        if (isDamaged && !options.asMysqlbinlog()) {
            throw new MalformedBinlogException(0, "this event is not all there, but sound events follow (--salvage reads them)");
        }
        warnings.accept(inputs.getLast().name() + ": at " + reader.position() + ": the log is in use, and ends with an event that is not all there"
                + (isDamaged ? "; but sound events follow (--salvage reads them)" : ""));
    }

    /// What lies behind a stretch of a log.
    private enum Reached {
        MORE_EVENTS, END_OF_LOG, END_OF_RUN
    }

    /// Goes through the next few events. Not one loop over the whole log: the JVM compiles a method that is called often once and at once,
    /// but a long loop twice, the first time while it runs on slowly.
    private Reached readOn(EventReader reader, long stopPosition) {
        for (int i = 0; i < STRETCH; i++) {
            RawEvent event = next(reader);
            if (event == null) {
                return Reached.END_OF_LOG;
            }
            if (event.type() == EventType.FORMAT_DESCRIPTION) {
                order.format(event, reader.position());
            }
            if (!process(event, reader.position(), stopPosition) || !sink.wantsMore()) {
                return Reached.END_OF_RUN;
            }
        }
        return Reached.MORE_EVENTS;
    }

    private RawEvent next(EventReader reader) {
        RawEvent event = read(reader);
        if (lookahead == null || event == null || !lookahead.isDue(event)) {
            return event;
        }
        outline = lookahead.outline(reader, event.position());
        rowsEvents = 0;
        if (sink.wantsOutlines()) {
            sink.transaction(outline);
        }
        return read(reader);
    }

    private RawEvent read(EventReader reader) {
        return salvager == null ? reader.next() : salvager.next();
    }

    /// Goes to the start position. The events in front of it that describe the log are read; the last FORMAT_DESCRIPTION is handed over.
    private boolean begin(EventReader reader, long startPosition, long stopPosition) {
        EarlierStatements earlier = new EarlierStatements(schema, databaseRewriter,
                reason -> warnings.accept(inputs.getLast().name() + ": " + reason));
        RetainedEvents retained = new RetainedEvents();
        RawEvent format = null;
        long formatEnd = 0;
        long lastLookedAt = EventReader.MAGIC_SIZE;
        boolean describes = true;
        while (describes && reader.position() < startPosition) {
            lastLookedAt = reader.position();
            RawEvent event = reader.next();
            if (event == null) {
                break;
            }
            checkChecksum(event);
            switch (event.type()) {
                case FORMAT_DESCRIPTION -> {
                    format = retained.retain(event);
                    formatEnd = reader.position();
                    order.format(event, formatEnd);
                }
                case PREVIOUS_GTIDS, ROTATE -> { }
                default -> {
                    describes = false;
                    earlier.follow(event);
                }
            }
        }
        long afterLookedAt = reader.position();
        try {
            // In mysqlbinlog's text it stands where the last event that was looked at is.
            if (format != null && !select(options.asMysqlbinlog() ? format.at(lastLookedAt) : format, formatEnd, stopPosition)) {
                return false;
            }
        } catch (MalformedBinlogException e) {
            throw e.inEvent(format.position(), format.type().displayName());
        } finally {
            retained.release();
        }
        order.goOnAnywhere();
        earlier.followUpTo(startPosition, reader);
        reader.seek(Math.max(startPosition, afterLookedAt));
        return true;
    }

    /// @param end where the event ends in the log
    /// @return false if the run is to end in front of it
    private boolean process(RawEvent raw, long end, long stopPosition) {
        try {
            checkChecksum(raw);
            return select(raw, end, stopPosition);
        } catch (MalformedBinlogException e) {
            if (options.salvage()) {
                sink.gap(new DamagedRange(raw.position(), raw.position() + raw.length(), raw.type(), e.getMessage()));
                return true;
            }
            throw e.inEvent(raw.position(), raw.type() == EventType.UNKNOWN ? null : raw.type().displayName());
        }
    }

    /// Hands an event over, if it is selected.
    ///
    /// @param end where the event ends in the log
    /// @return false if the run is to end in front of it
    private boolean select(RawEvent raw, long end, long stopPosition) {
        if (raw.type() == EventType.START_ENCRYPTION) {
            throw new MalformedBinlogException(0, "MariaDB encrypted the log from here on; such logs cannot be read yet");
        }
        Event event = databaseRewriter.rewrite(EventDecoder.decode(raw));
        follow(event);
        sink.read(event);
        HeaderSelection.Verdict verdict = verdict(event, stopPosition);
        if (verdict == HeaderSelection.Verdict.STOP) {
            return false;
        }
        order.event(raw, end, verdict == HeaderSelection.Verdict.SELECTED);
        if (verdict == HeaderSelection.Verdict.SELECTED) {
            handOver(event);
        }
        return true;
    }

    private void follow(Event event) {
        if (schema != null) {
            schema.follow(event);
        }
    }

    private void checkChecksum(RawEvent event) {
        if (!checksum.matches(event)) {
            String message = checksum.mismatch(event);
            // A FORMAT_DESCRIPTION has a checksum even in logs without; mysqlbinlog does not verify it there.
            if (options.verifyChecksums() && event.format().checksum() == ChecksumAlgorithm.CRC32) {
                throw new MalformedBinlogException(event.bodyEnd(), message);
            }
            warnings.accept(inputs.getLast().name() + ": at " + event.position() + " (" + event.type().displayName() + "): " + message);
        }
    }

    private HeaderSelection.Verdict verdict(Event event, long stopPosition) {
        HeaderSelection.Verdict verdict = selection.test(event.raw());
        return verdict == HeaderSelection.Verdict.SELECTED && event.raw().position() >= stopPosition ? HeaderSelection.Verdict.STOP : verdict;
    }

    private void handOver(Event event) {
        if (event instanceof RowsEvent) {
            rowsEvents++;
        }
        if (gtids.skips(event) || isOfOtherTransaction(event)) {
            sink.filteredByTransaction(event);
            return;
        }
        boolean included = rowEvents.includesKind(event);
        // Not a switch over the types of event: the JVM would generate code for it at each start.
        if (event instanceof RowsEvent rows) {
            rows(rows, included);
        } else if (event instanceof TableMapEvent mapEvent) {
            tableMap(mapEvent, included);
        } else if (event instanceof TransactionPayloadEvent payload) {
            payload(payload);
        } else if (!included || event instanceof QueryEvent query && (databases.skips(query) || isOfOtherTables(query))) {
            sink.filteredByContent(event);
        } else {
            emptySelection.selected(event);
            sink.event(event);
        }
    }

    /// Whether a statement is about other tables than those that are wanted: by what it changed, where that is known, else by the names in it.
    private boolean isOfOtherTables(QueryEvent query) {
        if (!selectsTables && options.contents().rules().isEmpty() || TransactionKeyword.of(query) != TransactionKeyword.NONE) {
            return false;
        }
        boolean changesKnown = options.contents().tables().isEmpty() && schema != null && !schema.changes().isEmpty();
        return changesKnown ? options.contents().leavesOut(schema.changes()) : selectsTables && !tables.isNamedIn(query);
    }

    private boolean isOfOtherTransaction(Event event) {
        return options.contents().selectsTransactions() && !TransactionLookahead.isOutsideTransactions(event.raw().type())
                && !options.contents().includesTransaction(outline);
    }

    private void tableMap(TableMapEvent event, boolean included) {
        TableMap map = rowEvents.put(event);
        if (included && rowEvents.includes(map)) {
            sink.tableMap(event, map);
        } else {
            sink.filteredByContent(event);
        }
    }

    private void rows(RowsEvent event, boolean included) {
        TableMap map = rowEvents.table(event);
        if (!included || !rowEvents.includes(map)) {
            sink.filteredByContent(event);
            return;
        }
        emptySelection.selected(event);
        RowFilter filter = map == null ? null : rowEvents.rowFilter(map);
        int last = outline != null && outline.lastRowsEvent() == rowsEvents ? outline.lastRow() : 0;
        sink.rows(event, map, filter == null && last == 0 ? RowSelection.ALL : new RowSelection(filter, last));
    }

    private void payload(TransactionPayloadEvent payload) {
        sink.beginPayload(payload);
        try (PayloadReader inner = new PayloadReader(payload)) {
            for (RawEvent raw = nextInside(inner); raw != null; raw = nextInside(inner)) {
                RawEvent shown = options.asMysqlbinlog() ? payloadRewriter.standalone(raw, payload.raw().header().endLogPos()) : raw;
                Event event = databaseRewriter.rewrite(EventDecoder.decode(shown));
                follow(event);
                HeaderSelection.Verdict verdict = verdict(event, Long.MAX_VALUE);
                if (verdict == HeaderSelection.Verdict.STOP) {
                    break;
                }
                if (verdict == HeaderSelection.Verdict.SELECTED) {
                    handOver(event);
                }
            }
        }
        sink.endPayload(payload);
    }

    private RawEvent nextInside(PayloadReader inner) {
        sink.insidePayload(inner.position());
        return inner.next();
    }
}
