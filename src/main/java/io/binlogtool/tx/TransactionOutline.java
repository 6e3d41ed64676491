package io.binlogtool.tx;

import java.util.OptionalLong;

/// What a look ahead tells of a transaction before any of its rows is read.
///
/// @param endPosition where in the log the first event behind it begins; inside a compressed transaction, behind that
/// @param xid of its XID event, or of the DDL statement that it is; empty if it ends in a COMMIT statement or is not all there
/// @param isCommitted whether its end is there and says that its rows stay (an XA transaction that is only prepared does not)
/// @param threadId of the session; empty if no statement tells
/// @param lastRowsEvent which of its rows events, counted from 1, selected or not, holds the last row that is selected; 0 for none
/// @param lastRow the number of that row in its event, or [io.binlogtool.row.RowSelection#LAST_OF_EVENT]
public record TransactionOutline(long endPosition, OptionalLong xid, boolean isCommitted, OptionalLong threadId, int lastRowsEvent, int lastRow) {
}
