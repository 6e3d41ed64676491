package io.binlogtool.format.sql;

/// How a server rounds what is stored in a column of type FLOAT(M,D) or DOUBLE(M,D), to D digits behind the point and M in all. It does so with every
/// literal and expression, but not with what it copies from a column of type DOUBLE: a table can hold other values, too.
///
/// @param unit 10 to the power of D
/// @param limit the greatest value of M digits
record Rounding(double unit, double limit) {

    static Rounding of(int digits, int decimals) {
        double unit = powerOfTen(decimals);
        return new Rounding(unit, powerOfTen(digits - decimals) - 1 / unit);
    }

    private static double powerOfTen(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    /// What a DOUBLE column stores of a value within the limit; it has no negative zero.
    double round(double value) {
        double floor = Math.floor(value);
        return floor + Math.rint((value - floor) * unit) / unit;
    }

    /// What a FLOAT column stores of a value within the limit.
    float round(float value) {
        return (float) round((double) value);
    }

    /// Whether a DOUBLE column stores `value` itself.
    boolean keeps(double value) {
        return Math.abs(value) <= limit && Double.doubleToRawLongBits(round(value)) == Double.doubleToRawLongBits(value);
    }

    /// Whether a FLOAT column stores `value` itself. A FLOAT is rounded once more, and can be greater than the limit then, which a strict server
    /// does not take.
    boolean keeps(float value) {
        return Math.abs(value) <= limit && Float.floatToRawIntBits(round(value)) == Float.floatToRawIntBits(value);
    }
}
