package io.binlogtool.schema;

/// A collation and the character set it belongs to, by their names in lower case.
///
/// The same character set is `utf8` or `utf8mb3`, depending on the server and on who wrote the statement; the name is kept as it was written.
public record CollationName(String charset, String name) {

    static final String BINARY = "binary";

    /// Whether there are bytes behind the name instead of text.
    public boolean isBinary() {
        return charset.equals(BINARY);
    }
}
