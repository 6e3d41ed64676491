package io.binlogtool.format.sql;

import java.nio.file.Path;
import java.time.ZoneId;

/// How SQL is written.
///
/// @param whereAll find rows by all columns even where there is a key
/// @param onlyChanged updates set only columns whose value differs
/// @param insertBatch most rows of one INSERT
/// @param transactions whether statements stand between BEGIN and COMMIT
/// @param comments whether each statement on rows says where in the log it comes from; transactions say it always
/// @param skipBinlog keep what is replayed out of the server's own log
/// @param sleepEvery rows between two pauses of a second; 0 for none
/// @param localLoad where the files of LOAD DATA statements are put; null for the system's temporary folder
/// @param zone of times in comments
public record SqlOptions(boolean whereAll, boolean onlyChanged, int insertBatch, boolean transactions, boolean comments, boolean skipBinlog,
        long sleepEvery, Path localLoad, ZoneId zone) {
}
