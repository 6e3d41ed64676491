/// Row changes as SQL statements that a server replays to the same bytes, forward and backward.
///
/// [io.binlogtool.format.sql.SqlTable] is a table map compiled into what statements need, [io.binlogtool.format.sql.SqlValues] writes values,
/// [io.binlogtool.format.sql.RowStatements] whole statements.
package io.binlogtool.format.sql;
