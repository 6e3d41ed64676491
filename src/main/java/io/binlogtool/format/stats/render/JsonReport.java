package io.binlogtool.format.stats.render;

import java.time.Instant;

import io.binlogtool.format.JsonWriter;
import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

/// A report as one JSON object: a key a section, whose value is an array of objects, a key a column. Numbers are exact: sizes in bytes, durations
/// in microseconds, shares from 0 to 1. Times are strings in UTC. What is unknown is null.
public final class JsonReport {

    private JsonReport() {
    }

    public static void write(ByteSink out, Report report) {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        for (Section section : report.sections()) {
            json.name(section.kind().key()).beginArray();
            section.rows().forEach(row -> {
                json.beginObject();
                for (int c = 0; c < row.size(); c++) {
                    json.name(section.columns().get(c));
                    value(json, row.get(c));
                }
                json.endObject();
            });
            json.endArray();
        }
        json.endObject().endLine();
    }

    private static void value(JsonWriter json, Value value) {
        switch (value) {
            case Value.Count(long count) -> json.value(count);
            case Value.Id(long id) -> json.value(id);
            case Value.Size(long bytes) -> json.value(bytes);
            case Value.Time(long seconds) -> json.value(seconds == 0 ? null : Instant.ofEpochSecond(seconds).toString());
            case Value.Duration(long micros) -> json.value(micros);
            case Value.Share(double share) -> json.value(share);
            case Value.Rate(double rate) -> json.value(rate);
            case Value.Unknown _ -> json.value(null);
            case Value.Text(String text) -> json.value(text);
            case Value.Flag(boolean set) -> json.value(set);
        }
    }
}
