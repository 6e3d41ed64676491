package io.binlogtool.pipeline.rollback;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeldPayload;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.format.sql.RollbackWriter;
import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.pipeline.Progress;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;

/// The last run: from the last selected change to the first, along the index. The rows of an event are located from the first to the last,
/// as they must be, and then written from the last to the first; nothing but where they begin is kept.
final class BackwardWalk implements AutoCloseable {

    private static final long NOT_READ = -1;

    private final RollbackPlan plan;
    private final RereadLogs inputs;
    private final RollbackWriter writer;
    /// Rows that are left alone if they were changed again; null for none.
    private final RowChains conflicts;
    private final Progress progress;
    private final HeldPayload payload = new HeldPayload();
    private final RowCursor cursor = new RowCursor();
    private int[] rowStarts = new int[64];
    private int[] rowNumbers = new int[64];

    private LogIndex index;
    private EventReader reader;
    private long format;
    private boolean cancelled;
    private long leftAlone;
    private boolean begun;

    /// @param conflicts rows that are left alone if they were changed again; null for none
    /// @param progress told of every transaction
    BackwardWalk(RollbackPlan plan, RereadLogs inputs, RollbackWriter writer, RowChains conflicts, Progress progress) {
        this.plan = plan;
        this.inputs = inputs;
        this.writer = writer;
        this.conflicts = conflicts;
        this.progress = progress;
    }

    /// How many row changes were not undone because their rows were changed again.
    long leftAlone() {
        return leftAlone;
    }

    /// @throws IOException if a log cannot be opened again
    void run() throws IOException {
        List<LogIndex> logs = plan.logs();
        for (int i = logs.size() - 1; i >= 0; i--) {
            if (!logs.get(i).isEmpty()) {
                walk(i, logs.get(i));
            }
        }
    }

    private void walk(int number, LogIndex log) throws IOException {
        index = log;
        format = NOT_READ;
        writer.log(log.log());
        try (LogInput input = inputs.open(number)) {
            reader = new EventReader(input);
            RollbackPlan.SelectedTable table = null;
            LogIndex.Cursor record = log.fromEnd();
            while (record.previous()) {
                switch (record.kind()) {
                    case LogIndex.TRANSACTION -> {
                        progress.reached(number, record.value());
                        beginTransaction(record.value());
                    }
                    case LogIndex.TABLE -> table = plan.tables().get((int) record.value());
                    case LogIndex.PAYLOAD -> {
                        if (EventDecoder.decode(read(record.value())) instanceof TransactionPayloadEvent event) {
                            payload.open(event);
                        }
                    }
                    case LogIndex.ROWS -> undo(read(record.value()), table);
                    case LogIndex.INNER_ROWS -> undo(payload.at(record.value()), table);
                    default -> throw new IllegalStateException("record " + record.kind());
                }
            }
            writer.endTransaction();
        } catch (MalformedBinlogException e) {
            throw e.inFile(log.log());
        } catch (InternalError e) {
            throw MalformedBinlogException.cutWhileRead().inFile(log.log());
        }
    }

    private RawEvent read(long position) {
        long wanted = index.formatAt(position);
        if (wanted != format) {
            readFormat(wanted);
            format = wanted;
        }
        reader.seek(position);
        RawEvent event = reader.next();
        if (event == null) {
            throw new MalformedBinlogException(0, "the log has become shorter").inEvent(position, null);
        }
        return event;
    }

    /// Lets the reader know the format. A relay log begins with its own format description, and that of the source follows soon.
    private void readFormat(long at) {
        if (at != LogIndex.AT_BEGINNING) {
            reader.seek(at);
            reader.next();
            return;
        }
        reader.seek(EventReader.MAGIC_SIZE);
        boolean describes = true;
        while (describes) {
            RawEvent event = reader.next();
            describes = event != null && switch (event.type()) {
                case FORMAT_DESCRIPTION, PREVIOUS_GTIDS, ROTATE -> true;
                default -> false;
            };
        }
    }

    private void beginTransaction(long position) {
        cancelled = index.isCancelled(position);
        RawEvent first = read(position);
        long timestamp = first.header().timestamp();
        Event event = EventDecoder.decode(first);
        GtidEvent gtid = event instanceof GtidEvent found ? found : null;
        if (gtid != null) {
            RawEvent second = reader.next();
            event = second == null ? event : EventDecoder.decode(second);
        }
        writer.beginTransaction(position, timestamp, gtid, event instanceof QueryEvent query ? query.threadId() : -1);
    }

    private void undo(RawEvent raw, RollbackPlan.SelectedTable table) {
        if (cancelled || !(EventDecoder.decode(raw) instanceof RowsEvent event)) {
            return;
        }
        try {
            int count = locate(event, table);
            boolean first = true;
            for (int i = count - 1; i >= 0; i--) {
                cursor.seek(rowStarts[i], rowNumbers[i]);
                cursor.next();
                if (conflicts == null || !isLeftAlone(table.table())) {
                    if (first) {
                        writer.event(event);
                        first = false;
                    }
                    writer.row(table.table(), event, cursor);
                }
            }
            if (!begun && !first) {
                // Whoever reads can begin.
                writer.flush();
                begun = true;
            }
        } catch (MalformedBinlogException e) {
            throw e.inEvent(raw.position(), raw.type().displayName());
        }
    }

    private boolean isLeftAlone(SqlTable table) {
        RowImage image = cursor.first();
        boolean left = RowKeys.has(table, image, image) && conflicts.isChangedAgain(RowKeys.hash(table, image, image));
        leftAlone += left ? 1 : 0;
        return left;
    }

    /// Finds out where the selected rows of the event begin.
    private int locate(RowsEvent event, RollbackPlan.SelectedTable table) {
        cursor.open(event, table.table().map());
        int count = 0;
        int at = cursor.at();
        while (cursor.next()) {
            if (table.filter() == null || table.filter().includes(cursor)) {
                if (count == rowStarts.length) {
                    rowStarts = Arrays.copyOf(rowStarts, count * 2);
                    rowNumbers = Arrays.copyOf(rowNumbers, count * 2);
                }
                rowStarts[count] = at;
                rowNumbers[count++] = cursor.row();
            }
            at = cursor.at();
        }
        return count;
    }

    @Override
    public void close() {
        payload.close();
    }
}
