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
        assertThat(lines.subList(lines.size() - 3, lines.size()))
                .containsExactly("  ▆" + " ".repeat(36) + "█", "  each the largest of up to 105,263,158", "    intervals");
        assertThat(lines).allMatch(line -> line.length() <= 40);
    }

    /// A transaction is found by its GTID and thread, so those stay.
    @Test
    void largestTransactionsFitANarrowScreen() {
        List<Value> big = List.of(new Value.Text("binlog.000002"), new Value.Id(185_856_504),
                new Value.Text("079895d7-ea9d-11f1-a68c-02fc00000001:250010"), new Value.Time(1_795_809_606), new Value.Id(10),
                new Value.Count(1_000_000), new Value.Size(371_825_868), new Value.Duration(4_650_000), new Value.Text("shop.orders, shop.items"));
        Section section = new Section(Section.Kind.LARGEST,
                List.of("log", "position", "gtid", "time", "thread", "rows", "bytes", "duration", "tables"), List.of(big, big), 6);
        assertThat(written(section, 80)).isEqualTo("""
                Largest transactions
                   position  gtid          thread       rows      bytes  duration  tables
                  185856504  0798…:250010      10  1,000,000  354.6 MiB    4.65 s  shop.o….items
                  185856504  0798…:250010      10  1,000,000  354.6 MiB    4.65 s  shop.o….items
                  … too narrow for time, log
                """);
    }

    @Test
    void namesAreShortenedAndNumbersAreNot() {
        Section section = new Section(Section.Kind.TABLES, List.of("table", "rows", "first_change", "bytes", "update_image_bytes", "unchanged_bytes"),
                List.of(table("a_very_long_database_name_that_goes_on_and_on_for_sixty_four_characters.orders", 333_333), table("d.t", 1)), 3);
        for (int width = 36; width < 140; width++) {
            List<String> lines = written(section, width).lines().toList();
            int screenWidth = width;
            assertThat(lines).as(() -> String.join("\n", lines)).allMatch(line -> line.length() <= screenWidth);
            assertThat(lines.get(2)).contains("  333,333  ", "  317.9 MiB").startsWith("  a_ve").contains("rders ");
            assertThat(lines.get(3)).startsWith("  d.t ");
        }
        assertThat(written(section, 36)).endsWith("  … too narrow for\n    update_image_bytes,\n    unchanged_bytes, first_change\n");
    }

    private static List<Value> table(String name, long rows) {
        return List.of(new Value.Text(name), new Value.Count(rows), new Value.Time(1_795_809_606), new Value.Size(rows * 1000),
                new Value.Size(rows * 500), new Value.Size(rows * 400));
    }

    @Test
    void numbersOfGtidsAreWhole() {
        Section section = new Section(Section.Kind.FILES, List.of("log", "gtids"),
                List.of(gtids("a.000001", "83a06870-ea9d-11f1-a68c-02fc00000001:1-5:8-29"), gtids("a.000002", "83a06870-ea9d-11f1-a68c-02fc00000001:30-345")),
                -1);
        assertThat(written(section, 26).lines().toList().subList(2, 4)).containsExactly("  a.000001  83a06870…:8-29", "  a.000002  83a068…:30-345");
    }

    private static List<Value> gtids(String log, String set) {
        return List.of(new Value.Text(log), new Value.Text(set));
    }

    @Test
    void aStatementIsCutAtItsEnd() {
        Section section = new Section(Section.Kind.DDL, List.of("log", "position", "statement"),
                List.of(List.of(new Value.Text("binlog.000002"), new Value.Id(1), new Value.Text("CREATE TABLE \ud83d\ude00 (a INT)"))), -1);
        assertThat(written(section, 50).lines().toList().get(2)).isEqualTo("  binlog.000002         1  CREATE TABLE \ud83d\ude00 (a INT)");
        assertThat(List.of(41, 42)).allMatch(width -> written(section, width).endsWith("\n  binlog.000002         1  CREATE TABLE …\n"));
    }

    /// Bytes grow with the number of the interval, from 4, and the last has 8.
    private static String timeLine(int screenWidth, long... seconds) {
        List<List<Value>> rows = LongStream.range(0, seconds.length).mapToObj(i -> List.<Value>of(new Value.Time(1 + seconds[(int) i]),
                new Value.Duration(1_000_000), new Value.Size(i == seconds.length - 1 ? 8 : 4 + i))).toList();
        return written(new Section(Section.Kind.INTERVALS, COLUMNS, rows, 2), screenWidth);
    }

    private static String written(Section section, int screenWidth) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteSink out = new ByteSink(bytes)) {
            new TableReport(out, ZoneOffset.UTC, section.kind() == Section.Kind.INTERVALS, screenWidth, 10).write(new Report(List.of(section)));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
