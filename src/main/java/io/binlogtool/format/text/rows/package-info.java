/// Rows as mysqlbinlog's `-v` shows them, as commented statements: [io.binlogtool.format.text.rows.PseudoSql] and the text of each type of value.
package io.binlogtool.format.text.rows;
