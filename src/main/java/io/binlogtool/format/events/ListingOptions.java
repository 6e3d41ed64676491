package io.binlogtool.format.events;

import java.time.ZoneId;

/// What a listing of events shows.
///
/// @param from only events at or behind this offset in their log
/// @param offset how many of those are left out, in all logs together
/// @param limit how many lines follow; [Long#MAX_VALUE] for all
/// @param zone of the times in a column of their own; null without it
/// @param aligned whether columns are padded for a reader's eyes; else a tab separates them, as `mysql --batch` does
public record ListingOptions(long from, long offset, long limit, ZoneId zone, boolean aligned) {
}
