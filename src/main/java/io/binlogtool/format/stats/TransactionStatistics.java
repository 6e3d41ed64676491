package io.binlogtool.format.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// How many transactions, how large and how long they are, and which are the largest and longest.
final class TransactionStatistics {

    private static final Comparator<TransactionRecord> BY_SIZE = (a, b) -> Long.compare(a.bytes(), b.bytes());
    private static final Comparator<TransactionRecord> BY_DURATION =
            (a, b) -> a.micros() != b.micros() ? Long.compare(a.micros(), b.micros()) : BY_SIZE.compare(a, b);

    private final int top;
    private final Percentiles rows = new Percentiles();
    private final Percentiles bytes = new Percentiles();
    private final Percentiles micros = new Percentiles();
    private final PriorityQueue<TransactionRecord> largest = new PriorityQueue<>(BY_SIZE);
    private final PriorityQueue<TransactionRecord> longest = new PriorityQueue<>(BY_DURATION);
    private long firstTime;
    private long lastTime;

    /// @param top how many of the largest and longest to keep
    TransactionStatistics(int top) {
        this.top = top;
    }

    void add(OpenTransaction transaction) {
        rows.add(transaction.rows());
        bytes.add(transaction.bytes());
        micros.add(transaction.micros());
        long time = transaction.time();
        if (time != 0) {
            firstTime = firstTime == 0 ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
        if (top == 0) {
            return;
        }
        boolean isLarge = largest.size() < top || transaction.bytes() > largest.peek().bytes();
        boolean isLong = transaction.micros() > 0
                && (longest.size() < top || transaction.micros() > longest.peek().micros());
        if (isLarge || isLong) {
            TransactionRecord record = transaction.record();
            if (isLarge) {
                keep(largest, record);
            }
            if (isLong) {
                keep(longest, record);
            }
        }
    }

    private void keep(PriorityQueue<TransactionRecord> queue, TransactionRecord record) {
        queue.add(record);
        if (queue.size() > top) {
            queue.poll();
        }
    }

    List<Section> sections() {
        Section.Builder summary = Section.of(Section.Kind.TRANSACTIONS, null, "measure", "transactions", "per_second", "total", "p50", "p90", "p99",
                "p999", "max");
        Value perSecond = new Value.Rate(rows.count() / (double) Math.max(1, lastTime - firstTime + 1));
        summarise(summary, "rows", rows, perSecond, Measure.ROWS);
        summarise(summary, "bytes", bytes, perSecond, Measure.BYTES);
        summarise(summary, "duration", micros, perSecond, Measure.MICROS);
        return List.of(summary.build(), list(Section.Kind.LARGEST, "bytes", BY_SIZE, largest),
                list(Section.Kind.LONGEST, "duration", BY_DURATION, longest));
    }

    private enum Measure {
        ROWS, BYTES, MICROS;

        Value value(long number) {
            return switch (this) {
                case ROWS -> new Value.Count(number);
                case BYTES -> new Value.Size(number);
                case MICROS -> new Value.Duration(number);
            };
        }
    }

    private static void summarise(Section.Builder section, String name, Percentiles numbers, Value perSecond, Measure measure) {
        section.row(new Value.Text(name), new Value.Count(numbers.count()), perSecond, measure.value(numbers.sum()), measure.value(numbers.at(50)),
                measure.value(numbers.at(90)), measure.value(numbers.at(99)), measure.value(numbers.at(99.9)), measure.value(numbers.max()));
    }

    private static Section list(Section.Kind kind, String measured, Comparator<TransactionRecord> order,
            PriorityQueue<TransactionRecord> queue) {
        Section.Builder section = Section.of(kind, measured, "log", "position", "gtid", "time", "thread", "rows", "bytes", "duration", "tables");
        List<TransactionRecord> records = new ArrayList<>(queue);
        records.sort(order.reversed().thenComparing(TransactionRecord::log).thenComparing(TransactionRecord::position));
        for (TransactionRecord t : records) {
            Value gtid = t.gtid().isEmpty() ? new Value.Unknown() : new Value.Text(t.gtid());
            section.row(new Value.Text(t.log()), new Value.Id(t.position()), gtid, new Value.Time(t.time()),
                    Value.thread(t.threadId()), new Value.Count(t.rows()), new Value.Size(t.bytes()), new Value.Duration(t.micros()),
                    new Value.Text(String.join(", ", t.tables())));
        }
        return section.build();
    }
}
