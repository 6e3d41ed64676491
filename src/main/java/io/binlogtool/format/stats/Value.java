package io.binlogtool.format.stats;

/// One value of a report. What kind it is tells a renderer how to show it.
public sealed interface Value {

    /// The number that it stands for, in its base unit (bytes, seconds, microseconds); NaN for texts.
    double measure();

    /// Whether it is shown as a number.
    default boolean isNumber() {
        return true;
    }

    /// How many.
    record Count(long count) implements Value {
        @Override
        public double measure() {
            return count;
        }
    }

    /// A number that names something: a position, a server, a thread.
    record Id(long id) implements Value {
        @Override
        public double measure() {
            return id;
        }
    }

    /// A size in bytes.
    record Size(long bytes) implements Value {
        @Override
        public double measure() {
            return bytes;
        }
    }

    /// A point in time, Unix seconds; 0 is unknown.
    record Time(long seconds) implements Value {
        @Override
        public double measure() {
            return seconds;
        }

        @Override
        public boolean isNumber() {
            return false;
        }
    }

    /// A span of time in microseconds.
    record Duration(long micros) implements Value {
        @Override
        public double measure() {
            return micros;
        }
    }

    /// A part of a whole, 0 to 1; NaN where there is no whole.
    record Share(double share) implements Value {
        @Override
        public double measure() {
            return share;
        }
    }

    /// A number with fractions.
    record Rate(double rate) implements Value {
        @Override
        public double measure() {
            return rate;
        }
    }

    /// Something that the log does not tell.
    record Unknown() implements Value {
        @Override
        public double measure() {
            return Double.NaN;
        }

        @Override
        public boolean isNumber() {
            return false;
        }
    }

    /// A thread of a server; 0 is none.
    static Value thread(long id) {
        return id == 0 ? new Unknown() : new Id(id);
    }

    record Text(String text) implements Value {
        @Override
        public double measure() {
            return Double.NaN;
        }

        @Override
        public boolean isNumber() {
            return false;
        }
    }

    record Flag(boolean set) implements Value {
        @Override
        public double measure() {
            return set ? 1 : 0;
        }

        @Override
        public boolean isNumber() {
            return false;
        }
    }
}
