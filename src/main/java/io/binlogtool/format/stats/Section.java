package io.binlogtool.format.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A part of a report: rows of values under named columns.
///
/// @param kind what it is about
/// @param columns names in snake case, the keys of the JSON form
/// @param rows each as long as `columns`
/// @param measured the column that charts show, or -1
public record Section(Kind kind, List<String> columns, List<List<Value>> rows, int measured) {

    /// The sections there are, in the order of a report.
    public enum Kind {
        FILES("Files"),
        TABLES("Tables"),
        TYPES("Types of event"),
        TRANSACTIONS("Transactions"),
        LARGEST("Largest transactions"),
        LONGEST("Longest transactions"),
        STATEMENTS("Changes logged as statements"),
        INTERVALS("Time line"),
        BURSTS("Bursts"),
        REPLICATION("Replication"),
        SERVERS("Servers"),
        DDL("DDL"),
        THREADS("Threads"),
        USERS("Users");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /// The name in machine-readable forms.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Begins a section of `columns`, of which charts show `measured` (null for none).
    static Builder of(Kind kind, String measured, String... columns) {
        return new Builder(kind, measured, List.of(columns));
    }

    /// Whether a column holds numbers, as far as its values are known.
    public boolean isNumber(int column) {
        return rows.stream().anyMatch(row -> row.get(column).isNumber());
    }

    /// Whether there are texts in a column.
    public boolean isText(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Value.Text);
    }

    static final class Builder {

        private final Kind kind;
        private final String measured;
        private final List<String> columns;
        private final List<List<Value>> rows = new ArrayList<>();

        private Builder(Kind kind, String measured, List<String> columns) {
            this.kind = kind;
            this.measured = measured;
            this.columns = columns;
        }

        Builder row(Value... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(values.length + " values for " + columns);
            }
            rows.add(List.of(values));
            return this;
        }

        Section build() {
            return new Section(kind, columns, rows, measured == null ? -1 : columns.indexOf(measured));
        }
    }
}
