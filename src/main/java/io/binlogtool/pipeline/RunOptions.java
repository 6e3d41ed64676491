package io.binlogtool.pipeline;

import java.util.Map;

import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.raw.SalvagingReader;
import io.binlogtool.filter.ContentSelection;
import io.binlogtool.filter.HeaderSelection;
import io.binlogtool.tx.GtidSet;

/// What a run reads and selects. Immutable; everything that changes during a run is in [LogRun].
///
/// @param startPosition where the first log is begun, at least 4
/// @param stopPosition in front of which event of the last log the run ends; [Long#MAX_VALUE] for none
/// @param limits selection by header
/// @param includeGtids only these transactions; null for all
/// @param excludeGtids not these transactions; null for none
/// @param skipGtids whether GTID events are left out
/// @param database only this database; null for all
/// @param contents selection by what events are about
/// @param rewrites new names of databases, by old name
/// @param verifyChecksums whether a wrong checksum ends the run; it is reported in any case
/// @param requireOrder whether logs or events that are in another order than they were written in end the run; it is reported in any case
/// @param salvage whether damage is passed over, see [SalvagingReader]; the sink is told
/// @param asMysqlbinlog whether events are handed on as mysqlbinlog sees them: those inside a compressed transaction as they would stand in a log of
///        their own, the FORMAT_DESCRIPTION in front of a start position at another place; and a log in use may end in the middle of an event
///        whatever follows
public record RunOptions(long startPosition, long stopPosition, HeaderSelection.Limits limits, GtidSet includeGtids, GtidSet excludeGtids,
        boolean skipGtids, String database, ContentSelection contents, Map<String, String> rewrites, boolean verifyChecksums, boolean requireOrder,
        boolean salvage, boolean asMysqlbinlog) {

    /// The same for output that changes data: a wrong checksum ends the run, and so do logs and events in the wrong order.
    public RunOptions forChangingData() {
        return new RunOptions(startPosition, stopPosition, limits, includeGtids, excludeGtids, skipGtids, database, contents, rewrites, true, true,
                salvage, asMysqlbinlog);
    }

    /// The same over everything there is in the logs, for a look: what is wrong there is reported only.
    public RunOptions selectingAll() {
        return new RunOptions(EventReader.MAGIC_SIZE, Long.MAX_VALUE, HeaderSelection.Limits.NONE, null, null, false, null, ContentSelection.ALL,
                rewrites, false, false, salvage, asMysqlbinlog);
    }

    /// The same whatever events are about, for a look ahead: what is wrong is reported by the run itself.
    public RunOptions withAllContents() {
        return new RunOptions(startPosition, stopPosition, limits, includeGtids, excludeGtids, skipGtids, null, ContentSelection.ALL, rewrites,
                verifyChecksums, false, salvage, asMysqlbinlog);
    }

    /// Whether there is any condition that an event may not meet, positions aside.
    boolean selects() {
        return !limits.allowAll() || includeGtids != null || excludeGtids != null || database != null || !contents.includesAllRows()
                || contents.selectsTransactions();
    }
}
