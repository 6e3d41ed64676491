package io.binlogtool.format.stats;

import java.util.List;

/// One transaction worth showing.
///
/// @param log name of the log it is in
/// @param position of its first event
/// @param gtid empty if it has none
/// @param time Unix seconds of its first event
/// @param threadId of the session, 0 if unknown
/// @param rows changed
/// @param bytes in the log, as compressed as they are there
/// @param micros that it lasted, see [OpenTransaction#micros()]
/// @param tables that it changed, in order
record TransactionRecord(String log, long position, String gtid, long time, long threadId, long rows, long bytes, long micros,
        List<String> tables) {
}
