package io.binlogtool.format.events;

import io.binlogtool.tx.GtidSet;

/// What one log file holds, told by its headers and GTID events.
///
/// @param name without folders
/// @param size in bytes, of the log after decompression; of an encrypted log, of the file
/// @param encrypted whether binlog_encryption was on; then nothing else is known
/// @param serverVersion empty if the log has no FORMAT_DESCRIPTION
/// @param inUse whether the log was being written, or not closed properly
/// @param events how many, compressed transactions being one
/// @param firstTime Unix seconds of the earliest event with a time, 0 if there is none
/// @param lastTime Unix seconds of the latest
/// @param gtids of the transactions in it
/// @param damage the first thing that cannot be read, null if there is none; what follows it is not counted
public record FileSummary(String name, long size, boolean encrypted, String serverVersion, boolean inUse, long events, long firstTime,
        long lastTime, GtidSet gtids, String damage) {
}
