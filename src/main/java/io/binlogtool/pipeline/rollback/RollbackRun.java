package io.binlogtool.pipeline.rollback;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.EventKind;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.format.sql.RollbackWriter;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.pipeline.LogRun;
import io.binlogtool.pipeline.Progress;
import io.binlogtool.pipeline.RunOptions;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.tx.SchemaFollower;

/// Undoes what is selected of some logs: looks first, refuses if it must, and then writes from the newest change to the oldest.
///
/// Memory is bounded by the index (two or three bytes a rows event), the largest compressed transaction, and, if there are changes after the
/// window, 16 to 32 bytes a row inside of it; logs that are no plain files are kept, compressed ([RereadLogs]). None of that is on the heap.
public final class RollbackRun {

    private final RunOptions options;
    private final RollbackOptions rollback;
    private final SchemaFollower schema;
    private final RollbackWriter writer;
    private final Consumer<String> warnings;
    private final Set<String> told = new HashSet<>();
    private Progress progress = Progress.NONE;

    /// @param schema the schema in front of the first log
    /// @param warnings takes one sentence at a time
    public RollbackRun(RunOptions options, RollbackOptions rollback, SchemaFollower schema, RollbackWriter writer, Consumer<String> warnings) {
        this.options = options;
        this.rollback = rollback;
        this.schema = schema;
        this.writer = writer;
        this.warnings = warnings;
    }

    /// Has `watcher` told how far the run has come: forward as it looks, once or twice, and then backward as it writes.
    public RollbackRun reportTo(Progress watcher) {
        progress = watcher;
        return this;
    }

    /// @param names of logs, in the order of their contents
    /// @param stdin what a log named `-` is read from
    /// @throws OutputRefusedException before anything is written, if something cannot be undone
    /// @throws MalformedBinlogException if a log is damaged
    /// @throws IOException if a log cannot be opened
    public void run(List<String> names, InputStream stdin) throws IOException {
        SchemaCatalog before = schema.catalog().snapshot();
        try (RereadLogs logs = new RereadLogs(names, stdin); RollbackPlan plan = new RollbackPlan(schema, this::isSelected, this::isSelected, warnings)) {
            new LogRun(options, plan, schema, this::warnOnce).reportTo(progress).run(names, logs.stdin());
            refuseWhatCannotBeUndone(plan);
            try (RowChains conflicts = conflicts(plan, logs, before); BackwardWalk walk = new BackwardWalk(plan, logs, writer, conflicts, progress)) {
                writer.begin(rollback.triggersNote());
                walk.run();
                writer.end();
                writer.flush();
                if (walk.leftAlone() > 0) {
                    warnings.accept("left alone, because the rows were changed again later or share a key with rows that were: " + walk.leftAlone()
                            + " changes");
                }
            }
            if (!plan.statements().found().isEmpty()) {
                warnings.accept("left out: " + plan.statements().found().text());
            }
        }
    }

    /// Of what a run over the logs tells: a second one tells it again.
    private void warnOnce(String sentence) {
        if (told.add(sentence)) {
            warnings.accept(sentence);
        }
    }

    private boolean isSelected(String database, String table) {
        return (options.database() == null || options.database().equals(database)) && options.contents().includesTable(database, table);
    }

    private boolean isSelected(String database) {
        return (options.database() == null || options.database().equals(database)) && options.contents().includesDatabase(database);
    }

    private void refuseWhatCannotBeUndone(RollbackPlan plan) {
        Refusals statements = plan.statements().found();
        if (!rollback.skipDdl() && !statements.isEmpty()) {
            throw new OutputRefusedException(plan.refusals().isEmpty() ? statements.text() : plan.refusals().text() + "\n" + statements.text());
        }
        plan.refusals().refuse();
    }

    /// The rows that were changed again later, if they are to be left alone; else null.
    private RowChains conflicts(RollbackPlan plan, RereadLogs logs, SchemaCatalog before) throws IOException {
        if (!leavesOutLaterRows()) {
            return null;
        }
        RowChains chains = new RowChains();
        boolean leavesAlone = false;
        try {
            SchemaFollower follower = new SchemaFollower(before, _ -> { });
            ConflictScan scan = new ConflictScan(plan, follower, chains, warnings);
            int toldBefore = told.size();
            new LogRun(options.selectingAll(), scan, follower, this::warnOnce).reportTo(progress).run(logs.names(), logs.stdin());
            boolean isComplete = !scan.missesEvents() && told.size() == toldBefore;
            if (!isComplete && rollback.onConflict() == RollbackOptions.OnConflict.FAIL) {
                throw new OutputRefusedException("nothing is undone, because it cannot be told whether rows were changed again (--on-conflict=fail)");
            }
            if (!scan.laterStatements().isEmpty()) {
                warnings.accept(scan.laterStatements().text());
                if (rollback.onConflict() == RollbackOptions.OnConflict.FAIL) {
                    throw new OutputRefusedException("tables that later statements changed are not undone (--on-conflict=fail)");
                }
            }
            if (!scan.laterChanges().isEmpty()) {
                boolean undone = rollback.onConflict() == RollbackOptions.OnConflict.REPORT;
                warnings.accept(scan.laterChanges().text(chains, undone ? "; they are undone as well (--on-conflict=skip leaves them alone)" : ""));
                if (undone) {
                    warnOfWhatCannotBeUndone(chains);
                }
                if (rollback.onConflict() == RollbackOptions.OnConflict.FAIL) {
                    throw new OutputRefusedException("rows that were changed again later are not undone (--on-conflict=fail)");
                }
            }
            leavesAlone = !scan.laterChanges().isEmpty() && rollback.onConflict() == RollbackOptions.OnConflict.SKIP;
        } finally {
            if (!leavesAlone) {
                chains.close();
            }
        }
        if (leavesAlone) {
            chains.spread();
        }
        return leavesAlone ? chains : null;
    }

    private void warnOfWhatCannotBeUndone(RowChains chains) {
        if (chains.taken() > 0) {
            warnings.accept("rows to be brought back whose keys other rows have by then: " + chains.taken()
                    + "; at the first of them mysql stops with error 1062, Duplicate entry, and undoes nothing behind it");
        }
        if (chains.gone() > 0) {
            warnings.accept("rows to be changed back or removed that are gone by then: " + chains.gone() + "; nothing is done for them");
        }
    }

    /// Whether changes behind selected ones may not be selected themselves. Those of other tables do not matter.
    private boolean leavesOutLaterRows() {
        ContentSelection contents = options.contents();
        return options.stopPosition() != Long.MAX_VALUE || options.limits().stopDatetime() != Long.MAX_VALUE || options.limits().serverId() >= 0
                || options.includeGtids() != null || options.excludeGtids() != null || contents.selectsTransactions()
                || contents.rules().hasColumnRules() || !contents.kinds().containsAll(EnumSet.of(EventKind.INSERT, EventKind.UPDATE, EventKind.DELETE));
    }
}
