package io.binlogtool.filter;

import java.util.regex.Pattern;

/// What a rule of [MaxwellFilter] asks of a database's or table's name, or of a column's value.
sealed interface FilterPattern {

    /// Whether a name or a value that is not NULL fits.
    boolean matches(String text);

    /// Whether NULL fits.
    default boolean matchesNull() {
        return false;
    }

    /// `*`: everything, NULL too.
    record Anything() implements FilterPattern {
        @Override
        public boolean matches(String text) {
            return true;
        }

        @Override
        public boolean matchesNull() {
            return true;
        }
    }

    /// A word or quoted text: exactly that, in that case.
    record Literal(String text) implements FilterPattern {
        @Override
        public boolean matches(String other) {
            return text.equals(other);
        }
    }

    /// `/…/`: what the regular expression finds anywhere in it.
    record Regex(Pattern pattern) implements FilterPattern {
        @Override
        public boolean matches(String text) {
            return pattern.matcher(text).find();
        }
    }

    /// `null` as a value: NULL, and for the sake of systems that write it so, the words `null` and `NULL`.
    record Null() implements FilterPattern {
        @Override
        public boolean matches(String text) {
            return text.equals("null") || text.equals("NULL");
        }

        @Override
        public boolean matchesNull() {
            return true;
        }
    }
}
