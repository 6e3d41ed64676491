package io.binlogtool.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Questions about a log, asked of what `dump --format json --json-shape events` prints, as one would with `jq`: an answer to hold `stats` against
/// that shares no code with it.
final class EventQueries {

    /// The types of event that begin a transaction.
    static final String GTID = "(ANONYMOUS_)?GTID(_TAGGED)?";

    private static final ObjectMapper JSON = new ObjectMapper();
    /// What belongs to a transaction's frame and is no statement of its own.
    private static final Pattern FRAME = Pattern.compile("(?is)(BEGIN|COMMIT)|ROLLBACK.*|SAVEPOINT .*|XA (START|END|PREPARE|COMMIT|ROLLBACK) .*");
    /// Administrative statements on tables are counted as DDL.
    private static final Pattern DDL = Pattern.compile(
            "(?is)[\\s(]*(/\\*.*?\\*/\\s*)*(CREATE|ALTER|DROP|TRUNCATE|RENAME|GRANT|REVOKE|ANALYZE|OPTIMIZE|REPAIR|FLUSH)\\b.*");

    private final List<JsonNode> events = new ArrayList<>();

    EventQueries(String log) throws Exception {
        Invocation dump = Invocation.of("dump", "--format=json", "--json-shape=events", log);
        if (dump.exit() != ExitCode.OK) {
            throw new AssertionError(dump.err());
        }
        for (String line : dump.out().lines().toList()) {
            events.add(JSON.readTree(line));
        }
    }

    List<JsonNode> where(Predicate<JsonNode> condition) {
        return events.stream().filter(condition).toList();
    }

    List<JsonNode> ofType(String pattern) {
        return where(event -> type(event).matches(pattern));
    }

    /// The sum of a number by key, over all events that have a key.
    Map<String, Long> sum(Function<JsonNode, String> key, ToLongFunction<JsonNode> number) {
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode event : events) {
            if (key.apply(event) != null) {
                sums.merge(key.apply(event), number.applyAsLong(event), Long::sum);
            }
        }
        return sums;
    }

    static String type(JsonNode event) {
        return event.at("/header/type").asText();
    }

    static long time(JsonNode event) {
        return event.at("/header/timestamp").asLong();
    }

    static long length(JsonNode event) {
        return event.at("/header/event_length").asLong();
    }

    /// Bytes in the log: none of events inside a payload.
    static long logBytes(JsonNode event) {
        return event.path("in_payload").asBoolean() ? 0 : length(event);
    }

    /// The table of a rows event; null of others.
    static String rowsTable(JsonNode event) {
        return type(event).matches(".*_ROWS") ? table(event) : null;
    }

    /// The table of a table map or rows event; null of others.
    static String table(JsonNode event) {
        return event.at("/body/table").isMissingNode() ? null : event.at("/body/db").asText() + "." + event.at("/body/table").asText();
    }

    static long rows(JsonNode event) {
        return event.at("/body/rows").size();
    }

    /// Rows with just these images.
    static long rows(JsonNode event, boolean before, boolean after) {
        long rows = 0;
        for (JsonNode row : event.at("/body/rows")) {
            rows += row.has("before") == before && row.has("after") == after ? 1 : 0;
        }
        return rows;
    }

    List<JsonNode> statements() {
        return where(event -> event.at("/body").has("statement") && !FRAME.matcher(event.at("/body/statement").asText()).matches());
    }

    List<JsonNode> ddl() {
        return statements().stream().filter(event -> DDL.matcher(event.at("/body/statement").asText()).matches()).toList();
    }

    /// The events of each transaction: from a GTID event up to the next, or to the end of the log.
    List<Transaction> transactions() {
        List<Transaction> transactions = new ArrayList<>();
        for (JsonNode event : events) {
            if (type(event).matches(GTID)) {
                transactions.add(new Transaction(new ArrayList<>()));
            }
            if (!transactions.isEmpty() && !type(event).matches("ROTATE|STOP")) {
                transactions.getLast().events().add(event);
            }
        }
        return transactions;
    }

    record Transaction(List<JsonNode> events) {

        JsonNode head() {
            return events.getFirst();
        }

        String gtid() {
            JsonNode body = head().at("/body");
            String tag = body.path("tag").asText();
            return body.path("gno").asLong() == 0 ? "" : body.path("uuid").asText() + (tag.isEmpty() ? "" : ":" + tag) + ":" + body.path("gno").asLong();
        }

        long bytes() {
            return events.stream().mapToLong(EventQueries::logBytes).sum();
        }

        long rows() {
            return events.stream().mapToLong(EventQueries::rows).sum();
        }

        long begin() {
            return events.stream().mapToLong(EventQueries::time).filter(time -> time > 0).min().orElse(0);
        }

        /// From the second behind the one that it began in to its commit, if that can be.
        long micros() {
            long commit = head().at("/body/original_commit_timestamp").asLong();
            long days = Math.floorDiv(commit - begin() * 1_000_000, 86_400_000_000L);
            return days >= 0 && days < 7 ? Math.max(0, commit - (begin() + 1) * 1_000_000)
                    : (events.stream().mapToLong(EventQueries::time).max().orElse(0) - begin()) * 1_000_000;
        }

        long thread() {
            return events.stream().filter(event -> event.at("/body").has("thread_id")).mapToLong(event -> event.at("/body/thread_id").asLong())
                    .filter(thread -> thread > 0).findFirst().orElse(0);
        }

        List<String> tables() {
            return events.stream().map(EventQueries::rowsTable).filter(table -> table != null).distinct().toList();
        }
    }

    /// Sizes of the groups of neighbouring transactions with the same last_committed.
    List<Long> parallelGroups() {
        List<Long> groups = new ArrayList<>();
        long last = -1;
        for (Transaction transaction : transactions()) {
            long committed = transaction.head().at("/body/last_committed").asLong();
            if (groups.isEmpty() || committed != last) {
                groups.add(0L);
            }
            groups.set(groups.size() - 1, groups.getLast() + 1);
            last = committed;
        }
        return groups;
    }

    /// The GTIDs of the log, one by one.
    TreeSet<String> gtids() {
        TreeSet<String> gtids = new TreeSet<>();
        transactions().stream().map(Transaction::gtid).filter(gtid -> !gtid.isEmpty()).forEach(gtids::add);
        return gtids;
    }
}
