package io.binlogtool.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.format.events.FileSummary;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.tx.GtidSet;
import io.binlogtool.tx.GtidSetBuilder;

/// Runs over the headers of one log for [FileSummary]; of the events, only GTIDs are decoded.
public final class LogSummary {

    private long events;
    private long firstTime;
    private long lastTime;
    private final GtidSetBuilder gtids = new GtidSetBuilder();
    private String damage;

    private LogSummary() {
    }

    /// @param stdin what a log named `-` is read from
    /// @throws IOException if the log cannot be opened
    public static FileSummary read(String log, InputStream stdin) throws IOException {
        try (LogInput input = LogOpener.open(log, stdin)) {
            return new LogSummary().read(input);
        }
    }

    private FileSummary read(LogInput input) {
        String name = Path.of(input.name()).getFileName().toString();
        if (EventReader.isEncrypted(input)) {
            return new FileSummary(name, input.rest(0), true, "", false, 0, 0, 0, GtidSet.EMPTY, null);
        }
        long size = 0;
        String version = "";
        boolean inUse = false;
        try {
            EventReader reader = new EventReader(input);
            scan(reader);
            size = reader.position() + input.rest(reader.position());
            version = reader.format().serverVersion();
            inUse = reader.isInUse();
        } catch (MalformedBinlogException e) {
            damage = e.getMessage();
            size = input.rest(0);
        }
        return new FileSummary(name, size, false, version, inUse, events, firstTime, lastTime, gtids.build(), damage);
    }

    private void scan(EventReader reader) {
        try {
            for (RawEvent event = reader.next(); event != null; event = reader.next()) {
                count(event);
            }
        } catch (MalformedBinlogException e) {
            damage = "at " + reader.position() + ": " + e.getMessage();
        } catch (InternalError e) {
            damage = MalformedBinlogException.cutWhileRead().getMessage();
        }
    }

    private void count(RawEvent event) {
        events++;
        long time = event.header().timestamp();
        if (time != 0) {
            firstTime = firstTime == 0 ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
        if (event.type() == EventType.GTID || event.type() == EventType.GTID_TAGGED) {
            GtidEvent gtid = (GtidEvent) EventDecoder.decode(event);
            gtids.add(gtid.uuidHigh(), gtid.uuidLow(), gtid.tag(), gtid.gno());
        }
    }
}
