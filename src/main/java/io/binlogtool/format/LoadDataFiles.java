package io.binlogtool.format;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;

/// The files of LOAD DATA statements, extracted to a folder so that the printed statement can read them:
/// `SQL_LOAD_MB-<file id, hex>-<first unused number, hex>`. Their names come from numbers only, never from the log.
public final class LoadDataFiles {

    private final Path folder;
    private final String folderName;
    private final Map<Long, Path> files = new HashMap<>();

    /// @param chosen the folder; null for that of temporary files
    public LoadDataFiles(Path chosen) {
        this.folder = chosen == null ? temporary() : chosen;
        String name = folder.toString();
        this.folderName = name.isEmpty() || name.endsWith("/") ? name : name + "/";
    }

    /// As mysqlbinlog has it: TMPDIR may be a list.
    private static Path temporary() {
        String list = System.getenv("TMPDIR");
        return Path.of(list == null || list.isEmpty() ? System.getProperty("java.io.tmpdir") : list.split(File.pathSeparator, 2)[0]);
    }

    /// Writes the data of BEGIN_LOAD_QUERY to a new file, of APPEND_BLOCK to the end of its file.
    ///
    /// @return false if no BEGIN_LOAD_QUERY had this file id
    /// @throws OutputRefusedException if there is no such folder
    /// @throws UncheckedIOException if the file cannot be written
    public boolean append(LoadDataEvent.Block block) {
        try {
            if (block.beginsFile()) {
                files.put(block.fileId(), create(block.fileId()));
            }
            Path file = files.get(block.fileId());
            if (file == null) {
                return false;
            }
            try (ByteSink out = new ByteSink(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
                Bytes data = block.data();
                out.put(data, 0, (int) data.size());
            }
            return true;
        } catch (NoSuchFileException e) {
            throw new OutputRefusedException("the file of a LOAD DATA statement cannot be written: there is no folder " + folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path create(long fileId) throws IOException {
        for (int number = 0;; number++) {
            Path file = folder.resolve("SQL_LOAD_MB-" + Long.toHexString(fileId) + "-" + Integer.toHexString(number));
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // The next number, as long as other runs have left their files.
            }
        }
    }

    /// The file's path as the statement names it, or null if no BEGIN_LOAD_QUERY had this id. The id is free again afterwards.
    public String take(long fileId) {
        Path file = files.remove(fileId);
        return file == null ? null : folderName + file.getFileName();
    }
}
