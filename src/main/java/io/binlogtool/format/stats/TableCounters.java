package io.binlogtool.format.stats;

/// What happened to one table so far.
final class TableCounters {

    final String database;
    final String table;
    long inserted;
    long updated;
    long deleted;
    long events;
    /// Bytes of table maps and rows events.
    long bytes;
    long transactions;
    long firstChange;
    long lastChange;
    /// Bytes of values in the images of updates …
    long updateImageBytes;
    /// … and of those that the update did not change, in both images.
    long unchangedBytes;
    /// Number of the last transaction that was counted.
    long lastTransaction = -1;

    TableCounters(String database, String table) {
        this.database = database;
        this.table = table;
    }

    String name() {
        return database + "." + table;
    }

    long rows() {
        return inserted + updated + deleted;
    }

    void changedAt(long seconds) {
        firstChange = firstChange == 0 ? seconds : Math.min(firstChange, seconds);
        lastChange = Math.max(lastChange, seconds);
    }
}
