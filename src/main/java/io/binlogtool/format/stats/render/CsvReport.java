package io.binlogtool.format.stats.render;

import java.time.Instant;
import java.util.stream.Collectors;

import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

/// One section as CSV (RFC 4180): a line of titles, then exact numbers as in [JsonReport].
public final class CsvReport {

    private static final String END_OF_LINE = "\r\n";

    private CsvReport() {
    }

    public static void write(ByteSink out, Section section) {
        out.utf8(String.join(",", section.columns()) + END_OF_LINE);
        section.rows().forEach(row -> out.utf8(row.stream().map(CsvReport::text).collect(Collectors.joining(",")) + END_OF_LINE));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Count(long count) -> Long.toString(count);
            case Value.Id(long id) -> Long.toString(id);
            case Value.Size(long bytes) -> Long.toString(bytes);
            case Value.Time(long seconds) -> seconds == 0 ? "" : Instant.ofEpochSecond(seconds).toString();
            case Value.Duration(long micros) -> Long.toString(micros);
            case Value.Share(double share) -> Double.isNaN(share) ? "" : Double.toString(share);
            case Value.Rate(double rate) -> Double.toString(rate);
            case Value.Unknown _ -> "";
            case Value.Text(String text) -> quoted(text);
            case Value.Flag(boolean set) -> Boolean.toString(set);
        };
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
