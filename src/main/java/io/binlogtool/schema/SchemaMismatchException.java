package io.binlogtool.schema;

/// A statement that was understood, but does not fit the table as the catalogue knows it. As the server ran it, the catalogue must be wrong.
final class SchemaMismatchException extends Exception {

    private final boolean isDone;

    SchemaMismatchException(String message) {
        this(message, false);
    }

    private SchemaMismatchException(String message, boolean isDone) {
        super(message);
        this.isDone = isDone;
    }

    /// The table is already as the statement makes it.
    static SchemaMismatchException done(String message) {
        return new SchemaMismatchException(message, true);
    }

    /// What this says of a schema that was to be as of the beginning of the log.
    String ofStatement() {
        return "does not fit the schema: " + getMessage() + (isDone ? ", so the schema seems to be from after it" : "")
                + "; it must be from before the log begins";
    }
}
