package io.binlogtool.format.text;

import io.binlogtool.format.SqlText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.tx.TransactionKeyword;

/// Whether the text printed so far leaves a transaction open, and the lines that close it where the log or a filter does not.
/// XA PREPARE and XA COMMIT count as no end, as in mysqlbinlog.
final class UnclosedTransaction {

    private static final String COMMIT = "COMMIT /* added by mysqlbinlog */" + SqlText.DELIMITER;

    private boolean inTransaction;
    private boolean gtidSeen;
    /// A filter left out a part of the transaction at hand.
    private boolean partSkipped;

    void query(TransactionKeyword keyword) {
        switch (keyword) {
            case BEGINS -> inTransaction = true;
            case ENDS -> end();
            case INSIDE, NONE -> gtidSeen &= inTransaction;
        }
    }

    void end() {
        inTransaction = false;
        gtidSeen = false;
        partSkipped = false;
    }

    void gtid(ByteSink out) {
        closeSkipped(out);
        gtidSeen = true;
    }

    void skippedRows() {
        partSkipped = true;
    }

    /// A statement was left out. One that commits by itself takes its GTID with it: an empty transaction is committed instead.
    void skippedStatement(ByteSink out) {
        if (gtidSeen && !inTransaction) {
            out.ascii(COMMIT);
            gtidSeen = false;
            partSkipped = false;
        } else {
            partSkipped = true;
        }
    }

    /// Commits a transaction of which a filter left out the end.
    void closeSkipped(ByteSink out) {
        if (partSkipped) {
            out.ascii(COMMIT);
            partSkipped = false;
        }
    }

    /// The lines at the end of a log, before the next one begins.
    void endOfLog(ByteSink out, boolean skipGtids) {
        if (inTransaction) {
            out.ascii("ROLLBACK /* added by mysqlbinlog */ " + SqlText.DELIMITER);
        } else if (gtidSeen && !skipGtids) {
            out.ascii("BEGIN /*added by mysqlbinlog */ " + SqlText.DELIMITER);
            out.ascii("ROLLBACK /* added by mysqlbinlog */ " + SqlText.DELIMITER);
        }
        if (!skipGtids) {
            out.ascii("SET @@SESSION.GTID_NEXT= 'AUTOMATIC' /* added by mysqlbinlog */ " + SqlText.DELIMITER);
        }
        inTransaction = false;
        gtidSeen = false;
    }
}
