package io.binlogtool.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

import io.binlogtool.io.LogInput;

/// Opens logs by the names that users give.
public final class LogOpener {

    private LogOpener() {
    }

    /// @param stdin what a log named `-` is read from
    /// @throws IOException with a complete message
    public static LogInput open(String name, InputStream stdin) throws IOException {
        try {
            return LogInput.open(name, stdin);
        } catch (IOException e) {
            throw new IOException(name + ": " + reason(e), e);
        }
    }

    /// Why a log could not be opened.
    public static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : e.getMessage();
    }
}
