package io.binlogtool.format.stats;

import java.util.Map;
import java.util.TreeMap;

import io.binlogtool.event.GtidEvent;

/// What the logical clock and the commit times of GTID events say: how late transactions came from the original server, and how many a replica
/// could apply side by side.
///
/// Transactions that were prepared while the same earlier one was the last committed have the same last_committed: such a group can be applied
/// in parallel.
final class ReplicationStatistics {

    private final Percentiles delay = new Percentiles();
    private final Percentiles groups = new Percentiles();
    private final Map<Long, long[]> servers = new TreeMap<>();
    /// The server of the last event, and what is not yet added to its counts.
    private long lastServer = -1;
    private long lastEvents;
    private long lastBytes;
    private long lastCommitted = -1;
    private long groupSize;

    void gtid(GtidEvent event) {
        if (event.originalCommitTimestamp() != 0) {
            delay.add(event.immediateCommitTimestamp() - event.originalCommitTimestamp());
        }
        if (event.sequenceNumber() == 0) {
            return;
        }
        if (event.lastCommitted() != lastCommitted) {
            endGroup();
            lastCommitted = event.lastCommitted();
        }
        groupSize++;
    }

    /// The logical clock begins anew in each log.
    void endGroup() {
        if (groupSize > 0) {
            groups.add(groupSize);
        }
        groupSize = 0;
        lastCommitted = -1;
    }

    void server(long id, long bytes) {
        if (id != lastServer) {
            addLastServer();
            lastServer = id;
        }
        lastEvents++;
        lastBytes += bytes;
    }

    private void addLastServer() {
        if (lastEvents > 0) {
            long[] counts = servers.computeIfAbsent(lastServer, _ -> new long[2]);
            counts[0] += lastEvents;
            counts[1] += lastBytes;
            lastEvents = 0;
            lastBytes = 0;
        }
    }

    Section replication() {
        Section.Builder section = Section.of(Section.Kind.REPLICATION, null, "measure", "count", "mean", "p50", "p90", "p99", "max");
        section.row(new Value.Text("commit_delay"), new Value.Count(delay.count()), new Value.Duration(mean(delay)), new Value.Duration(delay.at(50)),
                new Value.Duration(delay.at(90)), new Value.Duration(delay.at(99)), new Value.Duration(delay.max()));
        section.row(new Value.Text("parallel_group"), new Value.Count(groups.count()),
                new Value.Rate(groups.count() == 0 ? 0 : groups.sum() / (double) groups.count()), new Value.Count(groups.at(50)),
                new Value.Count(groups.at(90)), new Value.Count(groups.at(99)), new Value.Count(groups.max()));
        return section.build();
    }

    private static long mean(Percentiles numbers) {
        return numbers.count() == 0 ? 0 : numbers.sum() / numbers.count();
    }

    Section servers() {
        addLastServer();
        Section.Builder section = Section.of(Section.Kind.SERVERS, "bytes", "server_id", "events", "bytes");
        servers.forEach((id, counts) -> section.row(new Value.Id(id), new Value.Count(counts[0]), new Value.Size(counts[1])));
        return section.build();
    }
}
