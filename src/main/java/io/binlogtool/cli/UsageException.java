package io.binlogtool.cli;

/// The options do not go together. The message is a sentence.
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
