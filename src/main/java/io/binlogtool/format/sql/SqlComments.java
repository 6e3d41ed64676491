package io.binlogtool.format.sql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.format.GtidText;
import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;

/// Comments that say where in the logs statements come from.
final class SqlComments {

    private final DateTimeFormatter format;
    private String log = "";
    private long lastSecond = -1;
    private String lastTime = "";

    SqlComments(ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    void log(String name) {
        log = VisibleText.of(name);
    }

    static void sentence(ByteSink out, String sentence) {
        out.ascii("-- ");
        out.utf8(VisibleText.of(sentence));
        out.put('\n');
    }

    /// `-- mysql-bin.000007:1234 at 2026-03-01 10:00:00, GTID 3e11fa47-…:5, thread 8`
    ///
    /// @param position of its first event
    /// @param timestamp Unix seconds
    /// @param gtid null if there is none
    /// @param thread -1 if it is not known
    void transaction(ByteSink out, long position, long timestamp, GtidEvent gtid, long thread) {
        place(out, position);
        out.ascii(" at ");
        out.ascii(time(timestamp));
        if (gtid != null && !gtid.isAnonymous()) {
            out.ascii(", GTID ");
            GtidText.write(out, gtid);
        }
        if (thread >= 0) {
            out.ascii(", thread ");
            out.decimal(thread);
        }
        out.put('\n');
    }

    /// `-- mysql-bin.000007:1234 Write_rows at 2026-03-01 10:00:00`
    void rows(ByteSink out, RowsEvent event) {
        place(out, event.raw().position());
        out.put(' ');
        out.ascii(event.raw().type().displayName());
        out.ascii(" at ");
        out.ascii(time(event.raw().header().timestamp()));
        out.put('\n');
    }

    private void place(ByteSink out, long position) {
        out.ascii("-- ");
        out.put(log.getBytes(StandardCharsets.UTF_8));
        out.put(':');
        out.decimal(position);
    }

    private String time(long second) {
        if (second != lastSecond) {
            lastSecond = second;
            lastTime = format.format(Instant.ofEpochSecond(second));
        }
        return lastTime;
    }
}
