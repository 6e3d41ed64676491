package io.binlogtool.schema;

/// A statement that was understood, but does not fit the table as the catalogue knows it. As the server ran it, the catalogue must be wrong.
final class SchemaMismatchException extends Exception {

    SchemaMismatchException(String message) {
        super(message);
    }
}
