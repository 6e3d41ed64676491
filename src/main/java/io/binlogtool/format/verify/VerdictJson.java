package io.binlogtool.format.verify;

import io.binlogtool.format.JsonWriter;

/// Writes one JSON object a log and line.
///
/// `{"file", "ok", "size", "events", "transactions", "unreadable_bytes", "finding_count", "findings": [{"position", "type", "reason"}], "notes": []}`
public final class VerdictJson {

    private VerdictJson() {
    }

    public static void write(JsonWriter json, FileVerdict verdict) {
        json.beginObject().field("file", verdict.name()).field("ok", verdict.isSound()).field("size", verdict.size())
                .field("events", verdict.events()).field("transactions", verdict.transactions())
                .field("unreadable_bytes", verdict.unreadableBytes()).field("finding_count", verdict.findingCount());
        json.name("findings").beginArray();
        for (Finding finding : verdict.findings()) {
            json.beginObject();
            if (finding.position() == Finding.NOWHERE) {
                json.field("position", null);
            } else {
                json.field("position", finding.position());
            }
            json.field("type", finding.type()).field("reason", finding.reason()).endObject();
        }
        json.endArray().name("notes").beginArray();
        verdict.notes().forEach(json::value);
        json.endArray().endObject().endLine();
    }
}
