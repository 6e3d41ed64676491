package io.binlogtool.format.stats.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.binlogtool.format.stats.Report;
import io.binlogtool.format.stats.Section;
import io.binlogtool.format.stats.Value;
import io.binlogtool.io.ByteSink;

class TableReportTest {

    private static final List<String> COLUMNS = List.of("from", "length", "bytes");

    @Test
    void everyIntervalHasACharacterIfTheyFit() {
        assertThat(timeLine(80, 0, 1, 4)).endsWith("\n  ▅▆  █\n");
    }

    @Test
    void aLongTimeLineIsAsWideAsTheScreen() {
        List<String> lines = timeLine(40, 0, 5, 4_000_000_000L).lines().toList();
        assertThat(lines.get(lines.size() - 2)).isEqualTo("  ▆" + " ".repeat(36) + "█");
        assertThat(lines.getLast()).isEqualTo("  each the largest of up to 105,263,158…");
        assertThat(lines).allMatch(line -> line.length() <= 40);
    }

    /// Bytes grow with the number of the interval, from 4, and the last has 8.
    private static String timeLine(int screenWidth, long... seconds) {
        List<List<Value>> rows = LongStream.range(0, seconds.length).mapToObj(i -> List.<Value>of(new Value.Time(1 + seconds[(int) i]),
                new Value.Duration(1_000_000), new Value.Size(i == seconds.length - 1 ? 8 : 4 + i))).toList();
        Report report = new Report(List.of(new Section(Section.Kind.INTERVALS, COLUMNS, rows, 2)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteSink out = new ByteSink(bytes)) {
            new TableReport(out, ZoneOffset.UTC, true, screenWidth, 10).write(report);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
