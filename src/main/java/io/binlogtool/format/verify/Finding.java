package io.binlogtool.format.verify;

/// Something that is wrong in a log.
///
/// @param position offset of the event in its log; [#NOWHERE] if it is about the log as a whole
/// @param type name of the event's type, null where none was recognised
/// @param reason what is wrong
public record Finding(long position, String type, String reason) {

    public static final long NOWHERE = -1;

    @Override
    public String toString() {
        return position == NOWHERE ? reason : "at " + position + (type == null ? "" : " (" + type + ")") + ": " + reason;
    }
}
