package io.binlogtool.format.json;

import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.GtidText;
import io.binlogtool.format.JsonText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.LogName;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowSelection;
import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.tx.StatementKind;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.TransactionOutline;
import io.binlogtool.tx.XaStatements;
import io.binlogtool.value.charset.MysqlCharset;

/// Writes one object a changed row, as Maxwell does:
///
/// ```
/// {"database":"shop","table":"orders","type":"update","ts":1720000066,"xid":420,"commit":true,"data":{…},"old":{…}}
/// ```
///
/// Keys in order, those in brackets by option or where there is something to show: `database, table, [query], type, ts, [xid],
/// [xoffset | commit], [position], [gtid], [server_id], [thread_id], [primary_key], [primary_key_columns], data, [old]`.
public final class MaxwellFormatter implements EventSink {

    private static final Fragment COMMIT = Fragment.of(",\"commit\":true");
    private static final Fragment XOFFSET = Fragment.of(",\"xoffset\":");
    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private final MaxwellOptions options;
    private final ByteSink out;
    private final SchemaFollower schema;
    private final Consumer<String> warnings;
    private final MaxwellRows rows;
    private final DdlRecords ddl;
    private final PerTable<RowLayout> layouts;
    private final RowCursor cursor = new RowCursor();
    /// A rows event's record up to `xoffset`, and from there to `primary_key`.
    private final ByteSink head = new ByteSink();
    private final ByteSink middle = new ByteSink();

    private String logName = "";
    private TransactionOutline transaction;
    private long xoffset;
    private String gtid;
    private String query;
    private boolean inPayload;
    /// Whether the transaction at hand has rows in the output.
    private boolean hasRows;
    /// Statements that changed rows which the log does not hold.
    private long unseen;
    private String firstUnseen;
    /// Transactions that ended so: those of XA after they had been prepared, others where some of their tables cannot be rolled back.
    private long rolledBack;
    private String firstRolledBack;

    /// @param selection which definitions' changes are wanted
    /// @param warnings takes one sentence at a time, for standard error
    public MaxwellFormatter(MaxwellOptions options, ByteSink out, SchemaFollower schema, DdlSelection selection, Consumer<String> warnings) {
        this.options = options;
        this.out = out;
        this.schema = schema;
        this.warnings = warnings;
        this.rows = new MaxwellRows(out, options);
        this.ddl = new DdlRecords(out, selection);
        this.layouts = new PerTable<>(map -> RowLayout.of(schema.columns(map), options));
    }

    /// JSON has no comments.
    @Override
    public void gap(DamagedRange range) {
        warnings.accept(logName + ": " + range.describe());
        gtid = null;
        query = null;
    }

    @Override
    public void log(String name) {
        logName = LogName.of(name).name();
    }

    @Override
    public boolean wantsOutlines() {
        return options.commitInfo() || options.threadId();
    }

    @Override
    public void transaction(TransactionOutline outline) {
        transaction = outline;
        xoffset = 0;
    }

    @Override
    public void event(Event event) {
        note(event);
        if (event instanceof UnknownEvent unknown && unknown.mayChangeData()) {
            throw new MalformedBinlogException(0, unknown.lostChange());
        }
        if (event instanceof QueryEvent statement) {
            statement(statement);
        }
    }

    private void statement(QueryEvent statement) {
        TransactionKeyword keyword = TransactionKeyword.of(statement);
        hasRows &= keyword != TransactionKeyword.BEGINS;
        if (TransactionKeyword.isRollback(statement) && (hasRows || XaStatements.isSecondPhase(statement))) {
            firstRolledBack = rolledBack == 0 ? logName + ":" + statement.raw().position() : firstRolledBack;
            rolledBack++;
        }
        if (options.ddl()) {
            ddl.write(statement, schema.changes(), position(statement.raw()), gtid);
        }
        if (keyword == TransactionKeyword.NONE && StatementKind.mayChangeRows(statement)) {
            firstUnseen = unseen == 0 ? logName + ":" + statement.raw().position() : firstUnseen;
            unseen++;
        }
    }

    /// What the rows behind an event show of it.
    private void note(Event event) {
        switch (event) {
            case GtidEvent id -> {
                gtid = options.gtidPosition() && !id.isAnonymous() ? GtidText.of(id) : null;
                query = null;
            }
            case QueryEvent _ -> query = null;
            case Event.RowsQuery rowsQuery when options.rowQuery() -> query = queryText(rowsQuery.query());
            default -> { }
        }
    }

