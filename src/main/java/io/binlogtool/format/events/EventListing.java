package io.binlogtool.format.events;

import java.nio.file.Path;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;

/// Writes one line an event, as SHOW BINLOG EVENTS does: `Log_name Pos Event_type Server_id End_log_pos Info`.
///
/// Events inside a compressed transaction follow it, with the place where the payload ends as their position and its end_log_pos as theirs, as the
/// server shows them: in a relay log the latter counts in the source's log.
public final class EventListing implements EventSink {

    private static final String[] TITLES = {"Log_name", "Pos", "Event_type", "Server_id", "End_log_pos"};
    /// What most values of a column fit in, where columns are aligned.
    private static final int[] WIDTHS = {13, 10, 21, 9, 11};

    private static final int GAP = 2;

    private final ListingOptions options;
    private final ByteSink out;
    private final ByteSink info = new ByteSink();
    private byte[] logName = {};
    /// Where the payload whose events are listed ends, -1 outside of one.
    private long payloadEnd = -1;
    private long payloadEndLogPos;
    /// Where that payload begins.
    private long payloadStart;
    private long seen;
    private long written;

    public EventListing(ListingOptions options, ByteSink out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public void begin() {
        for (int c = 0; c < TITLES.length; c++) {
            out.ascii(TITLES[c]);
            separate(c, TITLES[c].length());
        }
        out.ascii("Info\n");
    }

    @Override
    public void log(String name) {
        info.clear();
        info.utf8(Path.of(name).getFileName().toString());
        try (ByteSink escaped = new ByteSink()) {
            BatchText.write(escaped, info);
            logName = escaped.toByteArray();
        }
    }

    @Override
    public boolean wantsMore() {
        return written < options.limit();
    }

    @Override
    public void event(Event event) {
        RawEvent raw = event.raw();
        long start = payloadEnd >= 0 ? payloadStart : raw.position();
        if (start < options.from() || seen++ < options.offset() || written >= options.limit()) {
            return;
        }
        written++;
        EventHeader header = raw.header();
        out.put(logName);
        separate(0, logName.length);
        number(1, payloadEnd >= 0 ? payloadEnd : raw.position());
        String type = raw.type().displayName();
        out.ascii(type);
        separate(2, type.length());
        number(3, header.serverId());
        number(4, payloadEnd >= 0 ? payloadEndLogPos : header.endLogPos());
        info.clear();
        EventInfo.write(info, event);
        BatchText.write(out, info);
        out.put('\n');
    }

    private void number(int column, long value) {
        long start = out.written();
        out.decimal(value);
        separate(column, (int) (out.written() - start));
    }

    private void separate(int column, int length) {
        if (!options.aligned()) {
            out.put('\t');
            return;
        }
        for (int i = Math.min(length, WIDTHS[column]); i < WIDTHS[column] + GAP; i++) {
            out.put(' ');
        }
    }

    @Override
    public void gap(DamagedRange range) {
        out.ascii("# Gap: ");
        out.utf8(VisibleText.of(range.describe()));
        out.put('\n');
    }

    @Override
    public boolean listsEvents() {
        return true;
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        event(event);
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection rows) {
        event(event);
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        event(event);
        payloadStart = event.raw().position();
        payloadEnd = payloadStart + event.raw().length();
        payloadEndLogPos = event.raw().header().endLogPos();
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        payloadEnd = -1;
    }

}
