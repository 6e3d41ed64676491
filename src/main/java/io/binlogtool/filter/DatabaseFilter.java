package io.binlogtool.filter;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.TransactionKeyword;

/// `--database`: statements by their default database, rows by their table's.
///
/// @param name compared exactly; null selects everything
public record DatabaseFilter(String name) {

    /// Whether a statement is left out. Those that begin or end a transaction never are.
    public boolean skips(QueryEvent event) {
        return name != null && !name.equals(event.database()) && TransactionKeyword.of(event) == TransactionKeyword.NONE;
    }

    public boolean skips(TableMap map) {
        return name != null && !name.equals(map.database());
    }
}
