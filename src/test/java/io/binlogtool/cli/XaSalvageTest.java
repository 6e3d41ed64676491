package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every event of a log with XA transactions is lost in turn: what `sql --salvage` makes of the rest is a script that a server takes to its end,
/// and commits just the transactions that are all there.
class XaSalvageTest {

    private final LogBuilder log = new LogBuilder().format(0);
    private final List<LogEvent> events = new ArrayList<>();
    private final Set<Integer> committed = new TreeSet<>();

    /// @param value the row of the transaction that cannot do without this event; 0 for none
    private record LogEvent(int position, int value) {
    }

    XaSalvageTest() {
        transaction(1);
        prepare("two", 2);
        finish("COMMIT", "two", 2);
        transaction(3);
        start("one", 4);
        add(4).xaPrepare(true, "one");
        committed.add(4);
        prepare("back", 5);
        finish("ROLLBACK", "back", 5);
        prepare("late", 6);
        transaction(7);
        prepare("later", 8);
        add(0).gtid();
        add(0).query("CREATE TABLE d.other (a INT)");
        transaction(9);
        finish("COMMIT", "late", 6);
        transaction(10);
        finish("ROLLBACK", "later", 8);
        // The XID is used again.
        prepare("two", 11);
        finish("COMMIT", "two", 11);
        transaction(12);
    }

    private LogBuilder add(int value) {
        events.add(new LogEvent(log.size(), value));
        return log;
    }

    /// A table map and a row.
    private void row(int value) {
        add(value);
        log.insertFloat(value);
        events.add(new LogEvent(log.size() - 36, value));
    }

    private void transaction(int value) {
        add(0).gtid();
        add(value).query("BEGIN");
        row(value);
        add(value).xid();
        committed.add(value);
    }

    private static String xid(String name) {
        StringBuilder hex = new StringBuilder();
        name.chars().forEach(letter -> hex.append(Integer.toHexString(letter)));
        return "X'" + hex + "',X'',1";
    }

    private void start(String name, int value) {
        add(0).gtid();
        add(value).query("XA START " + xid(name));
        row(value);
        add(value).query("XA END " + xid(name));
    }

    private void prepare(String name, int value) {
        start(name, value);
        add(value).xaPrepare(false, name);
    }

    private void finish(String outcome, String name, int value) {
        add(0).gtid();
        add(value).query("XA " + outcome + " " + xid(name));
        if (outcome.equals("COMMIT")) {
            committed.add(value);
        }
    }

