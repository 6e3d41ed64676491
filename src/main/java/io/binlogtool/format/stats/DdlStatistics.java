package io.binlogtool.format.stats;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.tx.StatementText;

/// The statements that define something, with their places.
final class DdlStatistics {

    /// More than these are only counted, so that memory stays bounded.
    private static final int MAX_STATEMENTS = 10_000;
    private static final int MAX_TEXT = 200;

    private final Section.Builder section = Section.of(Section.Kind.DDL, null, "log", "position", "time", "thread", "database", "statement");
    private int kept;

    void add(String log, QueryEvent event) {
        if (kept++ < MAX_STATEMENTS) {
            section.row(new Value.Text(log), new Value.Id(event.raw().position()), new Value.Time(event.raw().header().timestamp()),
                    Value.thread(event.threadId()), new Value.Text(event.database()), new Value.Text(text(event)));
        }
    }

    private static String text(QueryEvent event) {
        int length = (int) Math.min(MAX_TEXT * 4L, event.statement().size());
        String text = StatementText.charset(event).decode(event.statement(), 0, length).replaceAll("\\s+", " ").strip();
        return text.codePointCount(0, text.length()) <= MAX_TEXT ? text : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
    }

    Section section() {
        return section.build();
    }
}
