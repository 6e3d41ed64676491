package io.binlogtool.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LocalDatetimesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void areThoseOfTheZoneInWhateverOrderMomentsCome(@ForAll @Size(max = 50) List<@LongRange(min = 1, max = 4_294_967_295L) Long> moments) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        LocalDatetimes datetimes = new LocalDatetimes(zone);
        for (long moment : moments) {
            assertThat(datetimes.of(PackedTimestamp.of(moment, 250_000))).isEqualTo(packed(LocalDateTime.ofInstant(Instant.ofEpochSecond(moment), zone)));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 200)
    void areThoseOfMomentsCloseTogether(@ForAll @LongRange(min = 200_000, max = 4_294_000_000L) long first,
            @ForAll @Size(max = 50) List<@IntRange(min = -100_000, max = 100_000) Integer> distances) {
        ZoneId zone = ZoneId.of("America/St_Johns");
        LocalDatetimes datetimes = new LocalDatetimes(zone);
        for (int distance : distances) {
            long moment = first + distance;
            assertThat(datetimes.of(PackedTimestamp.of(moment, 250_000))).isEqualTo(packed(LocalDateTime.ofInstant(Instant.ofEpochSecond(moment), zone)));
        }
    }

    @Property
    void areThoseOfAnyOffset(@ForAll @LongRange(min = 1, max = 0xffff_ffffL) long seconds,
            @ForAll @IntRange(min = -18 * 3600, max = 18 * 3600) int offset) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset);
        assertThat(new LocalDatetimes(zone).of(PackedTimestamp.of(seconds, 250_000)))
                .isEqualTo(packed(LocalDateTime.ofEpochSecond(seconds, 0, zone)));
    }

    private static long packed(LocalDateTime time) {
        return PackedDatetime.of(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond(), 250_000);
    }
}
