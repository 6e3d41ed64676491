package io.binlogtool.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.pipeline.LogOpener;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.SchemaScript;
import io.binlogtool.tx.SchemaFollower;

/// Where the names of columns come from if the log itself does not tell them.
public final class SchemaOptions {

    private List<Path> scripts = List.of();

    public SchemaOptions(Options options) {
        options.add("--schema").label("FILE")
                .describe("The tables as they were at the beginning of the first log: mysqldump --no-data, or any script with "
                        + "CREATE TABLE, gzipped or not (repeatable). What the log itself tells has precedence.")
                .paths(value -> scripts = value);
    }

    /// @param rewrites new names of databases, by the names that scripts and logs have
    /// @param showsUnnamed whether columns are shown even if their names are not known, and a warning is to tell of it
    /// @throws IOException if a script cannot be read; its message is a sentence
    public SchemaFollower resolve(Map<String, String> rewrites, boolean showsUnnamed, Streams streams) throws IOException {
        SchemaCatalog catalog = new SchemaCatalog();
        for (Path script : scripts) {
            load(script, catalog, streams);
        }
        if (!scripts.isEmpty() && catalog.databases().isEmpty()) {
            streams.warn(scripts.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": no table is defined here: a script with CREATE TABLE is needed, such as mysqldump --no-data writes");
        }
        if (!rewrites.isEmpty()) {
            catalog.renameDatabases(rewrites);
        }
        return new SchemaFollower(catalog, streams::warn, showsUnnamed ? streams::warn : _ -> { });
    }

    /// Everything that a command reads: what it was given, the logs that this stands for, and the scripts.
    public List<String> inputs(List<String> files, List<String> logs) {
        return Stream.of(files, logs, scripts).flatMap(List::stream).map(Object::toString).toList();
    }

    private static List<SchemaChange> read(Path script, SchemaCatalog catalog) throws IOException {
        try {
            return SchemaScript.load(script, catalog);
        } catch (IOException e) {
            throw new IOException(script + ": " + LogOpener.reason(e), e);
        }
    }

    private static void load(Path script, SchemaCatalog catalog, Streams streams) throws IOException {
        if (Files.isDirectory(script) || Files.notExists(script)) {
            throw new IOException(script + (Files.isDirectory(script) ? ": is a folder, not a script" : ": no such file"));
        }
        for (SchemaChange problem : read(script, catalog)) {
            if (problem instanceof SchemaChange.NotUnderstood(String reason)) {
                streams.warn(script + ": a statement was not understood: " + reason);
            }
        }
    }
}
