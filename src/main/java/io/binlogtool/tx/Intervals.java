package io.binlogtool.tx;

import java.util.Arrays;

/// A set of transaction numbers (GNOs) of one source, each from 1 to 2^63 - 2.
///
/// Kept as its boundaries in ascending order, `start, end, start, end, …` with ends exclusive: a number belongs to the set if an odd count of
/// boundaries is not above it. No two boundaries are equal, so that equal sets have equal boundaries.
final class Intervals {

    static final Intervals NONE = new Intervals(new long[0]);

    /// The exclusive end of the highest interval there can be.
    static final long GNO_END = Long.MAX_VALUE;

    private final long[] boundaries;

    private Intervals(long[] boundaries) {
        this.boundaries = boundaries;
    }

    /// The union of `count` intervals in any order, overlapping or not. Reorders both arrays.
    ///
    /// @param starts first numbers, each at least 1
    /// @param ends   exclusive ends, each above its start
    static Intervals union(long[] starts, long[] ends, int count) {
        if (count == 0) {
            return NONE;
        }
        // Sorted apart from each other, the k-th end closes the set exactly if the next start lies beyond it.
        Arrays.sort(starts, 0, count);
        Arrays.sort(ends, 0, count);
        long[] boundaries = new long[count * 2];
        int size = 0;
        boundaries[size++] = starts[0];
        for (int i = 1; i < count; i++) {
            if (starts[i] > ends[i - 1]) {
                boundaries[size++] = ends[i - 1];
                boundaries[size++] = starts[i];
            }
        }
        boundaries[size++] = ends[count - 1];
        return new Intervals(Arrays.copyOf(boundaries, size));
    }

    boolean isEmpty() {
        return boundaries.length == 0;
    }

    /// How many intervals there are.
    int size() {
        return boundaries.length / 2;
    }

    /// The first number of an interval, counted from 0.
    long start(int interval) {
        return boundaries[interval * 2];
    }

    /// The number after the last one of an interval.
    long end(int interval) {
        return boundaries[interval * 2 + 1];
    }

    boolean contains(long gno) {
        int found = Arrays.binarySearch(boundaries, gno);
        return found >= 0 ? (found & 1) == 0 : (-found - 1 & 1) == 1;
    }

    /// How many numbers there are.
    long count() {
        long count = 0;
        for (int i = 0; i < size(); i++) {
            count += end(i) - start(i);
        }
        return count;
    }

    Intervals union(Intervals other) {
        return combine(other, true);
    }

    Intervals subtract(Intervals other) {
        return combine(other, false);
    }

    /// The numbers between the first and the last that are missing.
    Intervals gaps() {
        return boundaries.length <= 2 ? NONE : new Intervals(Arrays.copyOfRange(boundaries, 1, boundaries.length - 1));
    }

    /// Walks the boundaries of both sets upwards.
    ///
    /// @param withOther whether what is in the other set belongs to the result; else it is taken away
    private Intervals combine(Intervals other, boolean withOther) {
        long[] result = new long[boundaries.length + other.boundaries.length];
        int size = 0;
        int here = 0;
        int there = 0;
        boolean inside = false;
        while (here < boundaries.length || there < other.boundaries.length) {
            long at;
            if (there == other.boundaries.length || here < boundaries.length && boundaries[here] <= other.boundaries[there]) {
                at = boundaries[here];
            } else {
                at = other.boundaries[there];
            }
            here += here < boundaries.length && boundaries[here] == at ? 1 : 0;
            there += there < other.boundaries.length && other.boundaries[there] == at ? 1 : 0;
            boolean inThis = (here & 1) == 1;
            boolean inOther = (there & 1) == 1;
            boolean belongs = inOther ? withOther : inThis;
            if (belongs != inside) {
                result[size++] = at;
                inside = belongs;
            }
        }
        return size == 0 ? NONE : new Intervals(Arrays.copyOf(result, size));
    }

    /// Appends `:first-last` or `:only` for each interval.
    void appendTo(StringBuilder text) {
        for (int i = 0; i < size(); i++) {
            text.append(':').append(start(i));
            if (end(i) - start(i) > 1) {
                text.append('-').append(end(i) - 1);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals that && Arrays.equals(boundaries, that.boundaries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(boundaries);
    }
}
