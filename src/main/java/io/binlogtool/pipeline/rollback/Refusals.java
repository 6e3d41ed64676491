package io.binlogtool.pipeline.rollback;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.format.OutputRefusedException;

/// What speaks against undoing a window, with positions; the first of it is kept, the rest counted.
final class Refusals {

    /// No list is longer.
    static final int LISTED = 20;

    /// The first ones, as long as there are no more.
    private final List<String> all = new ArrayList<>();
    /// The first ones that are not just another case of the one before.
    private final List<String> listed = new ArrayList<>();
    private final String heading;
    private long count;
    private String last;

    /// @param heading what the reasons are reasons for
    Refusals(String heading) {
        this.heading = heading;
    }

    /// @param reason one sentence; if there are too many to list them all, the same one again at another place is counted only
    void add(String log, long position, String reason) {
        count++;
        String line = log + ": at " + position + ": " + reason;
        if (all.size() < LISTED) {
            all.add(line);
        }
        if (!reason.equals(last) && listed.size() < LISTED) {
            listed.add(line);
        }
        last = reason;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The heading and the list, a line each.
    String text() {
        StringBuilder text = new StringBuilder(heading);
        List<String> shown = count == all.size() ? all : listed;
        shown.forEach(reason -> text.append("\n  ").append(reason));
        if (count > shown.size()) {
            text.append("\n  and ").append(count - shown.size()).append(" more");
        }
        return text.toString();
    }

    /// @throws OutputRefusedException if there is anything in it
    void refuse() {
        if (!isEmpty()) {
            throw new OutputRefusedException(text());
        }
    }
}
