package io.binlogtool.format.text;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeartbeatEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionContextEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.ViewChangeEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.format.SqlText;
import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.TransactionKeyword;

/// Prints events as mysqlbinlog does, byte for byte.
///
/// An event's `# at` and header lines are written at once. What a row-based statement prints besides waits for its end ([RowsText]);
/// INTVAR, RAND and USER_VAR events wait for the statement that they belong to. The `# at` lines of events that a filter left out appear
/// with the next event that is printed, or never.
public final class TextFormatter implements EventSink {

    /// First server version whose table maps tell of generated invisible primary keys.
    private static final long FIRST_WITH_GENERATED_KEYS = 80_030;

    private static final Fragment AT = Fragment.of("# at ");

    private final TextOptions options;
    private final ByteSink out;
    private final Consumer<String> warnings;
    private final TextFrame frame;
    private final EventLine eventLine;
    private final EventText eventText;
    private final RowsText rows;
    private final PendingVariables held = new PendingVariables();
    private final UnclosedTransaction transaction = new UnclosedTransaction();
    private final RowFormatRule rowFormatRule = new RowFormatRule();
    /// `# at` lines of events that were left out, and what comes before a compressed transaction's first event.
    private final ByteSink pendingHeads = new ByteSink();
    private final PerTable<Fragment> tableMapLines = new PerTable<>(TextFormatter::tableMapLine);
    /// Whether a FORMAT_DESCRIPTION of the server that wrote the events was printed; a relay log begins with one of the replica's own.
    private boolean sourceFormatPrinted;
    private String log = "";
    private long immediateServerVersion;
    private boolean statementOpen;
    private boolean inPayload;

    /// @param warnings takes one sentence at a time, for standard error
    public TextFormatter(TextOptions options, ByteSink out, Consumer<String> warnings) {
        this.options = options;
        this.out = out;
        this.warnings = warnings;
        this.frame = new TextFrame(options);
        this.eventLine = new EventLine(options);
        this.eventText = new EventText(options, eventLine, warnings);
        this.rows = new RowsText(options, warnings);
    }

    @Override
    public void begin() {
        frame.writeHead(out);
    }

    @Override
    public void log(String name) {
        log = Path.of(name).getFileName().toString();
    }

    /// A statement that a gap cuts is not printed: with the next one, its rows would be part of another transaction.
    @Override
    public void gap(DamagedRange range) {
        boolean cutsStatement = rows.isOpen() || !held.isEmpty();
        warnings.accept(log + ": " + range.describe() + (cutsStatement ? "; the statement in front of it is not complete, and left out" : ""));
        out.ascii("# Gap: ");
        out.utf8(VisibleText.of(range.describe()));
        out.put('\n');
        if (cutsStatement) {
            out.ascii("# The statement in front of the gap is not complete, and left out.\n");
        }
        rows.drop();
        held.clear();
        statementOpen = false;
    }

    @Override
    public void read(Event event) {
        // What mysqlbinlog cannot decode it refuses when it reads it, whether it is selected or not.
        if (event instanceof UnknownEvent || event instanceof HeartbeatEvent) {
            requireIgnorable(event);
        }
        if (options.requireRowFormat()) {
            rowFormatRule.check(event);
        }
    }

    /// The events of every transaction, and of every log's start and end, come first, and without a `switch`, for which the JVM would have to
    /// generate code at each start (docs/architecture.md).
    @Override
    public void event(Event event) {
        if (event instanceof QueryEvent query) {
            query(query);
        } else if (event instanceof GtidEvent gtid) {
            gtid(gtid);
        } else if (event instanceof Event.Xid xid) {
            xid(xid);
        } else if (event instanceof FormatDescriptionEvent format) {
            format(format);
        } else if (event instanceof Event.PreviousGtids previous) {
            previousGtids(previous);
        } else if (event instanceof Event.Rotate rotate) {
            head(rotate.raw());
            eventText.rotate(out, rotate);
        } else if (event instanceof Event.Stop stop) {
            head(stop.raw());
            eventText.line(out, stop.raw(), "\tStop\n");
        } else {
            rareEvent(event);
        }
    }

