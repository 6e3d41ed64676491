package io.binlogtool.pipeline.verify;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.format.verify.Finding;

/// Collects what the rules find in one log.
final class Findings {

    private final List<Finding> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long count;

    void add(RawEvent event, String reason) {
        add(event.position(), event.type(), reason);
    }

    /// @param type null where none was recognised
    void add(long position, EventType type, String reason) {
        count++;
        if (kept.size() < FileVerdict.MAX_FINDINGS) {
            kept.add(new Finding(position, type == null || type == EventType.UNKNOWN ? null : type.displayName(), reason));
        }
    }

    /// Something that is worth knowing, but not wrong.
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    long count() {
        return count;
    }
}
