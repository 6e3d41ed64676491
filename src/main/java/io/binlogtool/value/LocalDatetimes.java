package io.binlogtool.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Timestamps as dates and times of a time zone. Moments that follow one another are mostly of the same day, and the zone as far ahead of UTC as
/// before: both are remembered. Not thread-safe.
public final class LocalDatetimes {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int DAYS_IN_400_YEARS = 146_097;
    /// Days from 0000-03-01 to 1970-01-01: leap days come last in years that begin in March.
    private static final int MARCH_0000_TO_1970 = 719_468;

    private final ZoneRules rules;
    /// Seconds that the zone is ahead of UTC, from a moment until another; in seconds since 1970.
    private int offset;
    private long offsetFrom = Long.MAX_VALUE;
    private long offsetUntil = Long.MIN_VALUE;
    /// A day, as the [PackedDatetime] of its midnight, and when it began: seconds since 1970, of the zone.
    private long day;
    private long midnight = Long.MIN_VALUE / 2;

    public LocalDatetimes(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /// The date and time of a [PackedTimestamp] in the zone, as a [PackedDatetime]; zero for zero.
    public long of(long timestamp) {
        if (PackedTimestamp.isZero(timestamp)) {
            return 0;
        }
        long seconds = PackedTimestamp.seconds(timestamp);
        if (seconds < offsetFrom || seconds >= offsetUntil) {
            findOffset(seconds);
        }
        long local = seconds + offset;
        if (local - midnight < 0 || local - midnight >= SECONDS_A_DAY) {
            findDay(Math.floorDiv(local, SECONDS_A_DAY));
        }
        int second = (int) (local - midnight);
        int minute = second / 60;
        int hour = minute / 60;
        return day + PackedDatetime.ofTime(hour, minute - hour * 60, second - minute * 60, PackedTimestamp.micros(timestamp));
    }

    private void findOffset(long seconds) {
        Instant moment = Instant.ofEpochSecond(seconds);
        offset = rules.getOffset(moment).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(moment);
        offsetFrom = seconds;
        offsetUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    /// @param daysSince1970 negative before
    private void findDay(long daysSince1970) {
        int days = (int) daysSince1970 + MARCH_0000_TO_1970;
        int era = days / DAYS_IN_400_YEARS;
        int dayOfEra = days - era * DAYS_IN_400_YEARS;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (dayOfYear * 5 + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        day = PackedDatetime.of(year, month, dayOfYear - (monthFromMarch * 153 + 2) / 5 + 1, 0, 0, 0, 0);
        midnight = daysSince1970 * SECONDS_A_DAY;
    }
}
