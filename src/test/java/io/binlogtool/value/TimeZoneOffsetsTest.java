package io.binlogtool.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TimeZoneOffsetsTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isThatOfTheZoneInWhateverOrderMomentsCome(@ForAll @Size(max = 50) List<@LongRange(max = 4_294_967_295L) Long> moments) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        TimeZoneOffsets offsets = new TimeZoneOffsets(zone);
        for (long moment : moments) {
            assertThat(offsets.at(moment)).isEqualTo(zone.getRules().getOffset(Instant.ofEpochSecond(moment)).getTotalSeconds());
        }
    }
}
