package io.binlogtool.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import io.binlogtool.event.EventHeader;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.tx.TransactionKeyword;

/// What `--require-row-format` does not let pass: statements that change rows, or that touch temporary tables.
final class RowFormatRule {

    private static final Set<String> CHANGES_ROWS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "CALL", "DO", "WITH", "SELECT");
    private static final int LONGEST_WORD = 10;

    private RowFormatRule() {
    }

    static boolean isViolatedBy(QueryEvent event, TransactionKeyword keyword) {
        if (keyword != TransactionKeyword.NONE) {
            return false;
        }
        return event.raw().header().has(EventHeader.FLAG_THREAD_SPECIFIC) || CHANGES_ROWS.contains(firstWord(event));
    }

    private static String firstWord(QueryEvent event) {
        int length = (int) Math.min(LONGEST_WORD, event.statement().size());
        String start = event.statement().string(0, length, StandardCharsets.ISO_8859_1);
        int end = 0;
        while (end < start.length() && Character.isLetter(start.charAt(end))) {
            end++;
        }
        return start.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
