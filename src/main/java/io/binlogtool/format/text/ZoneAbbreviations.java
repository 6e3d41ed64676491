package io.binlogtool.format.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/// The short name of a time zone at a moment, such as `CET` and `CEST`, as C's strftime gives it.
///
/// C takes it from the system's time zone files, Java from its own tables, and these differ: in Dubai it is `+04` for C and `GST` for Java.
/// So the system's file is asked first.
final class ZoneAbbreviations {

    private static final Path SYSTEM_ZONES = Path.of("/usr/share/zoneinfo");
    private static final int MINUTE = 60;

    private final ZoneId zone;
    private final boolean isUtc;
    private TimeZoneFile file;
    private boolean fileSought;

    ZoneAbbreviations(ZoneId zone) {
        this.zone = zone;
        this.isUtc = zone.getId().equals("UTC") || zone.getId().equals("Etc/UTC") || zone.equals(ZoneOffset.UTC);
    }

    String at(Instant moment) {
        if (isUtc) {
            return "UTC";
        }
        if (!fileSought) {
            fileSought = true;
            file = systemFile(zone);
        }
        ZoneOffset offset = zone.getRules().getOffset(moment);
        String abbreviation = file == null ? null : file.abbreviationAt(moment.getEpochSecond(), offset.getTotalSeconds());
        return abbreviation != null ? abbreviation : javaName(moment, offset);
    }

    private static TimeZoneFile systemFile(ZoneId zone) {
        Path path = SYSTEM_ZONES.resolve(zone.getId());
        try {
            return Files.isRegularFile(path) ? TimeZoneFile.parse(Files.readAllBytes(path)) : null;
        } catch (IOException e) {
            return null; // there is Java's name
        }
    }

    private String javaName(Instant moment, ZoneOffset offset) {
        String name = TimeZone.getTimeZone(zone).getDisplayName(zone.getRules().isDaylightSavings(moment), TimeZone.SHORT, Locale.US);
        return name.startsWith("GMT") && name.length() > 3 ? numeric(offset.getTotalSeconds() / MINUTE) : name;
    }

    /// `+04`, `-0330`: what the time zone files say where a zone has no name of its own.
    private static String numeric(int minutes) {
        int size = Math.abs(minutes);
        String hours = String.format("%c%02d", minutes < 0 ? '-' : '+', size / MINUTE);
        return size % MINUTE == 0 ? hours : hours + String.format("%02d", size % MINUTE);
    }
}
