package io.binlogtool.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.Checksum;
import io.binlogtool.event.raw.ChecksumAlgorithm;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.raw.RetainedEvents;
import io.binlogtool.event.raw.SalvagingReader;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.filter.DatabaseFilter;
import io.binlogtool.format.EventSink;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.TransactionOutline;

/// Reads logs one after the other and hands the selected events to a sink. Each log continues the one before: table maps, filters and
/// counters carry over.
///
/// Which events are selected is the business of [EventGates]. Where the sink or a filter needs to know how a transaction ends, the run looks ahead
/// at its beginning.
public final class LogRun {

    private final RunOptions options;
    private final EventSink sink;
    /// Null if nobody asks for columns.
    private final SchemaFollower schema;
    private final Consumer<String> warnings;
    private final DatabaseRewriter databaseRewriter;
    private final OrderWatch order;
    private final EventGates gates;
    private final Checksum checksum = new Checksum();
    /// Null if nobody wants outlines.
    private final TransactionLookahead lookahead;
    /// Null unless damage is to be passed over.
    private SalvagingReader salvager;
    private Progress progress = Progress.NONE;
    /// Where the first log was begun; 0 if that was at its beginning.
    private long begunAt;
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
        this.databaseRewriter = new DatabaseRewriter(options.rewrites());
        this.order = new OrderWatch(options, sink::gap, warnings);
        this.gates = new EventGates(options, sink, schema, databaseRewriter, order, warnings);
        boolean looksForShown = sink.listsEvents() && options.contents().selectsEvents();
        boolean looksAhead = sink.wantsOutlines() || options.contents().selectsTransactions() || looksForShown;
        DatabaseFilter databases = new DatabaseFilter(options.database());
        this.lookahead = looksAhead ? new TransactionLookahead(databaseRewriter,
                new RowEventSelection(databases, options.contents(), schema, _ -> { }),
                looksForShown ? new ShownEvents(options.contents(), new StatementSelection(databases, options.contents(), schema)) : null) : null;
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
        try {
            sink.begin();
            runAll(logs, stdin);
            sink.end();
        } finally {
            databaseRewriter.close();
            gates.close();
            inputs.forEach(LogInput::close);
        }
    }

    private void runAll(List<String> logs, InputStream stdin) throws IOException {
        try {
            boolean goOn = true;
            for (int i = 0; goOn && i < logs.size(); i++) {
                goOn = runLog(i, logs.get(i), stdin, i == 0 ? options.startPosition() : EventReader.MAGIC_SIZE,
                        i == logs.size() - 1 ? options.stopPosition() : Long.MAX_VALUE);
            }
            if (sink.wantsMore()) {
                gates.warnIfEmpty(warnings);
            }
        } catch (UncheckedIOException e) {
            // Nobody takes the output any more: there is nothing to be ended, and nothing to be said of it.
            throw e;
        } catch (IOException | RuntimeException e) {
            sink.failed();
            try {
                sink.end();
            } catch (RuntimeException atEnd) {
                e.addSuppressed(atEnd);
            }
            throw e;
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
            tellSize(input);
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
            tellSize(input);
            if (reader.endsTruncated()) {
                truncated(reader);
            }
            input.finish();
            return reached == Reached.END_OF_LOG;
        } catch (MalformedBinlogException e) {
            String misplaced = misplacedStart(input);
            MalformedBinlogException reason = misplaced == null ? e.inEvent(reader == null ? 0 : reader.position(), null)
                    : new MalformedBinlogException(0, misplaced);
            throw reason.inFile(input.name());
        } catch (InternalError e) {
            throw MalformedBinlogException.cutWhileRead().inEvent(reader == null ? 0 : reader.position(), null).inFile(input.name());
        }
    }

    private void tellSize(LogInput input) {
        if (input.size() >= 0) {
            sink.logSize(input.size());
        }
    }

    /// The last event of a log in use is not all there: it is still being written, or its length is damaged.
    private void truncated(EventReader reader) {
        String misplaced = misplacedStart(reader.input());
        if (misplaced != null && !options.asMysqlbinlog()) {
            throw new MalformedBinlogException(0, misplaced);
        }
        boolean isDamaged = SalvagingReader.soundEventsFollow(reader);
        if (isDamaged && !options.asMysqlbinlog()) {
            throw new MalformedBinlogException(0, "this event is not all there, but sound events follow (--salvage reads them)");
        }
        warnings.accept(inputs.getLast().name() + ": at " + reader.position() + ": the log is in use, and ends with an event that is not all there"
                + (misplaced != null ? "; but " + misplaced : "")
                + (misplaced == null && isDamaged ? "; but sound events follow (--salvage reads them)" : ""));
    }

    /// What lies behind a stretch of a log.
    private enum Reached {
        MORE_EVENTS, END_OF_LOG, END_OF_RUN
    }

    /// Goes through the next stretch.
    private Reached readOn(EventReader reader, long stopPosition) {
        for (int i = 0; i < Progress.EVENTS; i++) {
            RawEvent event = next(reader);
            if (event == null) {
                return Reached.END_OF_LOG;
            }
            if (event.type() == EventType.FORMAT_DESCRIPTION) {
                order.format(event, reader.position(), reader.isRelayLog());
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
        TransactionOutline outline = lookahead.outline(reader, event.position());
        gates.transaction(outline, lookahead.shown());
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
                if (reader.endsTruncated() && isStrict()) {
                    throw new MalformedBinlogException(0, "the log ends inside this event, in front of the start position");
                }
                break;
            }
            checkChecksum(event);
            switch (event.type()) {
                case FORMAT_DESCRIPTION -> {
                    format = retained.copy(event);
                    formatEnd = reader.position();
                    order.format(event, formatEnd, reader.isRelayLog());
                }
                case PREVIOUS_GTIDS, ROTATE -> { }
                default -> {
                    describes = false;
                    if (isStrict()) {
                        requireDecodable(event);
                    }
                    earlier.follow(event);
                }
            }
        }
        long afterLookedAt = reader.position();
        try {
            // In mysqlbinlog's text it stands where the last event that was looked at is.
            if (format != null && !gates.select(options.asMysqlbinlog() ? format.at(lastLookedAt) : format, formatEnd, stopPosition)) {
                return false;
            }
        } catch (MalformedBinlogException e) {
            throw e.inEvent(format.position(), format.type().displayName());
        } finally {
            retained.close();
        }
        order.goOnAnywhere();
        earlier.followUpTo(startPosition, reader);
        begunAt = Math.max(startPosition, afterLookedAt);
        reader.seek(begunAt);
        if (reader.input().available(begunAt, 1) <= 0 && reader.input().knownEnd() < startPosition) {
            warnings.accept(inputs.getLast().name() + ": the log ends at " + reader.input().knownEnd() + ", in front of the start position " + startPosition);
        }
        return true;
    }

    /// Why what was read from the start position on makes no sense, if that is because no event begins there; else null. The lengths of the events
    /// in front of it tell, which of a stream are gone.
    private String misplacedStart(LogInput input) {
        if (begunAt == 0 || inputs.size() > 1 || !input.isRandomAccess()) {
            return null;
        }
        EventReader reader = new EventReader(input);
        long previous = EventReader.MAGIC_SIZE;
        try {
            while (reader.position() < begunAt && reader.peekType() != null) {
                previous = reader.position();
                reader.skip();
            }
        } catch (MalformedBinlogException e) {
            return null; // in front of the start position nothing can be told
        }
        return reader.position() <= begunAt ? null
                : "the start position " + begunAt + " is not where an event begins (" + previous + " and " + reader.position() + " are)";
    }

    /// Whether what is wrong in front of the start position ends the run, as far as mysqlbinlog looks at it.
    private boolean isStrict() {
        return options.asMysqlbinlog() && !options.salvage();
    }

    private static void requireDecodable(RawEvent event) {
        try {
            if (EventDecoder.decode(event) instanceof UnknownEvent unknown) {
                unknown.requireIgnorable();
            }
        } catch (MalformedBinlogException e) {
            throw e.inEvent(event.position(), nameOf(event));
        }
    }

    /// @param end where the event ends in the log
    /// @return false if the run is to end in front of it
    private boolean process(RawEvent raw, long end, long stopPosition) {
        try {
            checkChecksum(raw);
            return gates.select(raw, end, stopPosition);
        } catch (MalformedBinlogException e) {
            if (options.salvage()) {
                sink.gap(new DamagedRange(raw.position(), raw.position() + raw.length(), raw.type(), e.getMessage()));
                return true;
            }
            throw e.inEvent(raw.position(), nameOf(raw));
        }
    }

    /// For messages; null if the type is not known.
    private static String nameOf(RawEvent event) {
        return event.type() == EventType.UNKNOWN ? null : event.type().displayName();
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
}
