package io.binlogtool.format.stats;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows, bytes and transactions by interval of time, by the time in the events' headers. Memory is bounded: with `auto`, intervals grow as the
/// logs' span does, in steps of which each divides the next.
final class TimeLine {

    /// Seconds.
    private static final long[] WIDTHS = {1, 10, 60, 300, 600, 3600, 21_600, 86_400, 604_800, 604_800 * 4L, 604_800 * 52L};
    private static final int MAX_INTERVALS = 10_000;
    private static final int AUTO_INTERVALS = 40;
    /// How far above the mean an interval is a peak, in standard deviations.
    private static final double PEAK_DEVIATIONS = 3;

    private final ZoneId zone;
    /// Seconds that the zone's clock is ahead of UTC; keys of intervals count from midnight there.
    private long offset;
    private final boolean auto;
    private long width;
    private final TreeMap<Long, long[]> intervals = new TreeMap<>();
    /// The interval of the last event, from and to before …
    private long currentStart;
    private long currentEnd;
    /// … and its counts.
    private long[] current;

    private static final int ROWS = 0;
    private static final int BYTES = 1;
    private static final int TRANSACTIONS = 2;

    /// @param width seconds, 0 for what suits the logs
    /// @param zone where intervals of hours and days begin when the clock says so, by the offset from UTC that was in force at the first event
    TimeLine(long width, ZoneId zone) {
        this.zone = zone;
        this.auto = width == 0;
        this.width = auto ? WIDTHS[0] : width;
    }

    void add(long time, long rows, long bytes, long transactions) {
        if (time == 0) {
            return;
        }
        if (time < currentStart || time >= currentEnd) {
            select(time);
        }
        current[ROWS] += rows;
        current[BYTES] += bytes;
        current[TRANSACTIONS] += transactions;
    }

    private void select(long time) {
        if (intervals.isEmpty()) {
            offset = zone.getRules().getOffset(Instant.ofEpochSecond(time)).getTotalSeconds();
        }
        current = intervals.computeIfAbsent(key(time), _ -> new long[3]);
        if (auto && intervals.size() > MAX_INTERVALS) {
            coarsen();
            current = intervals.get(key(time));
        }
        currentStart = start(key(time));
        currentEnd = currentStart + width;
    }

    private long key(long time) {
        return Math.floorDiv(time + offset, width);
    }

    private long start(long key) {
        return key * width - offset;
    }

    private void coarsen() {
        long next = nextWidth();
        TreeMap<Long, long[]> merged = new TreeMap<>();
        intervals.forEach((key, counts) -> {
            long[] sum = merged.computeIfAbsent(Math.floorDiv(key * width, next), _ -> new long[3]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        });
        intervals.clear();
        intervals.putAll(merged);
        width = next;
    }

    private long nextWidth() {
        for (long candidate : WIDTHS) {
            if (candidate > width) {
                return candidate;
            }
        }
        return width * 2;
    }

    private long span() {
        return intervals.isEmpty() ? 0 : intervals.lastKey() - intervals.firstKey() + 1;
    }

    /// The intervals with events, and the bursts among them.
    List<Section> sections() {
        while (auto && span() > AUTO_INTERVALS) {
            coarsen();
        }
        Section.Builder line = Section.of(Section.Kind.INTERVALS, "bytes", "from", "length", "rows", "bytes", "transactions", "peak");
        Section.Builder bursts = Section.of(Section.Kind.BURSTS, "bytes", "from", "length", "rows", "bytes", "transactions", "times_the_mean");
        double mean = intervals.values().stream().mapToLong(i -> i[BYTES]).sum() / (double) Math.max(1, span());
        double threshold = mean + PEAK_DEVIATIONS * deviation(mean);
        List<Map.Entry<Long, long[]>> burst = new ArrayList<>();
        for (Map.Entry<Long, long[]> interval : intervals.entrySet()) {
            long[] counts = interval.getValue();
            boolean peak = counts[BYTES] > threshold && threshold > 0;
            line.row(new Value.Time(start(interval.getKey())), new Value.Duration(width * 1_000_000), new Value.Count(counts[ROWS]),
                    new Value.Size(counts[BYTES]), new Value.Count(counts[TRANSACTIONS]), new Value.Flag(peak));
            boolean continues = !burst.isEmpty() && burst.getLast().getKey() + 1 == interval.getKey();
            if (!burst.isEmpty() && !(peak && continues)) {
                addBurst(bursts, burst, mean);
                burst.clear();
            }
            if (peak) {
                burst.add(interval);
            }
        }
        if (!burst.isEmpty()) {
            addBurst(bursts, burst, mean);
        }
        return List.of(line.build(), bursts.build());
    }

    /// Intervals without events count as empty ones.
    private double deviation(double mean) {
        double squares = (span() - intervals.size()) * mean * mean;
        for (long[] counts : intervals.values()) {
            squares += (counts[BYTES] - mean) * (counts[BYTES] - mean);
        }
        return Math.sqrt(squares / Math.max(1, span()));
    }

    private void addBurst(Section.Builder bursts, List<Map.Entry<Long, long[]>> burst, double mean) {
        long[] sum = new long[3];
        for (Map.Entry<Long, long[]> interval : burst) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += interval.getValue()[i];
            }
        }
        bursts.row(new Value.Time(start(burst.getFirst().getKey())), new Value.Duration(burst.size() * width * 1_000_000),
                new Value.Count(sum[ROWS]), new Value.Size(sum[BYTES]), new Value.Count(sum[TRANSACTIONS]),
                new Value.Rate(sum[BYTES] / mean / burst.size()));
    }
}
