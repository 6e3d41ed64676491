package io.binlogtool.format.stats.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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

    String text(Value value) {
        return switch (value) {
            case Value.Count(long count) -> String.format(Locale.ROOT, "%,d", count);
            case Value.Id(long id) -> Long.toString(id);
            case Value.Size(long bytes) -> size(bytes);
            case Value.Time(long seconds) -> seconds == 0 ? "" : time.format(Instant.ofEpochSecond(seconds));
            case Value.Duration(long micros) -> duration(micros);
            case Value.Share(double share) -> Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f %%", share * 100);
            case Value.Rate(double rate) -> rate(rate);
            case Value.Text(String text) -> text;
            case Value.Flag(boolean set) -> set ? "yes" : "";
        };
    }

    static boolean isNumber(Value value) {
        return switch (value) {
            case Value.Count _, Value.Id _, Value.Size _, Value.Duration _, Value.Share _, Value.Rate _ -> true;
            case Value.Time _, Value.Text _, Value.Flag _ -> false;
        };
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
