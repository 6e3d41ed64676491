package io.binlogtool.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.binlogtool.event.Event;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.event.raw.EventType;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.EventKind;
import io.binlogtool.format.EventStatements;
import io.binlogtool.tx.TransactionKeyword;
import io.binlogtool.tx.XaStatements;

/// Which events of the transaction at hand are to be seen in output that shows events one by one; a look ahead finds out. Events that prepare others
/// (table maps, the text of a statement, its variables and files) are to be seen if one of the others is; those that begin and end the transaction,
/// if anything in it is. It takes a bit or two an event.
final class ShownEvents {

    /// Stands for the table of what belongs to a statement, not to one of its tables.
    private static final long NO_TABLE = -1;

    /// An event that is shown if what it prepares is.
    private record Preparing(int number, long tableId) {
    }

    private final ContentSelection contents;
    private final StatementSelection statements;
    /// By the order in which the events come.
    private final BitSet shown = new BitSet();
    private final BitSet frame = new BitSet();
    private final List<Preparing> preparing = new ArrayList<>();
    /// XA transactions that were prepared with a selected change in them: their second phase is a transaction of its own.
    private final Set<String> preparedXids = new HashSet<>();
    private String preparedXid;
    private int count;
    private boolean changeSelected;

    ShownEvents(ContentSelection contents, StatementSelection statements) {
        this.contents = contents;
        this.statements = statements;
    }

    /// Another transaction begins.
    void begin() {
        shown.clear();
        frame.clear();
        preparing.clear();
        preparedXid = null;
        count = 0;
        changeSelected = false;
    }

    /// The next event of the transaction.
    ///
    /// @param hasWantedRows of a rows event: whether any of its rows is of a wanted table, and meets the conditions on values
    void add(Event event, boolean hasWantedRows) {
        int number = count++;
        if (event instanceof RowsEvent rows) {
            rows(rows, number, hasWantedRows);
        } else if (event instanceof TableMapEvent map) {
            preparing.add(new Preparing(number, map.tableId()));
        } else if (event instanceof QueryEvent query && TransactionKeyword.of(query) == TransactionKeyword.NONE) {
            statement(query, number);
        } else if (preparesStatement(event)) {
            preparing.add(new Preparing(number, NO_TABLE));
        } else if (event instanceof UnknownEvent unknown && unknown.mayChangeData()) {
            change(unknown, number);
        } else if (EventKind.of(event) == EventKind.CONTROL && event.raw().type() != EventType.MARIADB_GTID && contents.includesAllTables()) {
            shown.set(number, contents.includesKind(event));
        } else {
            frame.set(number);
            xa(event);
        }
    }

    private static boolean preparesStatement(Event event) {
        return event instanceof Event.RowsQuery || event instanceof Event.Intvar || event instanceof Event.Rand || event instanceof UserVarEvent
                || event instanceof LoadDataEvent || event.raw().type() == EventType.ANNOTATE_ROWS;
    }

    private void rows(RowsEvent rows, int number, boolean hasWantedRows) {
        if (hasWantedRows && change(rows, number)) {
            preparing.removeIf(event -> {
                boolean isPrepared = event.tableId == rows.tableId() || event.tableId == NO_TABLE;
                if (isPrepared) {
                    shown.set(event.number);
                }
                return isPrepared;
            });
        }
        if (rows.endsStatement()) {
            preparing.clear();
        }
    }

    private void statement(QueryEvent query, int number) {
        if (!statements.leavesOutAhead(query) && change(query, number)) {
            preparing.forEach(event -> shown.set(event.number));
        }
        preparing.clear();
    }

    /// A change of what is wanted, perhaps of another kind.
    ///
    /// @return whether it is shown
    private boolean change(Event event, int number) {
        boolean isShown = contents.includesKind(event);
        shown.set(number, isShown);
        changeSelected |= isShown || !contents.selectsChanges();
        return isShown;
    }

    private void xa(Event event) {
        if (event instanceof XaPrepareEvent prepare && !prepare.onePhase()) {
            preparedXid = EventStatements.xid(prepare);
        } else if (event instanceof QueryEvent query && XaStatements.isSecondPhase(query)) {
            changeSelected |= preparedXids.remove(XaStatements.xid(query));
        }
    }

    /// After the last event.
    void end() {
        if (preparedXid != null && changeSelected) {
            preparedXids.add(preparedXid);
        } else if (preparedXid != null) {
            preparedXids.remove(preparedXid);
        }
        if (contents.includesFrame(changeSelected)) {
            shown.or(frame);
        }
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    /// @param number how many events of the transaction come in front of it, those inside a payload and the payload itself each counted
    boolean includes(int number) {
        return shown.get(number);
    }
}
