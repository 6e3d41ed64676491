package io.binlogtool.format.stats;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;

/// What to collect.
///
/// @param interval of the time line in seconds, 0 for what suits the logs
/// @param zone in which days and hours of the time line begin
/// @param top how many of the largest and longest transactions to keep
/// @param sections those that will be read: what only others need may be left out
public record StatsOptions(long interval, ZoneId zone, int top, Set<Section.Kind> sections) {

    private static final Set<Section.Kind> WITH_ROWS = Set.of(Section.Kind.TABLES, Section.Kind.TRANSACTIONS, Section.Kind.LARGEST,
            Section.Kind.LONGEST, Section.Kind.INTERVALS, Section.Kind.BURSTS, Section.Kind.THREADS);

    public StatsOptions {
        sections = Set.copyOf(sections);
    }

    /// Whether rows have to be counted.
    boolean countsRows() {
        return !Collections.disjoint(sections, WITH_ROWS);
    }

    /// Whether the images of updates have to be compared.
    boolean comparesImages() {
        return sections.contains(Section.Kind.TABLES);
    }
}