    private void rareEvent(Event event) {
        switch (event) {
            case Event.Intvar intvar -> hold(intvar);
            case Event.Rand rand -> hold(rand);
            case UserVarEvent userVar -> hold(userVar);
            case Event.RowsQuery rowsQuery -> {
                head(rowsQuery.raw());
                if (options.verbosity() > 1 && !options.shortForm()) {
                    eventText.rowsQuery(out, rowsQuery);
                    rows.add(rowsQuery.raw());
                }
            }
            case LoadDataEvent load -> {
                head(load.raw());
                eventText.loadData(out, load);
            }
            case XaPrepareEvent prepare -> {
                head(prepare.raw());
                eventText.xaPrepare(out, prepare);
            }
            case Event.Incident incident -> {
                head(incident.raw());
                eventText.line(out, incident.raw(), "\n# Incident: LOST_EVENTS\nRELOAD DATABASE; # Shall generate syntax error\n");
            }
            case TransactionContextEvent context -> {
                head(context.raw());
                eventText.transactionContext(out, context);
            }
            case ViewChangeEvent viewChange -> {
                head(viewChange.raw());
                eventText.viewChange(out, viewChange);
            }
            case UnknownEvent unknown -> ignorable(unknown);
            case HeartbeatEvent heartbeat -> ignorable(heartbeat);
            case QueryEvent _, GtidEvent _, Event.Xid _, FormatDescriptionEvent _, Event.PreviousGtids _, Event.Rotate _, Event.Stop _ ->
                throw new IllegalArgumentException(event.raw().type() + " is not rare");
            case TableMapEvent _, RowsEvent _, TransactionPayloadEvent _ ->
                throw new IllegalArgumentException(event.raw().type() + " has a method of its own");
        }
    }

    private void gtid(GtidEvent event) {
        transaction.gtid(out);
        immediateServerVersion = event.immediateServerVersion();
        head(event.raw());
        eventText.gtid(out, event);
    }

    private void xid(Event.Xid event) {
        transaction.end();
        head(event.raw());
        eventText.xid(out, event);
    }

    private void previousGtids(Event.PreviousGtids event) {
        if (options.databaseSelected()) {
            warnings.accept("The option --database has been used. It may filter parts of transactions, but will include the GTIDs in any case. "
                    + "If you want to exclude or include transactions, you should use the options --exclude-gtids or --include-gtids, "
                    + "respectively, instead.");
        }
        head(event.raw());
        eventText.previousGtids(out, event);
    }

    private void format(FormatDescriptionEvent event) {
        EventHeader header = event.raw().header();
        if (sourceFormatPrinted && !header.has(EventHeader.FLAG_RELAY_LOG) && header.endLogPos() != 0) {
            transaction.endOfLog(out, options.skipGtids());
        }
        if (event.isInUse() && !options.forceIfOpen()) {
            throw new OutputRefusedException("the log was not closed properly: most probably the server is still writing it, or it crashed; "
                    + "run again with --force-if-open to read it all the same");
        }
        head(event.raw());
        eventText.formatDescription(out, event);
        sourceFormatPrinted |= !header.has(EventHeader.FLAG_RELAY_LOG);
    }

    private void query(QueryEvent event) {
        if (event.loadFile() != null) {
            head(event.raw());
            eventText.executeLoadQuery(out, event);
            return;
        }
        TransactionKeyword keyword = TransactionKeyword.of(event);
        transaction.query(keyword);
        head(event.raw());
        for (Event before : held.events()) {
            eventText.held(out, before);
        }
        held.clear();
        eventText.query(out, event);
    }

    private void hold(Event event) {
        head(event.raw());
        held.add(event);
    }

    private static void requireIgnorable(Event event) {
        if (event instanceof UnknownEvent unknown) {
            unknown.requireIgnorable();
        } else if (!event.raw().isIgnorable()) {
            throw new MalformedBinlogException(0, "heartbeats are not for files");
        }
    }

    private void ignorable(Event ignored) {
        requireIgnorable(ignored);
        RawEvent event = ignored.raw();
        head(event);
        eventText.line(out, event, "\tIgnorable\n# Unrecognized ignorable event\n");
    }

    @Override
    public boolean listsEvents() {
        return true;
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        head(event.raw());
        statementOpen = true;
        if (!options.shortForm()) {
            eventLine.write(out, event.raw());
            out.put(tableMapLines.of(map));
            out.decimal(event.tableId());
            out.put('\n');
            if (immediateServerVersion >= FIRST_WITH_GENERATED_KEYS && immediateServerVersion != GtidEvent.UNDEFINED_VERSION) {
                out.ascii("# has_generated_invisible_primary_key=");
                out.put(map.hasGeneratedInvisiblePrimaryKey() ? '1' : '0');
                out.put('\n');
            }
            if (options.tableMetadata()) {
                TableMetadataText.write(out, map);
            }
        }
        rows.add(event.raw());
    }

