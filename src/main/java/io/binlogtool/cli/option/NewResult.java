package io.binlogtool.cli.option;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.pipeline.LogOpener;

/// A result that is not to be taken for whole before it is. Meant for a file, it is written to another one in the same folder, which takes the
/// place of the first when it is complete, and else is removed, also if the program is interrupted. Standard output, pipes and devices are written
/// at once.
public final class NewResult extends FilterOutputStream {

    /// Null for what is written at once.
    private final Path temporary;
    private final Path file;
    private final Streams streams;
    private final Thread removal;
    private boolean isComplete;
    private boolean isClosed;

    private NewResult(OutputStream out, Path temporary, Path file, Streams streams) {
        super(out);
        this.temporary = temporary;
        this.file = file;
        this.streams = streams;
        this.removal = temporary == null ? null : new Thread(this::remove);
        if (removal != null) {
            Runtime.getRuntime().addShutdownHook(removal);
        }
    }

    static NewResult writtenAtOnce(OutputStream out) {
        return new NewResult(out, null, null, null);
    }

    /// @param file where it is to be in the end; what is there keeps its permissions
    /// @throws IOException if it cannot be written; its message is a sentence
    static NewResult of(Path file, Streams streams) throws IOException {
        boolean exists = Files.exists(file);
        if (exists ? !Files.isRegularFile(file) : Files.isSymbolicLink(file)) {
            return writtenAtOnce(new FileOutputStream(file.toFile()));
        }
        try {
            return beside(exists ? file.toRealPath() : file.toAbsolutePath(), exists, streams);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such folder", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + LogOpener.reason(e), e);
        }
    }

    private static NewResult beside(Path file, boolean exists, Streams streams) throws IOException {
        if (exists) {
            // Of a file that must not be written, this says so.
            Files.newOutputStream(file, StandardOpenOption.WRITE).close();
        }
        Path temporary = file.resolveSibling(".binlogtool-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
        OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        NewResult result = new NewResult(out, temporary, file, streams);
        try {
            PosixFileAttributeView permissions = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
            if (exists && permissions != null) {
                permissions.setPermissions(Files.getPosixFilePermissions(file));
            }
        } catch (IOException e) {
            result.close();
            throw e;
        }
        return result;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    /// Everything is written: from now on it is there.
    ///
    /// @throws IOException if it cannot be put there
    public void complete() throws IOException {
        flush();
        if (temporary != null) {
            out.close();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
        isComplete = true;
    }

    /// Without [#complete()], all is as it was.
    @Override
    public void close() throws IOException {
        out.close();
        if (temporary == null || isClosed) {
            return;
        }
        isClosed = true;
        if (!isComplete) {
            remove();
            if (Files.exists(file)) {
                streams.warn(file + " was left as it was");
            }
        }
        forgetRemoval();
    }

    private void forgetRemoval() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // The program is being interrupted.
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            streams.warn(temporary + " cannot be removed: " + LogOpener.reason(e));
        }
    }
}
