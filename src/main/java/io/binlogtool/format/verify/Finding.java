package io.binlogtool.format.verify;

/// Something that is wrong in a log.
///
/// @param position offset of the event in its log
/// @param type name of the event's type, null where none was recognised
/// @param reason what is wrong
public record Finding(long position, String type, String reason) {

    @Override
    public String toString() {
        return "at " + position + (type == null ? "" : " (" + type + ")") + ": " + reason;
    }
}
