package io.binlogtool.filter;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/// A point in time as `--start-datetime` and `--stop-datetime` take it: a date and at least an hour, in the forms that mysqlbinlog 9.7 accepts.
///
/// ```
/// 2024-01-02 03:04:05    2024-01-02T03:04:05.678    2024-1-2 3:4    24/1/2 3:4:5    20240102030405    240102T0304
/// ```
///
/// Parts are separated by ASCII punctuation; behind the day there may be spaces too, or one `T`. Without separators (or with a point as
/// the first one) the year has four digits if there are 4, 8, 14 or more in a row, else two, and the other parts have two. A year of two
/// digits is one from 1970 to 2069. Fractions of a second are cut off. Time zones cannot be given.
///
/// Month 0 and day 0 are the ones before the first, and a day past the end of its month counts on into the next one (outside of UTC,
/// mysqlbinlog may land a day early with such days).
public final class DateTimeArgument {

    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;
    private static final int FRACTION = 6;
    /// The highest value of each part.
    private static final int[] MAX = {9999, 12, 31, 23, 59, 59, 999_999};
    private static final int MAX_FRACTION_DIGITS = 6;
    /// Years of two digits from here on belong to the 20th century.
    private static final int FIRST_YEAR_OF_1900S = 70;

    private final String text;
    private final int[] parts = new int[FRACTION + 1];
    private int yearDigits;
    private int fractionDigits;
    /// How many of the parts were given.
    private int given;
    private int at;

    private DateTimeArgument(String text) {
        this.text = text;
    }

    /// The seconds from 1970-01-01 00:00:00 UTC to the time that `text` names in `zone`.
    ///
    /// What a clock shows twice when it is set back is the second one; what it skips when it is set forward by an hour is the end of that hour.
    ///
    /// @return at least 0, also for times before 1970; over 2^32 - 1, the last time an event can have, for times from 2106 on
    ///         (where mysqlbinlog takes those from 3001 on for 0)
    /// @throws IllegalArgumentException with mysqlbinlog's message if this is no date and time
    public static long epochSeconds(String text, ZoneId zone) {
        DateTimeArgument argument = new DateTimeArgument(text);
        if (!argument.read()) {
            throw new IllegalArgumentException("Incorrect date and time argument: " + text);
        }
        return Math.max(0, epochSeconds(argument.local(), zone));
    }

    private static long epochSeconds(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toEpochSecond(offsets.getLast());
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        boolean anHour = gap.getDuration().equals(Duration.ofHours(1));
        return anHour ? gap.toEpochSecond() : local.toEpochSecond(gap.getOffsetBefore());
    }

    private LocalDateTime local() {
        int year = parts[YEAR];
        if (yearDigits == 2 && !isAllZero()) {
            year += year < FIRST_YEAR_OF_1900S ? 2000 : 1900;
        }
        LocalDate month = parts[MONTH] == 0 ? LocalDate.of(year - 1, 12, 1) : LocalDate.of(year, parts[MONTH], 1);
        return month.plusDays(parts[DAY] - 1L).atTime(LocalTime.of(parts[HOUR], parts[MINUTE], parts[SECOND]));
    }

    private boolean isAllZero() {
        for (int part : parts) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    /// Fills the parts. Whether the text is one of the accepted forms.
    private boolean read() {
        skipSpace();
        boolean fixedWidths = hasFixedWidths();
        while (given <= FRACTION && isDigitAt(at)) {
            int part = given++;
            if (!readDigits(part, fixedWidths)) {
                return false;
            }
            boolean fits = switch (part) {
                case DAY -> skip('T') || skipSeparators(true);
                case SECOND -> skip('.') || !isDigitAt(at);
                case FRACTION -> !isSignAt(at) && skipSeparators(true);
                default -> skipSeparators(false);
            };
            if (!fits) {
                return false;
            }
        }
        return given > HOUR && isTextOver();
    }

    /// Whether parts are told apart by their widths instead of by separators.
    private boolean hasFixedWidths() {
        int end = at;
        while (isDigitAt(end) || end < text.length() && text.charAt(end) == 'T') {
            end++;
        }
        int leading = end - at;
        boolean fixed = end == text.length() || text.charAt(end) == '.';
        yearDigits = leading == 4 || leading == 8 || leading >= 14 ? 4 : 2;
        return fixed;
    }

    private boolean readDigits(int part, boolean fixedWidths) {
        int width = part == FRACTION ? MAX_FRACTION_DIGITS : !fixedWidths ? Integer.MAX_VALUE : part == YEAR ? yearDigits : 2;
        int start = at;
        int value = 0;
        while (isDigitAt(at) && at - start < width) {
            value = Math.min(value * 10 + text.charAt(at++) - '0', Integer.MAX_VALUE / 100);
        }
        if (part == FRACTION) {
            fractionDigits = at - start;
        } else if (part == YEAR && !fixedWidths) {
            yearDigits = at - start;
        }
        parts[part] = value;
        return value <= MAX[part];
    }

    /// Skips punctuation, and spaces if there may be any; false if there is one where there may not.
    private boolean skipSeparators(boolean spaces) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                if (!spaces) {
                    return false;
                }
            } else if (!isPunctuation(c)) {
                break;
            }
            at++;
        }
        return true;
    }

    private boolean isTextOver() {
        if (fractionDigits == MAX_FRACTION_DIGITS) {
            while (isDigitAt(at)) {
                at++;
            }
        }
        skipSpace();
        return at == text.length();
    }

    private boolean skip(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isDigitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isSignAt(int index) {
        return index < text.length() && (text.charAt(index) == '+' || text.charAt(index) == '-');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }
}
