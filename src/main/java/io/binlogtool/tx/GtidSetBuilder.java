package io.binlogtool.tx;

import io.binlogtool.io.MalformedBinlogException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects transactions, in any order and more than once if need be, into a [GtidSet].
public final class GtidSetBuilder {

    private final Map<Tsid, Collected> sources = new TreeMap<>();
    private Tsid lastSource;
    private Collected last;

    /// Adds one transaction. Where the source is that of the call before, as in most logs, nothing is allocated.
    ///
    /// @param high the UUID's first eight bytes, big-endian
    /// @param low  its last eight bytes
    /// @param tag  empty for none
    /// @param gno  from 1 to 2^63 - 2
    public void add(long high, long low, String tag, long gno) {
        check(gno, gno + 1);
        if (lastSource == null || lastSource.compareTo(high, low, tag) != 0) {
            select(new Tsid(high, low, tag));
        }
        last.add(gno, gno + 1);
    }

    /// Adds the transactions of a source from `start` to before `end`.
    public void add(Tsid source, long start, long end) {
        check(start, end);
        if (lastSource == null || lastSource.compareTo(source) != 0) {
            select(source);
        }
        last.add(start, end);
    }

    private void select(Tsid source) {
        lastSource = source;
        last = sources.computeIfAbsent(source, _ -> new Collected());
    }

    private static void check(long start, long end) {
        if (start < 1 || end <= start) {
            throw new MalformedBinlogException(0, "not an interval of transaction numbers: " + start + " to before " + end);
        }
    }

    public void addAll(GtidSet set) {
        List<Tsid> tsids = set.sources();
        for (int i = 0; i < tsids.size(); i++) {
            Intervals intervals = set.intervals(i);
            for (int k = 0; k < intervals.size(); k++) {
                add(tsids.get(i), intervals.start(k), intervals.end(k));
            }
        }
    }

    /// What was added so far; more can be added afterwards.
    public GtidSet build() {
        Tsid[] tsids = sources.keySet().toArray(Tsid[]::new);
        Intervals[] intervals = new Intervals[tsids.length];
        for (int i = 0; i < tsids.length; i++) {
            intervals[i] = sources.get(tsids[i]).intervals();
        }
        return tsids.length == 0 ? GtidSet.EMPTY : new GtidSet(tsids, intervals);
    }

    /// The intervals of one source as they came, merged now and then so that memory goes with the intervals and not with the calls.
    private static final class Collected {

        private long[] starts = new long[8];
        private long[] ends = new long[8];
        private int count;

        void add(long start, long end) {
            int previous = count - 1;
            if (previous >= 0 && start >= starts[previous] && start <= ends[previous]) {
                ends[previous] = Math.max(ends[previous], end);
                return;
            }
            if (count == starts.length) {
                makeRoom();
            }
            starts[count] = start;
            ends[count++] = end;
        }

        private void makeRoom() {
            Intervals merged = intervals();
            count = merged.size();
            for (int i = 0; i < count; i++) {
                starts[i] = merged.start(i);
                ends[i] = merged.end(i);
            }
            if (count > starts.length / 2) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
        }

        /// May leave starts and ends paired differently, which does not change what they cover together.
        Intervals intervals() {
            return Intervals.union(starts, ends, count);
        }
    }
}
