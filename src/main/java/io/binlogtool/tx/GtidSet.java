package io.binlogtool.tx;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/// A set of global transaction identifiers: for each source (UUID and tag) the intervals of its transaction numbers. Immutable.
///
/// Sources without any transaction do not occur, sources are in the order of [Tsid], and intervals neither touch nor overlap: sets are equal
/// exactly if their texts are.
public final class GtidSet {

    public static final GtidSet EMPTY = new GtidSet(new Tsid[0], new Intervals[0]);

    private final Tsid[] sources;
    /// Of the source at the same index, never empty.
    private final Intervals[] intervals;

    /// @param sources   in ascending order
    /// @param intervals of each source, not empty
    GtidSet(Tsid[] sources, Intervals[] intervals) {
        this.sources = sources;
        this.intervals = intervals;
    }

    /// Reads the text form, such as `uuid:1-5:7,uuid2:1:tag:1-3`, as the server and mysqlbinlog do.
    ///
    /// White space may stand between any two parts, commas may be repeated. UUIDs are in either case, with their dashes (and then braces, too,
    /// if they like) or without. Intervals may overlap and come in any order; a source without any and an interval that ends before it starts
    /// (`7-3`) add nothing.
    ///
    /// @throws GtidSyntaxException with the reason in mysqlbinlog's words
    public static GtidSet parse(String text) {
        return new GtidSetParser(text).parse();
    }

    /// Reads the binary form in the bytes from `at` to `end`, which it must fill: the body of PREVIOUS_GTIDS, or a snapshot version.
    ///
    /// @throws MalformedBinlogException if the bytes are no such set
    public static GtidSet decode(Bytes bytes, long at, long end) {
        return GtidSetDecoder.decode(bytes, at, end);
    }

    public boolean isEmpty() {
        return sources.length == 0;
    }

    /// The sources that have transactions in this set, in ascending order.
    public List<Tsid> sources() {
        return List.of(sources);
    }

    /// Whether a transaction belongs to this set. Allocates nothing.
    ///
    /// @param high the UUID's first eight bytes, big-endian
    /// @param low  its last eight bytes
    /// @param tag  empty for none
    /// @param gno  the transaction number; 0, which stands for no GTID, is in no set
    public boolean contains(long high, long low, String tag, long gno) {
        int source = indexOf(high, low, tag);
        return source >= 0 && intervals[source].contains(gno);
    }

    private int indexOf(long high, long low, String tag) {
        int from = 0;
        int to = sources.length - 1;
        while (from <= to) {
            int middle = from + to >>> 1;
            int order = sources[middle].compareTo(high, low, tag);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }

    /// The transactions that are in either set.
    public GtidSet union(GtidSet other) {
        return combine(other, Intervals::union);
    }

    /// The transactions of this set that are not in the other.
    public GtidSet subtract(GtidSet other) {
        return combine(other, Intervals::subtract);
    }

    /// The transactions that are missing between the first and the last one of each source.
    public GtidSet gaps() {
        return combine(EMPTY, (here, none) -> here.gaps());
    }

    private GtidSet combine(GtidSet other, BinaryOperator<Intervals> operation) {
        int room = sources.length + other.sources.length;
        Tsid[] resultSources = new Tsid[room];
        Intervals[] resultIntervals = new Intervals[room];
        int size = 0;
        int here = 0;
        int there = 0;
        while (here < sources.length || there < other.sources.length) {
            int order = here == sources.length ? 1 : there == other.sources.length ? -1 : sources[here].compareTo(other.sources[there]);
            Tsid source = order <= 0 ? sources[here] : other.sources[there];
            Intervals result = operation.apply(order <= 0 ? intervals[here++] : Intervals.NONE,
                    order >= 0 ? other.intervals[there++] : Intervals.NONE);
            if (!result.isEmpty()) {
                resultSources[size] = source;
                resultIntervals[size++] = result;
            }
        }
        return size == 0 ? EMPTY : new GtidSet(Arrays.copyOf(resultSources, size), Arrays.copyOf(resultIntervals, size));
    }

    /// How many transactions there are; [Long#MAX_VALUE] if there are that many or more.
    public long count() {
        long count = 0;
        for (Intervals each : intervals) {
            count += each.count();
            if (count < 0) {
                return Long.MAX_VALUE;
            }
        }
        return count;
    }

    /// The intervals of a source by its index in [#sources()].
    Intervals intervals(int source) {
        return intervals[source];
    }

    /// The text form: `uuid:1-5:7:tag:1-3`, UUIDs in lower case and joined by `separator`.
    ///
    /// @param separator `,` in options, `,\n` in what the server shows, `,\n# ` in mysqlbinlog's PREVIOUS_GTIDS
    public String text(String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sources.length; i++) {
            Tsid source = sources[i];
            if (i == 0 || !source.hasUuidOf(sources[i - 1])) {
                text.append(i == 0 ? "" : separator);
                text.append(source.uuid());
            }
            if (!source.tag().isEmpty()) {
                text.append(':').append(source.tag());
            }
            intervals[i].appendTo(text);
        }
        return text.toString();
    }

    /// [#text(String)] with commas: what MySQL's options take.
    @Override
    public String toString() {
        return text(",");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidSet that && Arrays.equals(sources, that.sources) && Arrays.equals(intervals, that.intervals);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sources) + Arrays.hashCode(intervals);
    }
}
