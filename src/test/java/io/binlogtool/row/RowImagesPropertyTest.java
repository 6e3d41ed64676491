package io.binlogtool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowEvents.Column;
import io.binlogtool.schema.TableMap;

/// Rows events of tables of any columns, with and without NULLs, in images of all columns and of some: what [RowCursor], [RowSkipper] and
/// [UpdateComparison] find is what was encoded.
class RowImagesPropertyTest {

    private static final List<Column> COLUMNS = List.of(
            Column.fixed(1, 1), Column.fixed(2, 2), Column.fixed(9, 3), Column.fixed(3, 4), Column.fixed(8, 8), Column.fixed(5, 8, 8),
            Column.fixed(246, 5, 10, 2), Column.fixed(17, 7, 6), Column.fixed(16, 2, 1, 1),
            Column.variable(15, 1, 9, 100, 0), Column.variable(15, 2, 300, 0xe8, 3), Column.variable(254, 1, 10, 254, 10),
            Column.variable(252, 1, 20, 1), Column.variable(252, 2, 20, 2), Column.variable(252, 3, 20, 3), Column.variable(252, 4, 20, 4));

    private final RowCursor cursor = new RowCursor();
    private final RowSkipper skipper = new RowSkipper();
    private final UpdateComparison comparison = new UpdateComparison();

    /// A table, and what decides about its rows.
    private record Case(List<Column> columns, int rows, boolean nulls, long seed) {

        TableMap map() {
            return RowEvents.table(columns);
        }
    }

    /// An event, and the values of its images: those of a row's absent columns are left out.
    private record Encoded(RowsEvent event, List<Boolean> present, List<List<byte[]>> images) {
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Column>> tables = Arbitraries.of(COLUMNS).list().ofMinSize(1).ofMaxSize(20);
        return tables.flatMap(columns -> Arbitraries.integers().between(1, 4).flatMap(rows -> Arbitraries.of(true, false).flatMap(
                nulls -> Arbitraries.longs().map(seed -> new Case(columns, rows, nulls, seed)))));
    }

    @Property(tries = 300)
    void columnsAreLocatedWhereTheyAre(@ForAll("cases") Case table) {
        Encoded encoded = encode(RowEvents.WRITE, table, 1);
        cursor.open(encoded.event, table.map());
        for (List<byte[]> values : encoded.images) {
            assertThat(cursor.next()).isTrue();
            assertImage(cursor.after(), encoded.present, values);
        }
        assertThat(cursor.next()).isFalse();
    }

    @Property(tries = 300)
    void bothImagesOfAnUpdateAreLocated(@ForAll("cases") Case table) {
        Encoded encoded = encode(RowEvents.UPDATE, table, 2);
        cursor.open(encoded.event, table.map());
        for (int row = 0; row < table.rows; row++) {
            assertThat(cursor.next()).isTrue();
            assertImage(cursor.before(), encoded.present, encoded.images.get(2 * row));
            assertImage(cursor.after(), encoded.present, encoded.images.get(2 * row + 1));
            for (int i = 0, c = -1; i < encoded.images.get(2 * row).size(); i++) {
                c = nextPresent(encoded.present, c);
                assertThat(cursor.before().sameValue(cursor.after(), c))
                    .isEqualTo(Arrays.equals(encoded.images.get(2 * row).get(i), encoded.images.get(2 * row + 1).get(i)));
            }
        }
    }

    @Property(tries = 300)
    void rowsAreCounted(@ForAll("cases") Case table) {
        assertThat(skipper.count(encode(RowEvents.DELETE, table, 1).event, table.map())).isEqualTo(table.rows);
        assertThat(skipper.count(encode(RowEvents.UPDATE, table, 2).event, table.map())).isEqualTo(table.rows);
    }

