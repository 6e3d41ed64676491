package io.binlogtool.cli;

import java.nio.file.Path;
import java.time.ZoneId;

import io.binlogtool.format.sql.SqlOptions;
import picocli.CommandLine.Option;

/// How SQL is written: the same options on `sql` and `rollback`.
final class SqlOutputOptions {

    /// The values of `--where`.
    enum Where {
        KEY, ALL
    }

    @Option(names = "--where", paramLabel = "key|all", defaultValue = "key",
            description = "Find rows by the table's key (the default), or by all columns, so that rows changed since then are left alone.")
    private Where where;

    @Option(names = "--only-changed", description = "Let UPDATE set only the columns whose value differs.")
    private boolean onlyChanged;

    @Option(names = "--insert-batch", paramLabel = "N", defaultValue = "1", description = "Put up to N rows into one INSERT.")
    private int insertBatch;

    @Option(names = "--no-transactions", description = "Leave out BEGIN and COMMIT: every statement is committed for itself.")
    private boolean noTransactions;

    @Option(names = "--comments", description = "Say of every statement where in the log it comes from, not only of transactions.")
    private boolean comments;

    @Option(names = "--skip-binlog", description = "Keep what is replayed out of that server's own log (sql_log_bin = 0).")
    private boolean skipBinlog;

    @Option(names = "--sleep-every", paramLabel = "ROWS", converter = MysqlNumber.class,
            description = "Pause for a second after the transaction in which that many rows are reached.")
    private long sleepEvery;

    SqlOptions resolve(ZoneId zone, Path localLoad) {
        if (insertBatch < 1) {
            throw new ArgumentException("--insert-batch must be at least 1");
        }
        return new SqlOptions(where == Where.ALL, onlyChanged, insertBatch, !noTransactions, comments, skipBinlog, sleepEvery, localLoad, zone);
    }
}
