package io.binlogtool.format.verify;

import io.binlogtool.format.VisibleText;
import io.binlogtool.io.ByteSink;

/// Writes one line a log: `binlog.000001: ok`, or the first thing that is wrong, and how much more; for people, so without control characters.
public final class VerdictText {

    private VerdictText() {
    }

    public static void write(ByteSink out, FileVerdict verdict) {
        StringBuilder line = new StringBuilder(verdict.name()).append(": ");
        if (verdict.isSound()) {
            line.append("ok");
        } else {
            line.append(verdict.findings().getFirst());
            if (verdict.unreadableBytes() > 0) {
                line.append("; ").append(verdict.unreadableBytes()).append(verdict.unreadableBytes() == 1 ? " byte" : " bytes").append(" unreadable");
            }
            if (verdict.findingCount() > 1) {
                line.append("; ").append(verdict.findingCount() - 1).append(" more, the next ").append(verdict.findings().get(1));
            }
        }
        if (!verdict.notes().isEmpty()) {
            line.append(" (").append(String.join("; ", verdict.notes())).append(')');
        }
        out.utf8(VisibleText.of(line.toString().replace("\n", " ").stripTrailing()));
        out.put('\n');
    }
}
