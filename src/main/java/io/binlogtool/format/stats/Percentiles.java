package io.binlogtool.format.stats;

import org.HdrHistogram.Histogram;

/// A distribution of numbers from 0 up, to three significant digits; count, sum and maximum are exact.
final class Percentiles {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    private long max;
    private long sum;

    void add(long value) {
        long counted = Math.max(0, value);
        histogram.recordValue(counted);
        max = Math.max(max, counted);
        sum += counted;
    }

    long count() {
        return histogram.getTotalCount();
    }

    long sum() {
        return sum;
    }

    long max() {
        return max;
    }

    /// @param percent 0 to 100
    long at(double percent) {
        return Math.min(max, histogram.getValueAtPercentile(percent));
    }
}
