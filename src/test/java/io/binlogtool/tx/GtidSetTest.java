package io.binlogtool.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.MalformedBinlogException;
import org.junit.jupiter.api.Test;

class GtidSetTest {

    private static final long HIGH = 0x3e11fa4771ca11e1L;
    private static final long LOW = 0x9e33c80aa9429562L;
    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void containsTellsSourcesTagsAndNumbersApart() {
        GtidSet set = GtidSet.parse(UUID + ":2-4:9:tag:6");

        assertThat(set.contains(HIGH, LOW, "", 2)).isTrue();
        assertThat(set.contains(HIGH, LOW, "", 4)).isTrue();
        assertThat(set.contains(HIGH, LOW, "", 9)).isTrue();
        assertThat(set.contains(HIGH, LOW, "tag", 6)).isTrue();
        assertThat(set.contains(HIGH, LOW, "", 1)).isFalse();
        assertThat(set.contains(HIGH, LOW, "", 5)).isFalse();
        assertThat(set.contains(HIGH, LOW, "", 10)).isFalse();
        assertThat(set.contains(HIGH, LOW, "", 0)).isFalse();
        assertThat(set.contains(HIGH, LOW, "tag", 2)).isFalse();
        assertThat(set.contains(HIGH, LOW, "other", 6)).isFalse();
        assertThat(set.contains(HIGH, LOW + 1, "", 2)).isFalse();
        assertThat(set.contains(0, 0, "", 0)).isFalse();
    }

    @Test
    void uuidsAreOrderedAsUnsignedBytes() {
        String lowest = "00000000-0000-0000-0000-000000000001:1";
        String middle = "00000000-0000-0000-ffff-000000000000:1";
        String highest = "ffffffff-ffff-ffff-ffff-ffffffffffff:1";

        assertThat(GtidSet.parse(highest + "," + middle + "," + lowest)).hasToString(lowest + "," + middle + "," + highest);
    }

    @Test
    void countOfHugeSetsStopsAtTheHighestLong() {
        GtidSet set = GtidSet.parse(UUID + ":1-9223372036854775806:a:1-9223372036854775806:b:1-9223372036854775806");

        assertThat(set.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(GtidSet.parse(UUID + ":1-9223372036854775806").count()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void gaps() {
        assertThat(GtidSet.parse(UUID + ":3-5:9:tag:1-5").gaps()).hasToString(UUID + ":6-8");
    }

    @Test
    void theBuilderRefusesWhatIsNoTransactionNumber() {
        GtidSetBuilder builder = new GtidSetBuilder();

        assertThatThrownBy(() -> builder.add(HIGH, LOW, "", 0)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> builder.add(HIGH, LOW, "", Long.MAX_VALUE)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> builder.add(HIGH, LOW, "Tag", 1)).isInstanceOf(MalformedBinlogException.class);
        assertThatThrownBy(() -> builder.add(new Tsid(HIGH, LOW, ""), 5, 5)).isInstanceOf(MalformedBinlogException.class);
        assertThat(builder.build()).isEqualTo(GtidSet.EMPTY);
    }

    @Test
    void aTsidShowsItsTag() {
        assertThat(new Tsid(HIGH, LOW, "")).hasToString(UUID);
        assertThat(new Tsid(HIGH, LOW, "tag")).hasToString(UUID + ":tag");
    }
}
