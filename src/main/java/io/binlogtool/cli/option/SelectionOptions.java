package io.binlogtool.cli.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.binlogtool.cli.terminal.Streams;
import io.binlogtool.event.raw.EventReader;
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

/// Which events a command looks at: the same options on every command but `verify`, under mysqlbinlog's names.
public final class SelectionOptions {

    private static final int MIN_SERVER_ID_BITS = 7;

    private static final Pattern MARIADB_GTID = Pattern.compile("\\s*\\d+-\\d+-\\d+\\s*(,|$)");

    private long startPosition = EventReader.MAGIC_SIZE;
    private Long stopPosition;
    private List<String> startDatetimes = List.of();
    private List<String> stopDatetimes = List.of();
    private long offset;
    private final List<Long> serverIds = new ArrayList<>();
    private long serverIdBits = Integer.SIZE;
    private List<String> databases = List.of();
    private List<String> rewriteDb = List.of();
    private List<String> includeGtids = List.of();
    private List<String> excludeGtids = List.of();
    private boolean skipGtids;
    private List<String> tables = List.of();
    private List<String> filters = List.of();
    private List<String> types = List.of();
    private List<Long> threadIds = List.of();
    private List<Long> xids = List.of();
    private boolean verifyChecksum;
    private boolean salvage;
    private String timeZone;

    public SelectionOptions(Options options) {
        options.add("-j", "--start-position").label("N")
                .describe("Begin the first log at this offset.").number(value -> startPosition = value);
        options.add("--stop-position").label("N")
                .describe("End in front of the first event of the last log that begins at or after this offset.")
                .number(value -> stopPosition = value);
        options.add("--start-datetime").label("TIME")
                .describe("Begin with the first event at or after this time, 'YYYY-MM-DD hh:mm:ss' in the time zone of this machine or of --time-zone.")
                .texts(value -> startDatetimes = value);
        options.add("--stop-datetime").label("TIME")
                .describe("End in front of the first event at or after this time.").texts(value -> stopDatetimes = value);
        options.add("-o", "--offset").label("N")
                .describe("Skip the first N events.").number(value -> offset = value);
        options.add("--server-id").label("ID")
                .describe("Only events of this server; 0 for all.").number(serverIds::add);
        options.add("--server-id-bits").label("N")
                .describe("How many low bits of server ids count, 7 to 32.").number(value -> serverIdBits = value);
        options.add("-d", "--database").label("DB")
                .describe("Only this database: rows of its tables, and statements whose default database it is.")
                .texts(value -> databases = value);
        options.add("--rewrite-db").label("FROM->TO")
                .describe("Give a database another name (repeatable). The other options want the new one.").texts(value -> rewriteDb = value);
        options.add("--include-gtids").label("SET")
                .describe("Only these transactions.").texts(value -> includeGtids = value);
        options.add("--exclude-gtids").label("SET")
                .describe("Not these transactions.").texts(value -> excludeGtids = value);
        options.add("--skip-gtids")
                .describe("Leave out GTIDs, so that a server that applies the output makes its own.")
                .plainFlag(value -> skipGtids = value);
        options.add("--table").label("DB.TABLE")
                .describe("Only rows of these tables, and statements that name one of them: * and ? stand for any characters and for one; "
                        + "without DB in any database (repeatable).")
                .texts(value -> tables = value);
        options.add("--filter").label("RULES")
                .describe("Maxwell's filter language: 'exclude: *.*, include: shop.orders, exclude: shop.orders.status = new'. Rules that leave out "
                        + "all tables but some leave out statements that name none of them (repeatable; the last rule that fits decides).")
                .texts(value -> filters = value);
        options.add("--type").label("TYPE,…")
                .describe("Only events of these types, and what begins and ends their transactions: insert, update, delete, ddl, statement, "
                        + "transaction (begin, commit, GTIDs), control (the log's own events; repeatable).")
                .texts(value -> types = value);
        options.add("--thread-id").label("ID")
                .describe("Only transactions and statements of this session (repeatable).").unsignedNumbers(value -> threadIds = value);
        options.add("--xid").label("XID")
                .describe("Only the transaction with this XID (repeatable).").unsignedNumbers(value -> xids = value);
        options.add("-c", "--verify-binlog-checksum")
                .describe("End at an event whose checksum is wrong (else a warning names it).").flag(value -> verifyChecksum = value);
        options.add("--salvage").describe("Pass over what is damaged and go on with the next sound event.")
                .plainFlag(value -> salvage = value);
        options.add("--time-zone").label("ZONE")
                .describe("Time zone of the times given and shown (default: the local one, TZ; in JSON, UTC for TIMESTAMP "
                        + "columns).")
                .text(value -> timeZone = value);
    }

    public ZoneId zone() {
        try {
            return timeZone == null ? SystemZone.get() : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new UsageException("--time-zone: there is no time zone " + timeZone);
        }
    }

    /// The zone that `--time-zone` names; null without that option.
    public ZoneId givenZone() {
        return timeZone == null ? null : zone();
    }

    public boolean isDatabaseSelected() {
        return !databases.isEmpty() && !skipGtids;
    }

    public boolean skipGtids() {
        return skipGtids;
    }

