package io.binlogtool.pipeline;

import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.tx.TransactionKeyword;

/// Notices that no change met the conditions of a run, those on positions and on the values of columns aside. Mostly there is a slip in an
/// option, such as a table's name.
final class EmptySelection {

    private final boolean asked;
    private boolean changeSelected;

    EmptySelection(RunOptions options) {
        this.asked = options.selects() && options.contents().selectsChanges();
    }

    /// An event that met them all.
    void selected(Event event) {
        changeSelected = changeSelected || !asked || isChange(event);
    }

    /// Rows and statements; events of kinds that are not known, to be safe.
    private static boolean isChange(Event event) {
        return event instanceof RowsEvent || event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.NONE
                || event instanceof LoadDataEvent || event instanceof UnknownEvent;
    }

    /// After the last event.
    void warn(Consumer<String> warnings) {
        if (asked && !changeSelected) {
            warnings.accept("nothing was selected: no rows and no statements in what was read meet all conditions");
        }
    }
}
