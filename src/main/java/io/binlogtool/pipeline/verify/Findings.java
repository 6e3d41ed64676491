package io.binlogtool.pipeline.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.format.verify.Finding;

/// Collects what the rules find in one log.
final class Findings {

    private static final long NOWHERE = -1;

    private final List<Finding> kept = new ArrayList<>();
    /// In the order in which they were made first.
    private final Map<String, Note> notes = new LinkedHashMap<>();
    private long notesLeftOut;
    private long count;

    /// How often a note was made, and where first.
    private static final class Note {

        private final long position;
        private long count;

        Note(long position) {
            this.position = position;
        }

        String text(String sentence) {
            return (position == NOWHERE ? "" : "at " + position + ": ") + sentence + (count == 1 ? "" : "; " + (count - 1) + " more of the kind");
        }
    }

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

    /// Adds to what was said of the event at `position` when its `reason` was found, as long as all findings are kept.
    void extend(long position, String reason, String more) {
        if (count > kept.size()) {
            return;
        }
        kept.replaceAll(finding -> finding.position() == position && finding.reason().equals(reason)
                ? new Finding(position, finding.type(), reason + more) : finding);
    }

    /// Something that is worth knowing, but not wrong.
    void note(String sentence) {
        noteAt(NOWHERE, sentence);
    }

    /// The same of a place in the log. Of each kind only the first is told, and how many there are.
    void noteAt(long position, String sentence) {
        Note note = notes.get(sentence);
        if (note == null && notes.size() == FileVerdict.MAX_NOTES) {
            notesLeftOut++;
            return;
        }
        if (note == null) {
            note = new Note(position);
            notes.put(sentence, note);
        }
        note.count += note.position == NOWHERE && note.count > 0 ? 0 : 1;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    List<String> notes() {
        List<String> all = new ArrayList<>();
        notes.forEach((sentence, note) -> all.add(note.text(sentence)));
        if (notesLeftOut > 0) {
            all.add(notesLeftOut + " more notes");
        }
        return List.copyOf(all);
    }

    long count() {
        return count;
    }
}
