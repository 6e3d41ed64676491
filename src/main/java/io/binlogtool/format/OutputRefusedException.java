package io.binlogtool.format;

/// The log is sound, but what was asked for cannot be written from it. The message says why, as one sentence.
public class OutputRefusedException extends RuntimeException {

    public OutputRefusedException(String message) {
        super(message);
    }
}
