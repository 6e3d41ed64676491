package io.binlogtool.format.json;

import java.util.UUID;

import io.binlogtool.event.GtidEvent;

/// GTIDs as text: `uuid:number`, `uuid:tag:number`.
final class GtidText {

    private GtidText() {
    }

    static String of(GtidEvent event) {
        String source = new UUID(event.uuidHigh(), event.uuidLow()).toString();
        return event.tag().isEmpty() ? source + ":" + event.gno() : source + ":" + event.tag() + ":" + event.gno();
    }
}
