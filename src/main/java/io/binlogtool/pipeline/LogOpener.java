package io.binlogtool.pipeline;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
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

    /// Why a file could not be opened.
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "is not text in UTF-8";
            case EOFException _ -> "the compressed data ends early";
            default -> e.getMessage();
        };
    }
}
