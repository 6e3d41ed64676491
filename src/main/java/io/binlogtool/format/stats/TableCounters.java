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

    /// Database and table with a dot between them; a part in which that dot could be meant is in backticks.
    String name() {
        return part(database) + "." + part(table);
    }

    private static String part(String name) {
        boolean isPlain = name.indexOf('.') < 0 && name.indexOf('`') < 0;
        return isPlain ? name : "`" + name.replace("`", "``") + "`";
    }

    long rows() {
        return inserted + updated + deleted;
    }

    void changedAt(long seconds) {
        firstChange = firstChange == 0 ? seconds : Math.min(firstChange, seconds);
        lastChange = Math.max(lastChange, seconds);
    }
}
