package io.binlogtool.cli.option;

/// The options do not go together. The message is a sentence.
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
