package io.binlogtool.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollationTest {

    @Test
    void hasTheCollationsOfMysql97() {
        List<Collation> all = IntStream.rangeClosed(0, 323).boxed().flatMap(id -> CollationTable.MYSQL.byId(id).stream()).toList();
        assertThat(all).hasSize(286);
        assertThat(all).filteredOn(Collation::isDefault).hasSize(41).extracting(Collation::charset).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(collation -> assertThat(collation.name()).startsWith(collation.charset()));
    }

    @Test
    void tellsWhatAnIdStandsFor() {
        assertThat(Collation.byId(8)).contains(new Collation(8, "latin1_swedish_ci", "latin1", 1, true));
        assertThat(Collation.byId(33)).contains(new Collation(33, "utf8mb3_general_ci", "utf8mb3", 3, true));
        assertThat(Collation.byId(45)).contains(new Collation(45, "utf8mb4_general_ci", "utf8mb4", 4, false));
        assertThat(Collation.byId(63)).contains(new Collation(63, "binary", "binary", 1, true));
        assertThat(Collation.byId(250)).contains(new Collation(250, "gb18030_unicode_520_ci", "gb18030", 4, false));
        assertThat(Collation.byId(255)).contains(new Collation(255, "utf8mb4_0900_ai_ci", "utf8mb4", 4, true));
        assertThat(Collation.byId(323)).contains(new Collation(323, "utf8mb4_mn_cyrl_0900_as_cs", "utf8mb4", 4, false));
    }

    @Test
    void knowsTheIdsThatOnlyMariadbHas() {
        assertThat(Collation.byId(576)).contains(new Collation(576, "utf8mb3_croatian_ci", "utf8mb3", 3, false));
        assertThat(Collation.byId(1032)).contains(new Collation(1032, "latin1_swedish_nopad_ci", "latin1", 1, false));
        assertThat(Collation.byId(2304)).contains(new Collation(2304, "utf8mb4_uca1400_ai_ci", "utf8mb4", 4, false));
        assertThat(Collation.byId(3271)).contains(new Collation(3271, "utf32_uca1400_croatian_nopad_as_cs", "utf32", 4, false));
    }

    @Test
    void findsNothingForUnknownIds() {
        for (long id : new long[] {-1, 0, 17, 272, 324, 3272, 65535, Integer.MAX_VALUE, (1L << 32) + 8, Long.MIN_VALUE}) {
            assertThat(Collation.byId(id)).as("id %d", id).isEmpty();
        }
    }

    @Test
    void everyCharacterSetButBinaryHasADecoder() {
        Set<String> without = new HashSet<>();
        for (int id = 0; id < 4096; id++) {
            Collation.byId(id).filter(collation -> collation.decoder().isEmpty()).ifPresent(collation -> without.add(collation.charset()));
        }
        assertThat(without).containsExactly("binary");
        assertThat(Collation.byId(8).orElseThrow().decoder().orElseThrow()).isSameAs(MysqlCharset.forName("Latin1").orElseThrow());
    }
}
