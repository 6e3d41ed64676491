package io.binlogtool.tx;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.io.Bytes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Sets against a naive model: a hash set of single transactions, few enough that they meet often.
class GtidSetPropertyTest {

    private static final int MAX_GNO = 14;
    private static final List<Tsid> SOURCES = List.of(
            new Tsid(0, 1, ""), new Tsid(0, 1, "a"), new Tsid(0, 1, "b_2"), new Tsid(7, Long.MIN_VALUE, ""),
            new Tsid(Long.MIN_VALUE, 0, ""), new Tsid(Long.MIN_VALUE, 0, "_"));

    private record Gtid(Tsid source, long gno) {}

    @Property
    void parsingTheTextGivesTheSameSet(@ForAll("anySets") GtidSet set) {
        assertThat(GtidSet.parse(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(GtidSet.parse(set.text(",\n"))).isEqualTo(set);
    }

    @Property
    void decodingTheEncodingGivesTheSameSet(@ForAll("anySets") GtidSet set) {
        for (byte[] encoded : List.of(GtidSetEncoder.encode(set), GtidSetEncoder.encode(set, true))) {
            assertThat(GtidSet.decode(Bytes.copyOf(encoded), 0, encoded.length)).isEqualTo(set);
        }
    }

    @Property
    void containsExactlyWhatWasAdded(@ForAll("gtids") List<Gtid> gtids) {
        GtidSet set = setOf(gtids);

        assertThat(elements(set)).isEqualTo(Set.copyOf(gtids));
        assertThat(set.count()).isEqualTo(Set.copyOf(gtids).size());
        assertThat(set.isEmpty()).isEqualTo(gtids.isEmpty());
    }

    @Property
    void orderOfAddingDoesNotMatter(@ForAll("gtids") List<Gtid> gtids) {
        assertThat(setOf(gtids.reversed())).isEqualTo(setOf(gtids)).hasToString(setOf(gtids).toString());
    }

    @Property
    void sourcesAscendAndIntervalsStayApart(@ForAll("gtids") List<Gtid> gtids) {
        GtidSet set = setOf(gtids);

        assertThat(set.sources()).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < set.sources().size(); i++) {
            Intervals intervals = set.intervals(i);
            assertThat(intervals.isEmpty()).isFalse();
            for (int k = 1; k < intervals.size(); k++) {
                assertThat(intervals.start(k)).isGreaterThan(intervals.end(k - 1));
            }
        }
    }

    @Property
    void algebra(@ForAll("gtids") List<Gtid> left, @ForAll("gtids") List<Gtid> right) {
        GtidSet a = setOf(left);
        GtidSet b = setOf(right);

        Set<Gtid> union = new HashSet<>(left);
        union.addAll(right);
        Set<Gtid> difference = new HashSet<>(left);
        difference.removeAll(right);
        assertThat(a.union(b)).isEqualTo(setOf(union));
        assertThat(a.subtract(b)).isEqualTo(setOf(difference));
    }

    @Property
    void gapsAreWhatIsMissingInBetween(@ForAll("gtids") List<Gtid> gtids) {
        GtidSet set = setOf(gtids);

        Set<Gtid> missing = new HashSet<>();
        for (Tsid source : set.sources()) {
            List<Long> present = gtids.stream().filter(gtid -> gtid.source.equals(source)).map(Gtid::gno).sorted().toList();
            for (long gno = present.getFirst(); gno < present.getLast(); gno++) {
                if (!present.contains(gno)) {
                    missing.add(new Gtid(source, gno));
                }
            }
        }
        assertThat(elements(set.gaps())).isEqualTo(missing);
    }

    @Property
    void aBuilderGoesOnAfterBuilding(@ForAll("gtids") List<Gtid> first, @ForAll("gtids") List<Gtid> second) {
        GtidSetBuilder builder = new GtidSetBuilder();
        first.forEach(gtid -> add(builder, gtid));
        GtidSet before = builder.build();
        second.forEach(gtid -> add(builder, gtid));

        assertThat(before).isEqualTo(setOf(first));
        assertThat(builder.build()).isEqualTo(setOf(first).union(setOf(second)));
        builder.addAll(before);
        assertThat(builder.build()).isEqualTo(setOf(first).union(setOf(second)));
    }

    private static GtidSet setOf(Collection<Gtid> gtids) {
        GtidSetBuilder builder = new GtidSetBuilder();
        gtids.forEach(gtid -> add(builder, gtid));
        return builder.build();
    }

    private static void add(GtidSetBuilder builder, Gtid gtid) {
        builder.add(gtid.source.high(), gtid.source.low(), gtid.source.tag(), gtid.gno);
    }

    private static Set<Gtid> elements(GtidSet set) {
        Function<Tsid, List<Gtid>> ofSource = source -> LongStream.rangeClosed(0, MAX_GNO + 1)
                .filter(gno -> set.contains(source.high(), source.low(), source.tag(), gno)).mapToObj(gno -> new Gtid(source, gno)).toList();
        return SOURCES.stream().map(ofSource).flatMap(List::stream).collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Gtid>> gtids() {
        return Combinators.combine(Arbitraries.of(SOURCES), Arbitraries.longs().between(1, MAX_GNO)).as(Gtid::new).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<GtidSet> anySets() {
        Arbitrary<String> tags = Combinators.combine(Arbitraries.chars().range('a', 'z').with('_'),
                Arbitraries.strings().withCharRange('a', 'z').withCharRange('0', '9').withChars('_').ofMaxLength(31))
                .as((first, rest) -> first + rest);
        Arbitrary<Tsid> sources = Combinators.combine(Arbitraries.longs(), Arbitraries.longs(),
                Arbitraries.oneOf(Arbitraries.just(""), tags)).as(Tsid::new);
        Arbitrary<long[]> intervals = Arbitraries.longs().between(1, Intervals.GNO_END).tuple2()
                .filter(bounds -> !bounds.get1().equals(bounds.get2()))
                .map(bounds -> new long[] {Math.min(bounds.get1(), bounds.get2()), Math.max(bounds.get1(), bounds.get2())});
        return Combinators.combine(sources, intervals.list().ofMinSize(1).ofMaxSize(8)).as((source, bounds) -> {
            GtidSetBuilder builder = new GtidSetBuilder();
            bounds.forEach(each -> builder.add(source, each[0], each[1]));
            return builder.build();
        }).list().ofMaxSize(6).map(sets -> sets.stream().reduce(GtidSet.EMPTY, GtidSet::union));
    }
}
