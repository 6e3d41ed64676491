package io.binlogtool.pipeline.rollback;

import java.util.ArrayList;
import java.util.List;

/// Rows that were changed again later: the first are listed, all are counted.
final class LaterChanges {

    private final List<Listed> listed = new ArrayList<>();
    private long count;

    /// A row.
    ///
    /// @param key its hash
    /// @param text where it was changed first, and which it is
    private record Listed(long key, String text) {
    }

    /// Counts a row.
    ///
    /// @return whether it is to be listed, too
    boolean count() {
        return ++count <= Refusals.LISTED;
    }

    /// @param key its hash
    /// @param row what it is called
    /// @param change the type of the event
    void list(long key, String log, long position, String row, String change) {
        listed.add(new Listed(key, log + ": at " + position + " (" + change + "): " + row));
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// A heading and the list, a line each.
    ///
    /// @param chains tell what has become of the rows
    /// @param remark ends the heading
    String text(RowChains chains, String remark) {
        StringBuilder text = new StringBuilder("rows that were changed again after what was selected: ").append(count).append(remark);
        for (Listed row : listed) {
            text.append("\n  ").append(row.text);
            if (chains.isTaken(row.key)) {
                text.append(", and a row with this key is there now");
            } else if (chains.isGone(row.key)) {
                text.append(", and no row with this key is there now");
            }
        }
        if (count > listed.size()) {
            text.append("\n  and ").append(count - listed.size()).append(" more");
        }
        return text.toString();
    }
}
