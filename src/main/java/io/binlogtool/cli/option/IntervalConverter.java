package io.binlogtool.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A span of time such as `10s`, `5m`, `1h` or `1d`, in seconds; `auto` is 0.
public final class IntervalConverter implements ITypeConverter<Long> {

    private static final long DAY = 86_400;
    /// No two events are farther apart: their times have 32 bits.
    private static final long MAX_DAYS = (1L << Integer.SIZE) / DAY;

    @Override
    public Long convert(String value) {
        if (value.equals("auto")) {
            return 0L;
        }
        long unit = switch (value.isEmpty() ? ' ' : value.charAt(value.length() - 1)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> DAY;
            default -> 0;
        };
        try {
            long seconds = unit == 0 ? 0 : Math.multiplyExact(Long.parseLong(value.substring(0, value.length() - 1)), unit);
            if (seconds > MAX_DAYS * DAY) {
                throw tooLong(value);
            }
            if (seconds > 0) {
                return seconds;
            }
        } catch (ArithmeticException e) {
            throw tooLong(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not a time such as 10s, 5m, 1h, 1d or auto");
        }
        throw new TypeConversionException("'" + value + "' is not a time such as 10s, 5m, 1h, 1d or auto");
    }

    private static TypeConversionException tooLong(String value) {
        return new TypeConversionException("'" + value + "' is too long: times of events span " + MAX_DAYS + "d at most");
    }
}
