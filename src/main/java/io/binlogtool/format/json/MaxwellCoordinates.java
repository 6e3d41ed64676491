package io.binlogtool.format.json;

import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.ObjDoubleConsumer;

import io.binlogtool.io.ByteSink;
import io.binlogtool.value.ShortestDecimal;

/// Coordinates as Maxwell prints them, or rather the JTS library: without exponents, and with 16 decimals at most.
final class MaxwellCoordinates implements ObjDoubleConsumer<ByteSink> {

    /// From here on the shortest form has an exponent.
    private static final double LARGE = 1e15;

    /// Null until it is needed, which is rarely.
    private DecimalFormat format;

    @Override
    public void accept(ByteSink out, double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 1 && magnitude < LARGE || !Double.isFinite(value)) {
            // Not more than 17 digits in all, so it makes no difference.
            ShortestDecimal.mysql(out, value);
        } else {
            if (format == null) {
                format = new DecimalFormat("0.################", DecimalFormatSymbols.getInstance(Locale.ROOT));
            }
            out.put(format.format(value).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
