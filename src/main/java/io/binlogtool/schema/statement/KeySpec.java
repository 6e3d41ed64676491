package io.binlogtool.schema.statement;

import java.util.List;

/// A key as a statement defines it.
///
/// @param name null where the server makes one up from the first column
public record KeySpec(Kind kind, String name, boolean ifNotExists, List<Part> parts) {

    public KeySpec {
        parts = List.copyOf(parts);
    }

    public enum Kind {
        PRIMARY,
        UNIQUE,
        /// Neither; what matters of it is that it takes a name.
        PLAIN,
        /// The key that the server makes for a foreign key if no other one will do.
        FOREIGN
    }

    /// @param column       null for an expression
    /// @param prefixLength in characters or bytes; 0 for the whole column
    public record Part(String column, int prefixLength) {
    }
}
