/// Reads the text of DDL statements: text in, [io.binlogtool.schema.statement.DdlStatement] out.
///
/// [StatementKeyword] decides by the first keyword whether a statement can matter at all, [SqlLexer] cuts it into tokens under the sql_mode and the
/// server it was run with ([SqlDialect]), and [DdlParser] with its parts reads what the statement says. Nothing here knows what tables exist:
/// what a statement does to them is worked out in [io.binlogtool.schema]. [SqlScript] cuts whole scripts into statements.
/// What cannot be read throws [DdlSyntaxException], which names the tables concerned.
package io.binlogtool.schema.ddl;
