package io.binlogtool.format.text;

import java.nio.file.Path;
import java.time.ZoneId;

/// How the text is to look, under the names of mysqlbinlog's options.
///
/// @param verbosity 0, 1 (`-v`: rows as pseudo-SQL) or 2 (`-vv`: with types, and ROWS_QUERY events)
/// @param base64 what is written as BINLOG blocks
/// @param hexdump whether each event's bytes are shown
/// @param shortForm only statements
/// @param tableMetadata whether columns are described at each table map
/// @param serverIdMask which bits of server ids are shown (`--server-id-bits`)
/// @param skipGtids whether the GTID_NEXT lines are left out
/// @param disableLogBin whether the text switches binary logging off for its session
/// @param idempotent whether rows are to be applied in IDEMPOTENT mode
/// @param requireRowFormat whether the text asks the server to accept row events only
/// @param setCharset character set for the frame's SET NAMES; null for none
/// @param localLoad folder for the files of LOAD DATA statements; null for the temporary folder
/// @param forceIfOpen whether a log in use is read
/// @param databaseSelected whether `--database` is given, which makes GTIDs doubtful
/// @param marksLeftOut whether events that are left out have their `# at` lines all the same, as in mysqlbinlog
/// @param zone in which times are shown
public record TextOptions(int verbosity, Base64Output base64, boolean hexdump, boolean shortForm, boolean tableMetadata, long serverIdMask,
        boolean skipGtids, boolean disableLogBin, boolean idempotent, boolean requireRowFormat, String setCharset, Path localLoad,
        boolean forceIfOpen, boolean databaseSelected, boolean marksLeftOut, ZoneId zone) {

    /// The values of `--base64-output`.
    public enum Base64Output {
        /// Rows and format descriptions as BINLOG blocks: what can be piped into a server.
        AUTO,
        /// None; a rows event is an error.
        NEVER,
        /// None; with `-v`, rows are shown as pseudo-SQL only.
        DECODE_ROWS,
        /// The same as AUTO.
        UNSPEC
    }

    /// Whether format descriptions are written as BINLOG blocks.
    boolean writesBlocks() {
        return !shortForm && (base64 == Base64Output.AUTO || base64 == Base64Output.UNSPEC);
    }

    /// Whether row-based statements are. With NEVER, too: their rows are refused, but of a statement whose rows are left out mysqlbinlog
    /// writes what came in front of them.
    boolean writesRowBlocks() {
        return !shortForm && base64 != Base64Output.DECODE_ROWS;
    }
}
