package io.binlogtool.format.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/// The short name of a time zone at a moment, such as `CET` and `CEST`, as C's strftime gives it.
final class ZoneAbbreviations {

    private final ZoneId zone;
    private final boolean isUtc;
    private TimeZone names;

    ZoneAbbreviations(ZoneId zone) {
        this.zone = zone;
        this.isUtc = zone.getId().equals("UTC") || zone.getId().equals("Etc/UTC") || zone.equals(ZoneOffset.UTC);
    }

    String at(Instant moment) {
        if (isUtc) {
            return "UTC";
        }
        if (names == null) {
            names = TimeZone.getTimeZone(zone);
        }
        return names.getDisplayName(zone.getRules().isDaylightSavings(moment), TimeZone.SHORT, Locale.US);
    }
}
