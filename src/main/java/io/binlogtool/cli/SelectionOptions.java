package io.binlogtool.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.binlogtool.event.EventReader;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.DateTimeArgument;
import io.binlogtool.filter.EventKind;
import io.binlogtool.filter.FilterSyntaxException;
import io.binlogtool.filter.HeaderSelection;
import io.binlogtool.filter.MaxwellFilter;
import io.binlogtool.filter.TableGlobs;
import io.binlogtool.io.LogInput;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.tx.GtidSet;
import io.binlogtool.tx.GtidSyntaxException;
import picocli.CommandLine.Option;

/// Which events a command looks at: the same options on every command, under mysqlbinlog's names.
final class SelectionOptions {

    @Option(names = {"-j", "--start-position"}, paramLabel = "N", converter = MysqlNumber.class,
            description = "Begin the first log at this offset.")
    private long startPosition = EventReader.MAGIC_SIZE;

    @Option(names = "--stop-position", paramLabel = "N", converter = MysqlNumber.class,
            description = "End in front of the first event of the last log that begins at or after this offset.")
    private Long stopPosition;

    @Option(names = "--start-datetime", paramLabel = "TIME",
            description = "Begin with the first event at or after this time, 'YYYY-MM-DD hh:mm:ss'.")
    private String startDatetime;

    @Option(names = "--stop-datetime", paramLabel = "TIME", description = "End in front of the first event at or after this time.")
    private String stopDatetime;

    @Option(names = {"-o", "--offset"}, paramLabel = "N", converter = MysqlNumber.class, description = "Skip the first N events.")
    private long offset;

    @Option(names = "--server-id", paramLabel = "ID", converter = MysqlNumber.class, description = "Only events of this server.")
    private long serverId = -1;

    @Option(names = "--server-id-bits", paramLabel = "N", defaultValue = "32", description = "How many low bits of server ids count.")
    private int serverIdBits;

    @Option(names = {"-d", "--database"}, paramLabel = "DB",
            description = "Only this database: rows of its tables, and statements whose default database it is.")
    private String database;

    @Option(names = "--rewrite-db", paramLabel = "FROM->TO", description = "Give a database another name (repeatable).")
    private List<String> rewriteDb = List.of();

    @Option(names = "--include-gtids", paramLabel = "SET", description = "Only these transactions.")
    private String includeGtids;

    @Option(names = "--exclude-gtids", paramLabel = "SET", description = "Not these transactions.")
    private String excludeGtids;

    @Option(names = "--skip-gtids", description = "Leave out GTIDs, so that a server that applies the output makes its own.")
    private boolean skipGtids;

    @Option(names = "--table", paramLabel = "DB.TABLE",
            description = "Only rows of these tables: * and ? stand for any characters and for one; without DB in any database (repeatable).")
    private List<String> tables = List.of();

    @Option(names = "--filter", paramLabel = "RULES",
            description = "Maxwell's filter language: 'exclude: *.*, include: shop.orders, exclude: shop.orders.status = new'.")
    private String filter = "";

    @Option(names = "--type", paramLabel = "TYPE,…", description = "Only events of these types: insert, update, delete, ddl, statement, "
            + "transaction (begin, commit, GTIDs), control (the log's own events).")
    private String types;

    @Option(names = "--thread-id", paramLabel = "ID", description = "Only transactions and statements of this session.")
    private Long threadId;

    @Option(names = "--xid", paramLabel = "XID", description = "Only the transaction with this XID.")
    private Long xid;

    @Option(names = {"-c", "--verify-binlog-checksum"}, negatable = true,
            description = "End at an event whose checksum is wrong (else a warning names it).")
    private boolean verifyChecksum;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Time zone of the times given and shown (default: the local one, TZ; "
            + "in JSON, UTC for TIMESTAMP columns).")
    private String timeZone;

    ZoneId zone() {
        try {
            return timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new ArgumentException("Unknown time zone: " + timeZone);
        }
    }

    /// The zone that `--time-zone` names; null without that option.
    ZoneId givenZone() {
        return timeZone == null ? null : zone();
    }

    boolean isDatabaseSelected() {
        return database != null && !skipGtids;
    }

    boolean skipGtids() {
        return skipGtids;
    }

    long serverIdMask() {
        return serverIdBits >= Integer.SIZE ? 0xffff_ffffL : (1L << serverIdBits) - 1;
    }

    /// @param standalonePayloads see [RunOptions]
    RunOptions resolve(List<String> files, boolean standalonePayloads, Streams streams) {
        if (startPosition < EventReader.MAGIC_SIZE) {
            streams.warn("option 'start-position': unsigned value " + startPosition + " adjusted to " + EventReader.MAGIC_SIZE + ".");
        }
        if (stopPosition != null && files.equals(List.of(LogInput.STANDARD_INPUT))) {
            throw new ArgumentException("stop_position not allowed when input is STDIN");
        }
        HeaderSelection.Limits limits = new HeaderSelection.Limits(offset,
                startDatetime == null ? 0 : time(startDatetime), stopDatetime == null ? Long.MAX_VALUE : time(stopDatetime),
                serverId, serverIdMask());
        return new RunOptions(Math.max(startPosition, EventReader.MAGIC_SIZE), stopPosition == null ? Long.MAX_VALUE : stopPosition, limits,
                gtids("--include-gtids", includeGtids), gtids("--exclude-gtids", excludeGtids), skipGtids, database, contents(),
                rewrites(), verifyChecksum, standalonePayloads);
    }

    /// @throws FilterSyntaxException if one of the options does not follow its language
    ContentSelection contents() {
        return new ContentSelection(TableGlobs.parse(tables), MaxwellFilter.parse(filter),
                types == null ? EnumSet.allOf(EventKind.class) : EventKind.parse(types), optional(threadId), optional(xid));
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private long time(String text) {
        try {
            return DateTimeArgument.epochSeconds(text, zone());
        } catch (IllegalArgumentException e) {
            throw new ArgumentException(e.getMessage());
        }
    }

    private static GtidSet gtids(String option, String text) {
        if (text == null) {
            return null;
        }
        try {
            return GtidSet.parse(text);
        } catch (GtidSyntaxException e) {
            throw new ArgumentException("Could not configure " + option + " '" + text + "': " + e.getMessage());
        }
    }

    private Map<String, String> rewrites() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String rule : rewriteDb) {
            int arrow = rule.indexOf("->");
            if (arrow < 0) {
                throw new ArgumentException("Bad syntax in mysqlbinlog-rewrite-db - missing '->'!");
            }
            String from = rule.substring(0, arrow).strip();
            String to = rule.substring(arrow + 2).strip();
            if (from.isEmpty() || to.isEmpty()) {
                throw new ArgumentException("Bad syntax in mysqlbinlog-rewrite-db - empty " + (from.isEmpty() ? "FROM" : "TO") + " db!");
            }
            names.put(from, to);
        }
        return names;
    }
}
