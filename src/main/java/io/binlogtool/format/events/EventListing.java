package io.binlogtool.format.events;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

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

/// Writes one line an event, as SHOW BINLOG EVENTS does: `Log_name Pos Event_type Server_id End_log_pos Info`. If wanted, `Time` stands in front of
/// Event_type: behind Info, which is of any length, nobody would see it.
///
/// Events inside a compressed transaction follow it, with the place where the payload ends as their position and its end_log_pos as theirs, as the
/// server shows them: in a relay log the latter counts in the source's log.
public final class EventListing implements EventSink {

    private static final String[] TITLES = {"Log_name", "Pos", "Time", "Event_type", "Server_id", "End_log_pos"};
    /// What most values of a column fit in, where columns are aligned.
    private static final int[] WIDTHS = {13, 10, 19, 21, 9, 11};
    private static final int TIME = 2;

    private static final int GAP = 2;
    private static final int DELETE = 0x7f;

    private final ListingOptions options;
    private final ByteSink out;
    private final Consumer<String> warnings;
    private final ByteSink info = new ByteSink();
    private final ByteSink visible = new ByteSink();
    /// Null if the column is not wanted.
    private final DateTimeFormatter time;
    /// Neighbours are mostly of the same second.
    private long timeSeconds;
    private String timeText = "";
    private String log = "";
    /// The same as it is written.
    private byte[] logName = {};
    /// Where the payload whose events are listed ends, -1 outside of one.
    private long payloadEnd = -1;
    private long payloadEndLogPos;
    /// Where that payload begins.
    private long payloadStart;
    private long seen;
    private long written;

    /// @param warnings takes one sentence at a time, for standard error
    public EventListing(ListingOptions options, ByteSink out, Consumer<String> warnings) {
        this.options = options;
        this.out = out;
        this.warnings = warnings;
        this.time = options.zone() == null ? null : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(options.zone());
    }

    @Override
    public void begin() {
        for (int c = 0; c < TITLES.length; c++) {
            if (c != TIME || time != null) {
                out.ascii(TITLES[c]);
                separate(c, TITLES[c].length());
            }
        }
        out.ascii("Info\n");
    }

    @Override
    public void log(String name) {
        log = Path.of(name).getFileName().toString();
        info.clear();
        info.utf8(VisibleText.of(log));
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
        if (time != null) {
            time(header.timestamp());
        }
        String type = raw.type().displayName();
        out.ascii(type);
        separate(3, type.length());
        number(4, header.serverId());
        number(5, payloadEnd >= 0 ? payloadEndLogPos : header.endLogPos());
        info.clear();
        EventInfo.write(info, event);
        writeInfo();
        out.put('\n');
    }

    /// With columns aligned it is for people: without the control characters of names and statements.
    private void writeInfo() {
        if (!options.aligned() || isPlain(info)) {
            BatchText.write(out, info);
            return;
        }
        visible.clear();
        BatchText.write(visible, info);
        out.utf8(VisibleText.of(new String(visible.array(), 0, visible.position(), StandardCharsets.UTF_8)));
    }

    /// Whether a text is printable ASCII.
    private static boolean isPlain(ByteSink text) {
        byte[] bytes = text.array();
        for (int i = 0; i < text.position(); i++) {
            if (bytes[i] < ' ' || bytes[i] == DELETE) {
                return false;
            }
        }
        return true;
    }

    /// Events without a time have an empty one.
    private void time(long seconds) {
        if (seconds != timeSeconds) {
            timeSeconds = seconds;
            timeText = seconds == 0 ? "" : time.format(Instant.ofEpochSecond(seconds));
        }
        out.ascii(timeText);
        separate(TIME, timeText.length());
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
        warnings.accept(log + ": " + range.describe());
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
