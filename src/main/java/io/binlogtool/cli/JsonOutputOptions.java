package io.binlogtool.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.binlogtool.format.json.MaxwellOptions;
import picocli.CommandLine.Option;

/// How `dump --format json` writes rows: Maxwell's options, each with or without `=true` or `=false`.
final class JsonOutputOptions {

    /// The two forms of JSON output.
    enum Shape {
        /// An object a row, as Maxwell writes it.
        MAXWELL,
        /// An object an event, with all its fields.
        EVENTS
    }

    /// The values of `--output-naming-strategy`.
    enum Naming {
        NONE, UNDERSCORE_TO_CAMELCASE
    }

    @Option(names = "--json-shape", paramLabel = "SHAPE", defaultValue = "maxwell",
            description = "maxwell (the default): an object a changed row, as Maxwell writes it; events: an object an event, with all its fields.")
    private Shape shape;

    @Option(names = "--output-binlog-position", arity = "0..1", fallbackValue = "true", description = "Show position: file and offset.")
    private boolean position;

    @Option(names = "--output-gtid-position", arity = "0..1", fallbackValue = "true", description = "Show gtid.")
    private boolean gtid;

    @Option(names = "--output-commit-info", arity = "0..1", fallbackValue = "true", defaultValue = "true",
            description = "Show xid, commit and xoffset (on by default).")
    private boolean commitInfo;

    @Option(names = "--output-xoffset", arity = "0..1", fallbackValue = "true", defaultValue = "true",
            description = "Show xoffset, the row's number in its transaction (on by default).")
    private boolean xoffset;

    @Option(names = "--output-nulls", arity = "0..1", fallbackValue = "true", defaultValue = "true",
            description = "Show columns that are NULL (on by default).")
    private boolean nulls;

    @Option(names = "--output-server-id", arity = "0..1", fallbackValue = "true", description = "Show server_id.")
    private boolean serverId;

    @Option(names = "--output-thread-id", arity = "0..1", fallbackValue = "true", description = "Show thread_id.")
    private boolean threadId;

    @Option(names = "--output-row-query", arity = "0..1", fallbackValue = "true",
            description = "Show query, the statement that changed the row, where the log has it.")
    private boolean rowQuery;

    @Option(names = "--row-query-max-length", paramLabel = "N", description = "Cut query off after N characters.")
    private int rowQueryMaxLength;

    @Option(names = "--output-primary-keys", arity = "0..1", fallbackValue = "true", description = "Show primary_key, the values of the key.")
    private boolean primaryKeys;

    @Option(names = "--output-primary-key-columns", arity = "0..1", fallbackValue = "true",
            description = "Show primary_key_columns, the names of the key's columns.")
    private boolean primaryKeyColumns;

    @Option(names = "--output-ddl", arity = "0..1", fallbackValue = "true", description = "Write records of changed tables and databases too.")
    private boolean ddl;

    @Option(names = "--output-null-zerodates", arity = "0..1", fallbackValue = "true", description = "Show dates such as 0000-00-00 as null.")
    private boolean nullZeroDates;

    @Option(names = "--exclude-columns", paramLabel = "NAME,…", split = ",", description = "Leave out these columns; /…/ is a regular expression.")
    private List<String> excludeColumns = List.of();

    @Option(names = "--output-naming-strategy", paramLabel = "STRATEGY", defaultValue = "none",
            description = "underscore_to_camelcase: placed_at becomes placedAt.")
    private Naming naming;

    Shape shape() {
        return shape;
    }

    /// @param zone of TIMESTAMP columns; null for UTC
    MaxwellOptions resolve(ZoneId zone) {
        return new MaxwellOptions(nulls, commitInfo, xoffset, position, gtid, serverId, threadId, rowQuery, rowQueryMaxLength, primaryKeys,
                primaryKeyColumns, ddl, nullZeroDates, excludeColumns.stream().map(JsonOutputOptions::pattern).toList(),
                naming == Naming.UNDERSCORE_TO_CAMELCASE, Objects.requireNonNullElse(zone, ZoneOffset.UTC));
    }

    private static Pattern pattern(String name) {
        String text = name.strip();
        boolean isExpression = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
        try {
            return Pattern.compile(isExpression ? text.substring(1, text.length() - 1) : Pattern.quote(text));
        } catch (PatternSyntaxException e) {
            throw new ArgumentException("--exclude-columns " + text + ": " + e.getDescription());
        }
    }
}
