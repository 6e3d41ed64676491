package io.binlogtool.format.text;

import io.binlogtool.event.Event;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.tx.TransactionKeyword;

/// `--require-row-format`: ends the run at an event that a session with REQUIRE_ROW_FORMAT would refuse.
///
/// As in mysqlbinlog (found by experiment with 9.7) it looks at every event of the log, also at those that are not selected, but not inside
/// compressed transactions. LOAD DATA, INTVAR and RAND are refused anywhere; within a transaction USER_VAR and all statements but
/// those that steer it and CREATE TABLE; outside of one only CREATE and DROP of temporary tables.
final class RowFormatRule {

    private boolean inTransaction;

    /// @throws OutputRefusedException if `event` breaks the rule
    void check(Event event) {
        switch (event) {
            case LoadDataEvent _, Event.Intvar _, Event.Rand _ -> refuse();
            case UserVarEvent _ when inTransaction -> refuse();
            case QueryEvent query -> check(query);
            case GtidEvent _, Event.Xid _, XaPrepareEvent _ -> inTransaction = false;
            default -> { }
        }
    }

    private void check(QueryEvent event) {
        if (event.loadFile() != null || (inTransaction ? !isAllowedInside(event) : isAboutTemporaryTable(event))) {
            refuse();
        }
        switch (TransactionKeyword.of(event)) {
            case BEGINS -> inTransaction = true;
            case ENDS -> inTransaction = false;
            case INSIDE, NONE -> { }
        }
    }

    private static boolean isAllowedInside(QueryEvent event) {
        return switch (TransactionKeyword.of(event)) {
            case BEGINS, ENDS -> true;
            case INSIDE -> !event.startsWithIgnoreCase("ROLLBACK TO ") && !event.startsWith("XA COMMIT");
            case NONE -> event.startsWithIgnoreCase("CREATE TABLE");
        };
    }

    private static boolean isAboutTemporaryTable(QueryEvent event) {
        return event.startsWithIgnoreCase("CREATE TEMPORARY TABLE") || event.startsWithIgnoreCase("DROP TEMPORARY TABLE");
    }

    private static void refuse() {
        throw new OutputRefusedException("an event violates --require-row-format: it is not row-based");
    }
}
