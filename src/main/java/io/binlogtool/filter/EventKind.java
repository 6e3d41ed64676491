package io.binlogtool.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What `--type` chooses from: events by what they mean to a user, not by their type code.
///
/// TABLE_MAP and ROWS_QUERY events have no kind of their own: they go with the row changes behind them.
public enum EventKind {

    /// Rows that were inserted: WRITE_ROWS events.
    INSERT,
    /// Rows that were changed: UPDATE_ROWS events, PARTIAL_UPDATE_ROWS among them.
    UPDATE,
    /// Rows that were deleted: DELETE_ROWS events.
    DELETE,
    /// Statements that define something: CREATE, ALTER, DROP, TRUNCATE, RENAME, GRANT and their like.
    DDL,
    /// Statements that change rows and were logged as statements, with the events that carry their variables and files.
    STATEMENT,
    /// Where transactions begin and end: GTIDs, BEGIN, COMMIT, ROLLBACK, XID, XA statements, savepoints.
    TRANSACTION,
    /// The log's own events: format description, rotation, stop, previous GTIDs, incidents and whatever else there is.
    CONTROL;

    private static final String NAMES = Arrays.stream(values()).map(EventKind::optionName).collect(Collectors.joining(", "));

    /// The name on the command line.
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads one or more names in either case, separated by commas, with white space around them or not.
    ///
    /// @return unmodifiable, not empty
    /// @throws FilterSyntaxException naming the valid names if one of them is none
    public static Set<EventKind> parse(String text) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        int start = 0;
        for (String part : text.split(",", -1)) {
            kinds.add(byName(part.strip(), text, start + part.length() - part.stripLeading().length()));
            start += part.length() + 1;
        }
        return Collections.unmodifiableSet(kinds);
    }

    private static EventKind byName(String name, String text, int column) {
        for (EventKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        String unknown = name.isEmpty() ? "a type is missing" : "unknown type '" + name + "'";
        throw new FilterSyntaxException(unknown + "; valid are " + NAMES, text, column);
    }
}
