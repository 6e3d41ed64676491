package io.binlogtool.cli.option;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import io.binlogtool.format.json.MaxwellOptions;

/// How `dump --format json` writes rows: Maxwell's options, each with or without `=true` or `=false`.
public final class MaxwellOutputOptions {

    /// The values of `--output-naming-strategy`.
    public enum Naming {
        NONE, UNDERSCORE_TO_CAMELCASE
    }

    private boolean position;
    private boolean gtid;
    private boolean commitInfo = true;
    private boolean xoffset = true;
    private boolean nulls = true;
    private boolean serverId;
    private boolean threadId;
    private boolean rowQuery;
    private int rowQueryMaxLength;
    private boolean primaryKeys;
    private boolean primaryKeyColumns;
    private boolean ddl;
    private boolean nullZeroDates;
    private List<String> excludeColumns = List.of();
    private Naming naming = Naming.NONE;

    public MaxwellOutputOptions(Options options) {
        options.add("--output-binlog-position")
                .describe("Show position: file and offset.").optionalFlag(value -> position = value);
        options.add("--output-gtid-position")
                .describe("Show gtid.").optionalFlag(value -> gtid = value);
        options.add("--output-commit-info")
                .describe("Show xid, commit and xoffset (on by default).").optionalFlag(value -> commitInfo = value);
        options.add("--output-xoffset")
                .describe("Show xoffset, the row's number in its transaction (on by default).").optionalFlag(value -> xoffset = value);
        options.add("--output-nulls")
                .describe("Show columns that are NULL (on by default).").optionalFlag(value -> nulls = value);
        options.add("--output-server-id")
                .describe("Show server_id.").optionalFlag(value -> serverId = value);
        options.add("--output-thread-id")
                .describe("Show thread_id.").optionalFlag(value -> threadId = value);
        options.add("--output-row-query")
                .describe("Show query, the statement that changed the row, where the log has it.")
                .optionalFlag(value -> rowQuery = value);
        options.add("--row-query-max-length").label("N")
                .describe("Cut query off after N characters; 0 (the default) for never.").number(value -> rowQueryMaxLength = (int) Math.min(value, Integer.MAX_VALUE));
        options.add("--output-primary-keys")
                .describe("Show primary_key, the values of the key.").optionalFlag(value -> primaryKeys = value);
        options.add("--output-primary-key-columns")
                .describe("Show primary_key_columns, the names of the key's columns.").optionalFlag(value -> primaryKeyColumns = value);
        options.add("--output-ddl")
                .describe("Write records of changed tables and databases too.").optionalFlag(value -> ddl = value);
        options.add("--output-null-zerodates")
                .describe("Show dates such as 0000-00-00 as null.").optionalFlag(value -> nullZeroDates = value);
        options.add("--exclude-columns").label("NAME,…")
                .describe("Leave out these columns; /…/ is a regular expression.").texts(value -> excludeColumns = value);
        options.add("--output-naming-strategy").label("STRATEGY")
                .describe("underscore_to_camelcase: placed_at becomes placedAt.").choice(Naming.class, value -> naming = value);
    }

    /// @param zone of TIMESTAMP columns
    public MaxwellOptions resolve(ZoneId zone) {
        return new MaxwellOptions(nulls, commitInfo, xoffset, position, gtid, serverId, threadId, rowQuery, rowQueryMaxLength, primaryKeys,
                primaryKeyColumns, ddl, nullZeroDates,
                excludeColumns.stream().flatMap(names -> Stream.of(names.split(","))).map(MaxwellOutputOptions::pattern).toList(),
                naming == Naming.UNDERSCORE_TO_CAMELCASE, zone);
    }

    private static Pattern pattern(String name) {
        String text = name.strip();
        boolean isExpression = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
        try {
            return Pattern.compile(isExpression ? text.substring(1, text.length() - 1) : Pattern.quote(text));
        } catch (PatternSyntaxException e) {
            throw new UsageException("--exclude-columns " + text + ": " + e.getDescription());
        }
    }
}
