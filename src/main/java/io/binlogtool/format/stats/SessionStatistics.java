package io.binlogtool.format.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.StatusVariables;

/// Who did it: transactions and statements by thread id, and statements by user where the log names one (definers, CURRENT_USER in DDL).
final class SessionStatistics {

    /// Threads that are told apart; the others are counted together, so that memory stays bounded.
    private static final int MAX_THREADS = 100_000;
    private static final long OTHERS = -1;

    private final Map<Long, Counters> threads = new HashMap<>();
    private final Map<String, Long> users = new TreeMap<>();
    private long lastId = OTHERS;
    private Counters last = new Counters();

    private static final class Counters {
        private long transactions;
        private long statements;
        private long rows;
        private long bytes;
    }

    private Counters of(long thread) {
        if (thread != lastId) {
            long key = threads.size() < MAX_THREADS || threads.containsKey(thread) ? thread : OTHERS;
            last = threads.computeIfAbsent(key, _ -> new Counters());
            lastId = thread;
        }
        return last;
    }

    void statement(QueryEvent event) {
        of(event.threadId()).statements++;
        if (event.status().has(StatusVariables.INVOKER)) {
            users.merge(event.status().invokerUser() + "@" + event.status().invokerHost(), 1L, Long::sum);
        }
    }

    void transaction(OpenTransaction transaction) {
        Counters thread = of(transaction.threadId());
        thread.transactions++;
        thread.rows += transaction.rows();
        thread.bytes += transaction.bytes();
    }

    Section threads() {
        Section.Builder section = Section.of(Section.Kind.THREADS, "bytes", "thread", "transactions", "statements", "rows", "bytes");
        threads.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, Counters> e) -> -e.getValue().bytes).thenComparing(Map.Entry::getKey))
                .forEach(e -> section.row(e.getKey() == OTHERS ? new Value.Text("others") : Value.thread(e.getKey()),
                        new Value.Count(e.getValue().transactions), new Value.Count(e.getValue().statements), new Value.Count(e.getValue().rows),
                        new Value.Size(e.getValue().bytes)));
        return section.build();
    }

    Section users() {
        Section.Builder section = Section.of(Section.Kind.USERS, "statements", "user", "statements");
        users.forEach((user, statements) -> section.row(new Value.Text(user), new Value.Count(statements)));
        return section.build();
    }
}