    /// A cut behind a row leaves an event of fewer rows; any other is found by those who locate columns and by those who only count.
    @Property(tries = 100)
    void anImageThatIsCutIsRefused(@ForAll("cases") Case table) {
        Encoded encoded = encode(RowEvents.DELETE, table, 1);
        byte[] images = encoded.event.raw().bytes().array(encoded.event.imagesAt(), encoded.event.raw().bodyEnd() - encoded.event.imagesAt());
        List<Integer> ends = new ArrayList<>();
        List<Column> columns = presentColumns(table.columns, encoded.present);
        int end = 0;
        for (List<byte[]> values : encoded.images) {
            end += RowEvents.image(columns, values).length;
            ends.add(end);
        }
        for (int length = 1; length < images.length; length++) {
            RowsEvent cut = RowEvents.rows(RowEvents.DELETE, List.of(encoded.present), Arrays.copyOf(images, length));
            if (ends.contains(length)) {
                assertThat(skipper.count(cut, table.map())).isEqualTo(ends.indexOf(length) + 1L);
            } else {
                assertThatThrownBy(() -> skipper.count(cut, table.map())).isInstanceOf(MalformedBinlogException.class);
            }
        }
    }

    @Property(tries = 300)
    void unchangedBytesAreThoseOfValuesThatAreTheSame(@ForAll("cases") Case table) {
        Encoded encoded = encode(RowEvents.UPDATE, table, 2);
        long all = 0;
        long unchanged = 0;
        for (int row = 0; row < table.rows; row++) {
            List<byte[]> before = encoded.images.get(2 * row);
            List<byte[]> after = encoded.images.get(2 * row + 1);
            for (int i = 0; i < before.size(); i++) {
                int bytes = length(before.get(i)) + length(after.get(i));
                all += bytes;
                unchanged += Arrays.equals(before.get(i), after.get(i)) ? bytes : 0;
            }
        }
        RowFilter everyRow = row -> true;
        for (RowSelection selection : List.of(RowSelection.ALL, new RowSelection(everyRow, 0))) {
            assertThat(comparison.compare(encoded.event, table.map(), selection)).isEqualTo(table.rows);
            assertThat(comparison.imageBytes()).isEqualTo(all);
            assertThat(comparison.unchangedBytes()).isEqualTo(unchanged);
        }
    }

    private static int length(byte[] value) {
        return value == null ? 0 : value.length;
    }

    private static void assertImage(RowImage image, List<Boolean> present, List<byte[]> values) {
        assertThat(image.located()).isEqualTo(present.size());
        int i = 0;
        for (int c = 0; c < present.size(); c++) {
            assertThat(image.isPresent(c)).isEqualTo(present.get(c));
            if (present.get(c)) {
                byte[] value = values.get(i++);
                assertThat(image.isNull(c)).isEqualTo(value == null);
                assertThat(image.hasValue(c)).isEqualTo(value != null);
                if (value != null) {
                    assertThat(image.bytes().array(image.start(c), image.length(c))).isEqualTo(value);
                }
            }
        }
    }

    private static int nextPresent(List<Boolean> present, int c) {
        return IntStream.range(c + 1, present.size()).filter(present::get).findFirst().orElseThrow();
    }

    private static List<Column> presentColumns(List<Column> columns, List<Boolean> present) {
        return IntStream.range(0, columns.size()).filter(present::get).mapToObj(columns::get).toList();
    }

    /// @param images how many a row has: the second takes about half of its values from the first
    private static Encoded encode(int typeCode, Case table, int images) {
        Random random = new Random(table.seed);
        List<Boolean> present = new ArrayList<>();
        boolean full = random.nextBoolean();
        table.columns.forEach(column -> present.add(full || random.nextBoolean()));
        present.set(random.nextInt(present.size()), true);
        List<Column> columns = presentColumns(table.columns, present);
        List<List<byte[]>> all = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int row = 0; row < table.rows; row++) {
            List<byte[]> last = null;
            for (int image = 0; image < images; image++) {
                List<byte[]> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(last != null && random.nextBoolean() ? last.get(i) : value(columns.get(i), table.nulls, random));
                }
                bytes.writeBytes(RowEvents.image(columns, values));
                all.add(values);
                last = values;
            }
        }
        List<List<Boolean>> bitmaps = images == 1 ? List.of(present) : List.of(present, present);
        return new Encoded(RowEvents.rows(typeCode, bitmaps, bytes.toByteArray()), present, all);
    }

    private static byte[] value(Column column, boolean nulls, Random random) {
        if (nulls && random.nextInt(4) == 0) {
            return null;
        }
        byte[] value = new byte[column.prefix() == 0 ? column.size() : random.nextInt(column.size() + 1)];
        random.nextBytes(value);
        return value;
    }
}
