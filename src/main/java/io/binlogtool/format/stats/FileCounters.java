package io.binlogtool.format.stats;

import io.binlogtool.event.raw.ChecksumAlgorithm;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.tx.GtidSetBuilder;

/// What one log holds so far.
final class FileCounters {

    final String name;
    final GtidSetBuilder gtids = new GtidSetBuilder();
    String serverVersion = "";
    ChecksumAlgorithm checksum = ChecksumAlgorithm.ABSENT;
    boolean inUse;
    long size;
    long firstTime;
    long lastTime;
    long events;
    long rowEvents;
    long statements;
    /// Statements that may have changed rows which the log does not hold, and where the first one is.
    long unseenChanges;
    long firstUnseenChange;
    /// Bytes of payloads, compressed and not.
    long compressed;
    long uncompressed;
    long unreadable;

    FileCounters(String name) {
        this.name = name;
    }

    /// Takes note that the log goes as far as this.
    void reaches(long position) {
        size = Math.max(size, position);
    }

    /// Counts an event.
    void event(EventHeader event) {
        events++;
        long time = event.timestamp();
        if (time != 0) {
            firstTime = firstTime == 0 ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
    }

    /// Takes note of a statement that may have changed rows which the log does not hold.
    void unseenChange(long position) {
        firstUnseenChange = unseenChanges == 0 ? position : firstUnseenChange;
        unseenChanges++;
    }

    static Section.Builder section() {
        return Section.of(Section.Kind.FILES, "size", "log", "server_version", "size", "events", "first_time", "last_time", "row_events", "statements",
                "checksum", "compressed_bytes", "uncompressed_bytes", "in_use", "unreadable_bytes", "gtids");
    }

    void addTo(Section.Builder section) {
        section.row(new Value.Text(name), new Value.Text(serverVersion), new Value.Size(size), new Value.Count(events), new Value.Time(firstTime),
                new Value.Time(lastTime), new Value.Count(rowEvents), new Value.Count(statements), new Value.Text(checksum.name()),
                new Value.Size(compressed), new Value.Size(uncompressed), new Value.Flag(inUse), new Value.Size(unreadable),
                new Value.Text(gtids.build().toString()));
    }
}
