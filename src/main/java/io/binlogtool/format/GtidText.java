package io.binlogtool.format;

import java.util.UUID;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.io.ByteSink;

/// The GTID of a transaction as text: `uuid:number`, or `uuid:tag:number`.
public final class GtidText {

    private GtidText() {
    }

    public static String of(GtidEvent event) {
        String source = new UUID(event.uuidHigh(), event.uuidLow()).toString();
        return event.tag().isEmpty() ? source + ":" + event.gno() : source + ":" + event.tag() + ":" + event.gno();
    }

    public static void write(ByteSink out, GtidEvent event) {
        writeSource(out, event);
        out.decimal(event.gno());
    }

    /// All that stands in front of the number: `uuid:` or `uuid:tag:`.
    public static void writeSource(ByteSink out, GtidEvent event) {
        out.uuid(event.uuidHigh(), event.uuidLow());
        out.put(':');
        if (!event.tag().isEmpty()) {
            out.ascii(event.tag());
            out.put(':');
        }
    }
}
