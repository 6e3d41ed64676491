package io.binlogtool.format.stats.render;

import io.binlogtool.format.stats.Value;

/// Values as bare numbers, for charts and machine-readable forms.
final class Measures {

    private Measures() {
    }

    /// The number that a value stands for, in its base unit (bytes, seconds, microseconds); NaN for texts.
    static double number(Value value) {
        return switch (value) {
            case Value.Count(long count) -> count;
            case Value.Id(long id) -> id;
            case Value.Size(long bytes) -> bytes;
            case Value.Time(long seconds) -> seconds;
            case Value.Duration(long micros) -> micros;
            case Value.Share(double share) -> share;
            case Value.Rate(double rate) -> rate;
            case Value.Flag(boolean set) -> set ? 1 : 0;
            case Value.Text _ -> Double.NaN;
        };
    }
}
