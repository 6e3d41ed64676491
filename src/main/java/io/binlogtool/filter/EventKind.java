package io.binlogtool.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.binlogtool.event.Event;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeartbeatEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionContextEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.ViewChangeEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.tx.StatementKind;
import io.binlogtool.tx.TransactionKeyword;

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

    private static final List<String> NAMES = Arrays.stream(values()).map(EventKind::optionName).toList();

    /// The kind of an event; null for TABLE_MAP, ROWS_QUERY and TRANSACTION_PAYLOAD, which go with what is behind or in them.
    public static EventKind of(Event event) {
        return switch (event) {
            case RowsEvent rows -> switch (rows.kind()) {
                case WRITE -> INSERT;
                case UPDATE, PARTIAL_UPDATE -> UPDATE;
                case DELETE -> DELETE;
            };
            case QueryEvent query when TransactionKeyword.of(query) != TransactionKeyword.NONE -> TRANSACTION;
            case QueryEvent query -> StatementKind.of(query) == StatementKind.DATA ? STATEMENT : DDL;
            case Event.Intvar _, Event.Rand _, UserVarEvent _, LoadDataEvent _ -> STATEMENT;
            case GtidEvent _, Event.Xid _, XaPrepareEvent _, TransactionContextEvent _ -> TRANSACTION;
            case TableMapEvent _, Event.RowsQuery _, TransactionPayloadEvent _ -> null;
            case FormatDescriptionEvent _, Event.Rotate _, Event.Stop _, Event.PreviousGtids _, Event.Incident _, ViewChangeEvent _,
                HeartbeatEvent _, UnknownEvent _ -> CONTROL;
        };
    }

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
        String unknown = name.isEmpty() ? "a type is missing" : "unknown type '" + name + "'"
                + NearestName.of(name, NAMES).map(near -> " (did you mean " + near + "?)").orElse("");
        throw new FilterSyntaxException(unknown + "; valid are " + String.join(", ", NAMES), text, column);
    }
}