    private String queryText(Bytes text) {
        String whole = UTF8.decode(text, 0, (int) text.size());
        int limit = options.rowQueryMaxLength();
        if (limit == 0 || whole.length() <= limit) {
            return whole;
        }
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private String position(RawEvent event) {
        return options.binlogPosition() && !inPayload ? logName + ":" + event.position() : null;
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        // the rows behind it name the table again
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        if (event.isDummy()) {
            return;
        }
        if (map == null) {
            throw event.withoutTableMap();
        }
        RowLayout layout = layout(map);
        prepare(event, layout);
        cursor.open(event, map);
        while (cursor.next()) {
            if (selection.includes(cursor)) {
                try {
                    row(event, layout, selection.isLast(cursor));
                } catch (MalformedBinlogException e) {
                    throw e.in("row " + cursor.row());
                }
            }
        }
    }

    private RowLayout layout(TableMap map) {
        TableColumns columns = schema.columns(map);
        if (layouts.of(map).columns() != columns) {
            // The schema has changed.
            layouts.clear();
        }
        return layouts.of(map);
    }

    /// Puts together what is the same for all rows of an event.
    private void prepare(RowsEvent event, RowLayout layout) {
        head.clear();
        head.put(layout.head());
        if (query != null) {
            head.ascii(",\"query\":");
            JsonText.string(head, query);
        }
        head.ascii(switch (event.kind()) {
            case WRITE -> ",\"type\":\"insert\",\"ts\":";
            case UPDATE, PARTIAL_UPDATE -> ",\"type\":\"update\",\"ts\":";
            case DELETE -> ",\"type\":\"delete\",\"ts\":";
        });
        head.decimal(event.raw().header().timestamp());
        if (options.commitInfo() && transaction.xid().isPresent()) {
            head.ascii(",\"xid\":");
            head.unsignedDecimal(transaction.xid().getAsLong());
        }
        middle.clear();
        String position = position(event.raw());
        if (position != null) {
            middle.ascii(",\"position\":");
            JsonText.string(middle, position);
        }
        if (gtid != null) {
            middle.ascii(",\"gtid\":\"");
            middle.ascii(gtid);
            middle.put('"');
        }
        if (options.serverId()) {
            number("server_id", event.raw().header().serverId());
        }
        if (options.threadId() && transaction.threadId().isPresent()) {
            number("thread_id", transaction.threadId().getAsLong());
        }
    }

    private void number(String key, long value) {
        middle.ascii(",\"");
        middle.ascii(options.shown(key));
        middle.ascii("\":");
        middle.decimal(value);
    }

    private void row(RowsEvent event, RowLayout layout, boolean isLast) {
        out.beginLine();
        out.put(head);
        if (options.commitInfo()) {
            if (isLast && transaction.isCommitted()) {
                out.put(COMMIT);
            } else if (options.xoffset()) {
                out.put(XOFFSET);
                out.decimal(xoffset);
            }
        }
        xoffset++;
        hasRows = true;
        if (middle.position() > 0) {
            out.put(middle);
        }
        if (options.primaryKeys()) {
            rows.primaryKey(cursor, event.kind(), layout);
        }
        if (options.primaryKeyColumns()) {
            out.put(layout.primaryKeyColumns());
        }
        rows.images(cursor, event.kind(), layout);
        out.put('}');
        out.endLine();
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        inPayload = true;
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        inPayload = false;
    }

    @Override
    public void filteredByTransaction(Event event) {
        if (event instanceof GtidEvent) {
            gtid = null;
        }
    }

    @Override
    public void filteredByContent(Event event) {
        note(event);
    }

    @Override
    public void end() {
        out.discardLine();
        if (unseen > 0) {
            warnings.accept("what was logged as statements, not as rows, is not in the output: " + unseen + " that may have changed rows, the first at "
                    + firstUnseen);
        }
        if (rolledBack > 0) {
            warnings.accept("transactions that were rolled back: " + rolledBack + ", the first at " + firstRolledBack
                    + "; what they did is in the output, as far as it was selected");
        }
        if (rows.leftOutPartial()) {
            warnings.accept("partial updates of JSON columns whose row before the change is not in the log were left out of `data`");
        }
        Replacements.report(rows.replaced(), warnings);
    }
}
