package io.binlogtool.format.json;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/// What rows in Maxwell's form show, under the names of Maxwell's options (`--output_…`).
///
/// @param nulls columns that are NULL
/// @param commitInfo `xid`, `commit` and `xoffset`
/// @param xoffset the row's number in its transaction
/// @param binlogPosition `position`
/// @param gtidPosition `gtid`
/// @param serverId `server_id`
/// @param threadId `thread_id`
/// @param rowQuery `query`
/// @param rowQueryMaxLength in characters; 0 for no limit
/// @param primaryKeys `primary_key`
/// @param primaryKeyColumns `primary_key_columns`
/// @param ddl records of changed definitions
/// @param nullZeroDates dates that are no dates as null
/// @param excludeColumns columns that are left out, by their whole names
/// @param camelCase names like `placedAt` for `placed_at`
/// @param zone in which TIMESTAMP columns are shown
public record MaxwellOptions(boolean nulls, boolean commitInfo, boolean xoffset, boolean binlogPosition, boolean gtidPosition, boolean serverId,
        boolean threadId, boolean rowQuery, int rowQueryMaxLength, boolean primaryKeys, boolean primaryKeyColumns, boolean ddl,
        boolean nullZeroDates, List<Pattern> excludeColumns, boolean camelCase, ZoneId zone) {

    boolean excludes(String column) {
        return excludeColumns.stream().anyMatch(pattern -> pattern.matcher(column).matches());
    }

    /// A column's or key's name as it is shown.
    String shown(String name) {
        return camelCase ? camelCased(name) : name;
    }

    /// Underscores make the letter behind them a capital; those in front go without a trace.
    private static String camelCased(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                camel.append(c);
            } else if (!camel.isEmpty() && i + 1 < name.length()) {
                camel.append(Character.toUpperCase(name.charAt(++i)));
            }
        }
        return camel.isEmpty() ? name : camel.toString();
    }
}
