package io.binlogtool.cli.option;

import java.nio.file.Path;
import java.time.ZoneId;

import io.binlogtool.format.sql.SqlOptions;

/// How SQL is written: the same options on `sql` and `rollback`.
public final class SqlOutputOptions {

    /// The values of `--where`.
    public enum Where {
        KEY, ALL
    }

    private Where where = Where.KEY;
    private boolean onlyChanged;
    private long insertBatch = 1;
    private boolean noTransactions;
    private boolean comments;
    private boolean skipBinlog;
    /// Null for never.
    private Long sleepEvery;

    public SqlOutputOptions(Options options) {
        options.add("--where").label("key|all")
                .describe("Find rows by the table's key (the default), or by all columns, so that rows changed since then are left alone.")
                .choice(Where.class, value -> where = value);
        options.add("--only-changed").describe("Let UPDATE set only the columns whose value differs.").plainFlag(value -> onlyChanged = value);
        options.add("--insert-batch").label("N").describe("Put up to N rows into one INSERT.").number(value -> insertBatch = value);
        options.add("--no-transactions").describe("Leave out BEGIN and COMMIT: every statement is committed for itself.")
                .plainFlag(value -> noTransactions = value);
        options.add("--comments").describe("Say of every statement where in the log it comes from, not only of transactions.")
                .plainFlag(value -> comments = value);
        options.add("--skip-binlog").describe("Keep what is replayed out of that server's own log (sql_log_bin = 0).")
                .plainFlag(value -> skipBinlog = value);
        options.add("--sleep-every").label("ROWS")
                .describe("Pause for a second after the transaction in which that many rows are reached.").number(value -> sleepEvery = value);
    }

    public SqlOptions resolve(ZoneId zone, Path localLoad) {
        if (insertBatch < 1) {
            throw new UsageException("--insert-batch must be at least 1");
        }
        if (sleepEvery != null && sleepEvery < 1) {
            throw new UsageException("--sleep-every must be at least 1");
        }
        return new SqlOptions(where == Where.ALL, onlyChanged, (int) Math.min(insertBatch, Integer.MAX_VALUE), !noTransactions, comments, skipBinlog,
                sleepEvery == null ? 0 : sleepEvery, localLoad, zone);
    }
}
