package io.binlogtool.event.raw;

/// A part of a log that cannot be read; one of no bytes is a place where events are missing, or stand that do not belong there.
///
/// @param from where it begins, an offset in the log
/// @param to where the next sound event begins, or the log ends
/// @param type of the event at its beginning, null if there is none to be recognised
/// @param reason what is wrong at its beginning
public record DamagedRange(long from, long to, EventType type, String reason) {

    public long length() {
        return to - from;
    }

    /// One line for a comment in the output.
    public String describe() {
        return length() == 0 ? "at " + from + ": " + describeHere() : describeHere();
    }

    /// The same where its beginning is told already.
    public String describeHere() {
        String what = (type == null ? "" : type.displayName() + ": ") + reason.replace('\n', ' ');
        return length() == 0 ? what : length() + " bytes from " + from + " to " + to + " cannot be read: " + what;
    }
}
