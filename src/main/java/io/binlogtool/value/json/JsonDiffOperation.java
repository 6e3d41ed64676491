package io.binlogtool.value.json;

import io.binlogtool.io.MalformedBinlogException;

/// What a diff does, in the order of its numbers in the log.
public enum JsonDiffOperation {

    /// Puts a value in the place of another, as JSON_REPLACE.
    REPLACE,
    /// Puts a new element before another (or last), as JSON_ARRAY_INSERT, or adds a member, as JSON_INSERT.
    INSERT,
    /// Takes a value out, as JSON_REMOVE.
    REMOVE;

    private static final JsonDiffOperation[] BY_NUMBER = values();

    static JsonDiffOperation of(int number, long at) {
        if (number >= BY_NUMBER.length) {
            throw new MalformedBinlogException(at, "no JSON diff operation has the number " + number);
        }
        return BY_NUMBER[number];
    }
}
