package io.binlogtool.pipeline.verify;

import java.util.Map;
import java.util.TreeMap;

import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.tx.GtidSet;
import io.binlogtool.tx.GtidSetBuilder;
import io.binlogtool.tx.Tsid;

/// The transactions of one log as they come, to find those that come twice. They may come in any order: a replica with several appliers writes them so.
final class SeenGtids {

    private final Map<Tsid, Seen> sources = new TreeMap<>();
    private Tsid lastSource;
    private Seen last;

    /// Adds one transaction. Where it is the one after that of the call before, as in most logs, nothing is looked up.
    ///
    /// @return false if it was there already
    boolean add(long high, long low, String tag, long gno) {
        if (gno == Long.MAX_VALUE) {
            throw new MalformedBinlogException(0, "transaction number " + gno);
        }
        if (lastSource == null || lastSource.compareTo(high, low, tag) != 0) {
            lastSource = new Tsid(high, low, tag);
            last = sources.computeIfAbsent(lastSource, _ -> new Seen());
        }
        return last.add(gno);
    }

    GtidSet build() {
        GtidSetBuilder set = new GtidSetBuilder();
        sources.forEach((source, seen) -> seen.intervals.forEach((start, interval) -> set.add(source, start, interval.end)));
        return set.build();
    }

    private static final class Interval {

        private long end;
    }

    /// The intervals of one source, none of which touches the next.
    private static final class Seen {

        private final TreeMap<Long, Interval> intervals = new TreeMap<>();
        /// The one that was added to last.
        private Interval current;
        /// Where the one behind it begins, 0 if there is none.
        private long nextStart;

        boolean add(long gno) {
            if ((current == null || gno != current.end) && !select(gno)) {
                return false;
            }
            current.end = gno + 1;
            if (current.end == nextStart) {
                current.end = intervals.remove(nextStart).end;
                findNext();
            }
            return true;
        }

        /// @return false if it is there already
        private boolean select(long gno) {
            Map.Entry<Long, Interval> before = intervals.floorEntry(gno);
            if (before != null && gno < before.getValue().end) {
                return false;
            }
            current = before != null && gno == before.getValue().end ? before.getValue() : new Interval();
            if (current.end != gno) {
                current.end = gno;
                intervals.put(gno, current);
            }
            findNext();
            return true;
        }

        private void findNext() {
            Long higher = intervals.higherKey(current.end);
            nextStart = higher == null ? 0 : higher;
        }
    }
}
