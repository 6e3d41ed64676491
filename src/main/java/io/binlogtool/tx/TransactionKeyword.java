package io.binlogtool.tx;

import java.nio.charset.StandardCharsets;

import io.binlogtool.event.QueryEvent;

/// What a statement means for the transaction it stands in, told by its first words as the server writes them.
public enum TransactionKeyword {
    /// BEGIN, or XA START.
    BEGINS,
    /// COMMIT, ROLLBACK (but not ROLLBACK TO a savepoint), or XA ROLLBACK.
    ENDS,
    /// SAVEPOINT, ROLLBACK TO, and the other XA statements.
    INSIDE,
    /// Any other statement.
    NONE;

    private static final byte[] BEGIN = "BEGIN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    /// [#NONE] of a LOAD DATA statement.
    public static TransactionKeyword of(QueryEvent event) {
        if (event.loadFile() != null) {
            return NONE;
        }
        return switch (event.statement().u8(0)) {
            case 'B' -> event.isStatement(BEGIN) ? BEGINS : NONE;
            case 'C' -> event.isStatement(COMMIT) ? ENDS : NONE;
            case 'R', 'r' -> {
                if (!event.startsWithIgnoreCase("ROLLBACK")) {
                    yield NONE;
                }
                yield event.startsWithIgnoreCase("ROLLBACK TO ") ? INSIDE : ENDS;
            }
            case 'S', 's' -> event.startsWithIgnoreCase("SAVEPOINT") ? INSIDE : NONE;
            case 'X' -> ofXa(event);
            default -> NONE;
        };
    }

    /// Whether a statement ends its transaction and undoes what it did, as far as its tables can: ROLLBACK, or XA ROLLBACK.
    public static boolean isRollback(QueryEvent event) {
        return of(event) == ENDS && !event.isStatement(COMMIT);
    }

    /// Whether a statement undoes what its transaction did since a savepoint.
    public static boolean isRollbackToSavepoint(QueryEvent event) {
        return of(event) == INSIDE && event.startsWithIgnoreCase("ROLLBACK");
    }

    private static TransactionKeyword ofXa(QueryEvent event) {
        if (event.startsWith("XA START")) {
            return BEGINS;
        }
        if (event.startsWith("XA ROLLBACK")) {
            return ENDS;
        }
        return event.startsWith("XA END") || event.startsWith("XA PREPARE") || event.startsWith("XA COMMIT") ? INSIDE : NONE;
    }
}