    /// Up to the table's id. Names end at the first NUL, if damage left one there.
    private static Fragment tableMapLine(TableMap map) {
        ByteSink line = new ByteSink();
        line.ascii("\tTable_map: `");
        SqlText.untilNul(line, map.databaseBytes());
        line.ascii("`.`");
        SqlText.untilNul(line, map.tableBytes());
        line.ascii("` mapped to number ");
        return Fragment.of(line);
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        if (!sourceFormatPrinted && options.writesBlocks()) {
            throw new OutputRefusedException("this log has no format description, without which rows events cannot be written safely; "
                    + "--base64-output=decode-rows -v shows them");
        }
        if (options.base64() == TextOptions.Base64Output.NEVER && !options.shortForm()) {
            String reason = "--base64-output=never was given, but the log holds rows, which can only be written in base64";
            if (!inPayload) {
                throw new OutputRefusedException(reason);
            }
            // mysqlbinlog goes on with the next event of a compressed transaction.
            head(event.raw());
            warnings.accept(reason);
            return;
        }
        head(event.raw());
        if (!options.shortForm()) {
            eventLine.write(out, event.raw());
            RowsText.writeSummary(out, event);
        }
        rows.add(event, map);
        statementOpen = !event.endsStatement();
        if (event.endsStatement()) {
            rows.flush(out);
        }
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        inPayload = true;
        writeAt(pendingHeads, event.raw());
        if (!options.shortForm()) {
            eventLine.write(pendingHeads, event.raw());
            pendingHeads.ascii("\tTransaction_Payload\t\tpayload_size=");
            pendingHeads.decimal(event.payload().size());
            pendingHeads.ascii("\tcompression_type=");
            if (event.compression() == TransactionPayloadEvent.NONE) {
                pendingHeads.ascii("NONE");
            } else {
                pendingHeads.ascii("ZSTD\tuncompressed_size=");
                pendingHeads.unsignedDecimal(event.uncompressedSize());
            }
            pendingHeads.ascii("\n# Start of compressed events.\n");
        }
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        inPayload = false;
        writePendingHeads();
        if (!options.shortForm()) {
            out.ascii("# End of compressed events.\n");
        }
    }

    @Override
    public void filteredByTransaction(Event event) {
        markLeftOut(event.raw());
    }

    private void markLeftOut(RawEvent event) {
        if (options.marksLeftOut()) {
            writeAt(pendingHeads, event);
        }
    }

    @Override
    public void filteredByContent(Event event) {
        markLeftOut(event.raw());
        if (event instanceof QueryEvent query && query.loadFile() == null) {
            held.clear();
            transaction.skippedStatement(out);
            return;
        }
        if (event instanceof RowsEvent || event instanceof TableMapEvent) {
            transaction.skippedRows();
        }
        if (event instanceof RowsEvent skipped && skipped.endsStatement()) {
            statementOpen = false;
            writePendingHeads();
            rows.flush(out);
        }
    }

    @Override
    public void end() {
        transaction.closeSkipped(out);
        transaction.endOfLog(out, options.skipGtids());
        frame.writeTail(out);
        if (!held.isEmpty()) {
            warnings.accept(partialStatement("an Intvar_event, Rand_event or User_var_event with no matching Query_log_event"));
        } else if (statementOpen && !options.shortForm()) {
            warnings.accept(partialStatement("a row event or a table map event that does not have the STMT_END_F flag set"));
        }
        held.close();
        rows.close();
    }

    private static String partialStatement(String what) {
        return "The range of printed events ends with " + what + ". This might be because the last statement was not fully written to the log, "
                + "or because you are using a --stop-position or --stop-datetime that refers to an event in the middle of a statement. "
                + "The event(s) from the partial statement have not been written to output.";
    }

    /// The `# at` line of an event that is printed, after those of events left out before it.
    private void head(RawEvent event) {
        writePendingHeads();
        writeAt(out, event);
    }

    private void writePendingHeads() {
        if (pendingHeads.position() > 0) {
            out.put(pendingHeads);
            pendingHeads.clear();
        }
    }

    private void writeAt(ByteSink sink, RawEvent event) {
        if (!options.shortForm()) {
            sink.put(AT);
            sink.decimal(event.position());
            sink.put('\n');
        }
    }
}
