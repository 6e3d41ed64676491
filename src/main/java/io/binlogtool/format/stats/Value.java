package io.binlogtool.format.stats;

/// One value of a report. What kind it is tells a renderer how to show it.
public sealed interface Value {

    /// How many.
    record Count(long count) implements Value {
    }

    /// A number that names something: a position, a server, a thread.
    record Id(long id) implements Value {
    }

    /// A size in bytes.
    record Size(long bytes) implements Value {
    }

    /// A point in time, Unix seconds; 0 is unknown.
    record Time(long seconds) implements Value {
    }

    /// A span of time in microseconds.
    record Duration(long micros) implements Value {
    }

    /// A part of a whole, 0 to 1; NaN where there is no whole.
    record Share(double share) implements Value {
    }

    /// A number with fractions.
    record Rate(double rate) implements Value {
    }

    record Text(String text) implements Value {
    }

    record Flag(boolean set) implements Value {
    }
}
