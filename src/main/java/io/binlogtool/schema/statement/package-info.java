/// What DDL statements say, as values: names as written and nothing resolved.
///
/// [io.binlogtool.schema.ddl] makes them from text, [io.binlogtool.schema.SchemaCatalog] follows them.
package io.binlogtool.schema.statement;
