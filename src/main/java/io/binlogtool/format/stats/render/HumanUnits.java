package io.binlogtool.format.stats.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.binlogtool.format.VisibleText;
import io.binlogtool.format.stats.Value;

/// Values as people read them: `1.4 MiB`, `12,345`, `2026-11-23 06:04:54`, `1 h 20 min`.
final class HumanUnits {

    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final long KILO = 1024;
    private static final long MILLISECOND = 1000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final DateTimeFormatter time;

    HumanUnits(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    // Not a switch, for which the JVM would have to generate code at each start (docs/architecture.md).
    String text(Value value) {
        if (value instanceof Value.Count(long count)) {
            return String.format(Locale.ROOT, "%,d", count);
        } else if (value instanceof Value.Id(long id)) {
            return Long.toString(id);
        } else if (value instanceof Value.Size(long bytes)) {
            return size(bytes);
        } else if (value instanceof Value.Time(long seconds)) {
            return seconds == 0 ? "" : time.format(Instant.ofEpochSecond(seconds));
        } else if (value instanceof Value.Duration(long micros)) {
            return duration(micros);
        } else if (value instanceof Value.Share(double share)) {
            return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f %%", share * 100);
        } else if (value instanceof Value.Rate(double rate)) {
            return rate(rate);
        } else if (value instanceof Value.Unknown) {
            return "";
        } else if (value instanceof Value.Text(String text)) {
            return VisibleText.of(text);
        }
        return ((Value.Flag) value).set() ? "yes" : "";
    }

    private static String size(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= KILO && unit < SIZES.length - 1) {
            rest /= KILO;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", rest, SIZES[unit]);
    }

    private static String rate(double rate) {
        boolean small = rate > 0 && rate < 0.1;
        return small ? new BigDecimal(rate).round(new MathContext(2)).toPlainString() : String.format(Locale.ROOT, "%,.2f", rate);
    }

    private static String duration(long micros) {
        if (micros < MILLISECOND) {
            return micros == 0 ? "0 s" : micros + " µs";
        }
        if (micros < SECOND) {
            return String.format(Locale.ROOT, "%.1f ms", micros / (double) MILLISECOND);
        }
        if (micros < MINUTE) {
            return micros % SECOND == 0 ? micros / SECOND + " s" : String.format(Locale.ROOT, "%.2f s", micros / (double) SECOND);
        }
        if (micros < HOUR) {
            return two(micros, MINUTE, "min", SECOND, "s");
        }
        return micros < DAY ? two(micros, HOUR, "h", MINUTE, "min") : two(micros, DAY, "d", HOUR, "h");
    }

    private static String two(long micros, long large, String largeName, long small, String smallName) {
        long rest = micros % large / small;
        return micros / large + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
    }
}