    public long serverIdMask() {
        return (1L << adjustedServerIdBits()) - 1;
    }

    private long adjustedServerIdBits() {
        return Math.clamp(serverIdBits, MIN_SERVER_ID_BITS, Integer.SIZE);
    }

    /// The same for commands that cannot tell single rows of an event apart.
    public RunOptions resolveWithoutRows(List<String> files, boolean asMysqlbinlog, Streams streams) {
        RunOptions run = resolve(files, asMysqlbinlog, streams);
        if (run.contents().rules().hasColumnRules()) {
            throw new UsageException("--filter with column values selects single rows, which only JSON and SQL can show");
        }
        return run;
    }

    /// @param asMysqlbinlog see [RunOptions]
    public RunOptions resolve(List<String> files, boolean asMysqlbinlog, Streams streams) {
        if (startPosition < EventReader.MAGIC_SIZE) {
            streams.warn("option 'start-position': unsigned value " + startPosition + " adjusted to " + EventReader.MAGIC_SIZE + ".");
        }
        if (serverIdBits != adjustedServerIdBits()) {
            streams.warn("option 'server-id-bits': unsigned value " + serverIdBits + " adjusted to " + adjustedServerIdBits() + ".");
        }
        if (stopPosition != null && files.equals(List.of(LogInput.STANDARD_INPUT))) {
            throw new ArgumentException("stop_position not allowed when input is STDIN");
        }
        long startTime = time("--start-datetime", startDatetimes, 0);
        long stopTime = time("--stop-datetime", stopDatetimes, Long.MAX_VALUE);
        if (startTime >= stopTime) {
            streams.warn("--start-datetime is not before --stop-datetime: no time lies between them");
        }
        if (stopPosition != null && startPosition >= stopPosition && files.size() == 1) {
            streams.warn("--start-position is not in front of --stop-position: nothing lies between them");
        }
        Long serverId = last("--server-id", serverIds, streams);
        HeaderSelection.Limits limits = new HeaderSelection.Limits(offset,
                startTime, stopTime,
                serverId == null || serverId == 0 ? -1 : serverId, serverIdMask());
        return new RunOptions(Math.max(startPosition, EventReader.MAGIC_SIZE), stopPosition == null ? Long.MAX_VALUE : stopPosition, limits,
                gtids("--include-gtids", last("--include-gtids", includeGtids, streams)),
                gtids("--exclude-gtids", last("--exclude-gtids", excludeGtids, streams)), skipGtids, last("--database", databases, streams), contents(),
                rewrites(), verifyChecksum, false, salvage, asMysqlbinlog);
    }

    /// As for mysqlbinlog the last one holds; who gives several probably wants all of them.
    private static <T> T last(String option, List<T> given, Streams streams) {
        if (new HashSet<>(given).size() > 1) {
            streams.warn(option + " was given more than once: only the last one holds, " + given.getLast());
        }
        return given.isEmpty() ? null : given.getLast();
    }

    /// @throws UsageException if one of the options does not follow its language
    private ContentSelection contents() {
        return new ContentSelection(parsed("--table", () -> TableGlobs.parse(tables)), parsed("--filter", () -> MaxwellFilter.parse(filters)),
                parsed("--type", this::kinds), Set.copyOf(threadIds), Set.copyOf(xids));
    }

    private static <T> T parsed(String option, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (FilterSyntaxException e) {
            String place = e.pointedOut();
            throw new UsageException(option + ": " + e.getMessage() + (place.isEmpty() ? "" : "\n" + place));
        }
    }

    private Set<EventKind> kinds() {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        types.forEach(given -> kinds.addAll(EventKind.parse(given)));
        return kinds.isEmpty() ? EnumSet.allOf(EventKind.class) : kinds;
    }

    /// Of an option that is given more than once the last holds, but all must be right, as for mysqlbinlog.
    private long time(String option, List<String> given, long otherwise) {
        long time = otherwise;
        for (String text : given) {
            try {
                time = DateTimeArgument.epochSeconds(text, zone());
            } catch (IllegalArgumentException e) {
                throw new ArgumentException(option + ": " + e.getMessage() + " (wanted is a date and at least the hour, such as '2026-03-01 14:05:00')");
            }
        }
        return time;
    }

    private static GtidSet gtids(String option, String text) {
        if (text == null) {
            return null;
        }
        try {
            return GtidSet.parse(text);
        } catch (GtidSyntaxException e) {
            if (MARIADB_GTID.matcher(text).lookingAt()) {
                throw new ArgumentException(option + ": " + text + " is a GTID of MariaDB: those cannot be selected yet");
            }
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
            // Blanks around the arrow do not count, others do.
            String from = rule.substring(0, arrow).stripTrailing();
            String to = rule.substring(arrow + 2).stripLeading();
            if (from.isBlank() || to.isBlank()) {
                throw new ArgumentException("Bad syntax in mysqlbinlog-rewrite-db - empty " + (from.isBlank() ? "FROM" : "TO") + " db!");
            }
            // As in mysqlbinlog, of several rules for one name the first holds.
            names.putIfAbsent(from, to);
        }
        return names;
    }
}
