package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class NativeLongSetTest {

    @Property(tries = 200)
    void isASet(@ForAll List<Long> added, @ForAll List<Long> asked) {
        Set<Long> expected = new HashSet<>();
        try (NativeLongSet set = new NativeLongSet()) {
            for (long value : added) {
                assertThat(set.add(value)).isEqualTo(expected.add(value));
            }
            assertThat(set.size()).isEqualTo(expected.size());
            assertThat(added).allMatch(set::contains);
            assertThat(asked).allMatch(value -> set.contains(value) == expected.contains(value));
        }
    }

    /// Few values, that lie side by side or on top of each other.
    @Property(tries = 200)
    void forgetsWhatIsRemoved(@ForAll List<@LongRange(min = -8, max = 8) Long> values) {
        Set<Long> expected = new HashSet<>();
        try (NativeLongSet set = new NativeLongSet()) {
            for (long value : values) {
                long hash = Math.abs(value) % 3 << 40 ^ Math.abs(value) / 3 + 1020;
                assertThat(value < 0 ? set.remove(hash) : set.add(hash)).isEqualTo(value < 0 ? expected.remove(hash) : expected.add(hash));
                assertThat(expected).allMatch(set::contains);
                assertThat(set.size()).isEqualTo(expected.size());
            }
        }
    }

    @Example
    void growsWithWhatItHolds() {
        try (NativeLongSet set = new NativeLongSet()) {
            for (long i = 0; i < 10_000; i++) {
                assertThat(set.add(i << 32)).isTrue();
            }
            for (long i = 0; i < 10_000; i++) {
                assertThat(set.contains(i << 32)).isTrue();
                assertThat(set.contains(i << 32 | 1)).isFalse();
            }
        }
    }
}
