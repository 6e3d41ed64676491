package io.binlogtool.cli.option;

/// An argument whose value cannot be used. Scripts written for mysqlbinlog expect exit code 1 for these.
public final class ArgumentException extends RuntimeException {

    public ArgumentException(String message) {
        super(message);
    }
}
