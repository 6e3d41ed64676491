package io.binlogtool.cli;

/// An argument whose value cannot be used. Scripts written for mysqlbinlog expect exit code 1 for these.
final class ArgumentException extends RuntimeException {

    ArgumentException(String message) {
        super(message);
    }
}