    private static Invocation sql(Path folder, byte[] bytes, String... options) throws IOException {
        Path schema = Files.writeString(folder.resolve("schema.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT);");
        List<String> arguments = new ArrayList<>(List.of("sql", "--schema", schema.toString()));
        arguments.addAll(List.of(options));
        arguments.add(Files.write(folder.resolve("damaged"), bytes).toString());
        Invocation sql = Invocation.of(arguments.toArray(String[]::new));
        assertThat(sql.exit()).as(sql.err()).isEqualTo(ExitCode.OK);
        return sql;
    }

    private byte[] bytes(Path folder) throws IOException {
        return Files.readAllBytes(log.write(folder));
    }

    /// The log with an event that claims to have 2 GB.
    private byte[] without(LogEvent event, byte[] sound) {
        byte[] bytes = sound.clone();
        bytes[event.position() + 12] = 0x7f;
        return bytes;
    }

    @Test
    void aSoundLogCommitsWhatItSays(@TempDir Path folder) throws IOException {
        Invocation sql = sql(folder, bytes(folder));
        assertThat(Server.run(sql)).isEqualTo(committed);
        assertThat(sql.err()).doesNotContain("WARNING");
    }

    @Test
    void whateverEventIsLostTheRestRunsToItsEnd(@TempDir Path folder) throws IOException {
        byte[] sound = bytes(folder);
        for (LogEvent lost : events) {
            Invocation sql = sql(folder, without(lost, sound), "--salvage");
            assertThat(sql.out()).containsOnlyOnce("-- Gap: ").contains(" from " + lost.position() + " to ");
            Set<Integer> expected = new TreeSet<>(committed);
            expected.remove(lost.value());
            assertThat(Server.run(sql)).as("without the event at " + lost.position()).isEqualTo(expected);
        }
    }

    @Test
    void saysWhatItDidToXaTransactions(@TempDir Path folder) throws IOException {
        byte[] sound = bytes(folder);
        LogEvent commitOfLate = events.stream().filter(event -> event.value() == 6).toList().getLast();
        Invocation rolledBack = sql(folder, without(commitOfLate, sound), "--salvage");
        String late = xid("late");
        assertThat(rolledBack.out()).containsSubsequence("-- Gap: ", "-- XA transaction " + late + " was prepared, and how it ended is lost: it is rolled back\n",
                "XA ROLLBACK " + late + ";\n");
        assertThat(rolledBack.err()).contains("WARNING: " + folder.resolve("damaged") + ": XA transaction " + late + " was prepared, and how it ended is lost");
        LogEvent startOfLate = events.stream().filter(event -> event.value() == 6).toList().getFirst();
        Invocation leftOut = sql(folder, without(startOfLate, sound), "--salvage");
        assertThat(leftOut.out()).contains("XA COMMIT " + late + " is left out, since nothing was prepared for it").doesNotContain("\nXA COMMIT " + late);
    }

    /// A pipe cannot be looked ahead: the transaction stays as it is, and the user is told how to end it.
    @Test
    void ofAPipeItLeavesPreparedWhatMayHaveEndedInAGap(@TempDir Path folder) throws IOException {
        LogEvent commitOfLate = events.stream().filter(event -> event.value() == 6).toList().getLast();
        byte[] bytes = without(commitOfLate, bytes(folder));
        Path schema = Files.writeString(folder.resolve("schema.sql"), "CREATE DATABASE d; CREATE TABLE d.t (f FLOAT);");
        Invocation sql = Invocation.reading(new ByteArrayInputStream(bytes), "sql", "--salvage", "--schema", schema.toString(), "-");
        String late = xid("late");
        String hint = "XA transaction " + late + " is left prepared, with its locks, since its end is not in what was read: end it with XA COMMIT " + late
                + " or XA ROLLBACK " + late;
        assertThat(sql.out()).contains("-- " + hint + "\n").doesNotContain("XA ROLLBACK " + late + ";");
        assertThat(sql.err()).contains("is prepared, and its end may be in the gap").contains(hint);
    }

    @Test
    void aRunThatEndsTooEarlyLeavesNothingOpen(@TempDir Path folder) throws IOException {
        List<LogEvent> late = events.stream().filter(event -> event.value() == 6).toList();
        int inside = late.get(3).position();
        Invocation open = sql(folder, bytes(folder), "--stop-position=" + inside);
        assertThat(open.out()).containsSubsequence("XA START " + xid("late"), "XA END " + xid("late"), "XA ROLLBACK " + xid("late") + ";\n");
        assertThat(open.err()).contains("the end of the last transaction is not in what was selected: it is rolled back");
        assertThat(Server.run(open)).containsExactly(1, 2, 3, 4);
        Invocation prepared = sql(folder, bytes(folder), "--stop-position=" + late.getLast().position());
        assertThat(prepared.err()).contains("XA transaction " + xid("late") + " is left prepared, with its locks");
        assertThat(prepared.out()).contains("XA PREPARE " + xid("late") + ";\n").doesNotContain("XA ROLLBACK " + xid("late") + ";\n");
    }

    @Test
    void savepointsInsideAreKept(@TempDir Path folder) throws IOException {
        LogBuilder inside = new LogBuilder().format(0).query("XA START " + xid("a")).query("SAVEPOINT `s`").insertFloat(2)
                .query("ROLLBACK TO `s`").query("XA END " + xid("a")).xaPrepare(true, "a");
        assertThat(sql(folder, Files.readAllBytes(inside.write(folder))).lines()).containsSubsequence("SAVEPOINT `s`", "ROLLBACK TO `s`");
    }

    /// A filter on types of event leaves the frames of transactions out, but not what they mean.
    @Test
    void rowsOfAnXaTransactionThatWasRolledBackAreNotCommitted(@TempDir Path folder) throws IOException {
        assertThat(Server.run(sql(folder, bytes(folder), "--type=insert"))).isEqualTo(committed);
    }

    @Test
    void transactionsOfWhichNothingIsSelectedLeaveNoTrace(@TempDir Path folder) throws IOException {
        for (String other : List.of("--table=d.nosuch", "--type=update")) {
            assertThat(sql(folder, bytes(folder), other).out()).as(other).doesNotContain("XA ");
        }
        Invocation real = Invocation.of("sql", "--table=nosuch", "testdata/gtid-on/binlog.000001");
        assertThat(real.out()).doesNotContain("XA ").doesNotContain("-- ");
    }

    @Test
    void theEndOfATransactionThatIsLeftOutIsLeftOutBehindAGapToo(@TempDir Path folder) throws IOException {
        LogBuilder empty = new LogBuilder().format(0).query("XA START " + xid("a")).query("XA END " + xid("a")).xaPrepare(false, "a");
        int lost = empty.size();
        empty.gtid().query("XA COMMIT " + xid("a")).query("XA START " + xid("a")).insertFloat(1).query("XA END " + xid("a")).xaPrepare(false, "a")
                .query("XA COMMIT " + xid("a"));
        Invocation sql = sql(folder, without(new LogEvent(lost, 0), Files.readAllBytes(empty.write(folder))), "--salvage");
        assertThat(sql.out()).containsOnlyOnce("XA COMMIT").doesNotContain("is left out");
        assertThat(Server.run(sql)).containsExactly(1);
    }

    /// What a server makes of a script: it holds to the rules of XA transactions, and to nothing else.
    private static final class Server {

        private static final Pattern STATEMENT = Pattern.compile("(BEGIN|COMMIT|ROLLBACK);|XA (\\w+) (X'\\w*',X'\\w*',\\d+)( ONE PHASE)?;?"
                + "|INSERT INTO `d`.`t` \\(`f`\\) VALUES \\((\\d+)\\.?0?(?:e0)?\\);|(CREATE TABLE .*)");

        private final Set<Integer> committed = new TreeSet<>();
        private final Map<String, Set<Integer>> prepared = new HashMap<>();
        private Set<Integer> rows;
        /// Of the XA transaction at hand, or null.
        private String xid;
        private boolean isEnded;

        static Set<Integer> run(Invocation sql) {
            Server server = new Server();
            for (String line : sql.lines()) {
                Matcher statement = STATEMENT.matcher(line);
                if (statement.matches()) {
                    server.run(line, statement);
                } else {
                    assertThat(line).as("a statement that is not understood").doesNotStartWith("INSERT").doesNotStartWith("XA ");
                }
            }
            assertThat(server.rows).as("a transaction at the end").isNull();
            assertThat(server.prepared).as("what is prepared at the end").isEmpty();
            return server.committed;
        }

        private void run(String line, Matcher statement) {
            if (statement.group(2) != null) {
                runXa(line, statement.group(2), statement.group(3), statement.group(4) != null);
            } else if (statement.group(5) != null) {
                assertThat(rows != null && !isEnded).as(line).isTrue();
                rows.add(Integer.valueOf(statement.group(5)));
            } else if (line.equals("BEGIN;") || statement.group(6) != null) {
                assertThat(rows).as(line + " inside a transaction").isNull();
                rows = statement.group(6) != null ? null : new TreeSet<>();
            } else {
                assertThat(rows != null && xid == null).as(line).isTrue();
                end(line.equals("COMMIT;"));
            }
        }

        private void runXa(String line, String verb, String id, boolean isOnePhase) {
            boolean isAtHand = id.equals(xid);
            switch (verb) {
                case "START" -> {
                    assertThat(rows).as(line + " inside a transaction").isNull();
                    assertThat(prepared).as(line).doesNotContainKey(id);
                    rows = new TreeSet<>();
                    xid = id;
                }
                case "END" -> {
                    assertThat(isAtHand && !isEnded).as(line).isTrue();
                    isEnded = true;
                }
                case "PREPARE" -> {
                    assertThat(isAtHand && isEnded).as(line).isTrue();
                    prepared.put(id, rows);
                    end(false);
                }
                case "COMMIT" -> {
                    if (isOnePhase) {
                        assertThat(isAtHand && isEnded).as(line).isTrue();
                        end(true);
                    } else {
                        assertThat(rows).as(line + " inside a transaction").isNull();
                        assertThat(prepared).as(line).containsKey(id);
                        committed.addAll(prepared.remove(id));
                    }
                }
                case "ROLLBACK" -> {
                    if (isAtHand) {
                        assertThat(isEnded).as(line).isTrue();
                        end(false);
                    } else {
                        assertThat(rows).as(line + " inside a transaction").isNull();
                        assertThat(prepared.remove(id)).as(line).isNotNull();
                    }
                }
                default -> throw new AssertionError(line);
            }
        }

        private void end(boolean keepsRows) {
            if (keepsRows) {
                committed.addAll(rows);
            }
            rows = null;
            xid = null;
            isEnded = false;
        }
    }
}
