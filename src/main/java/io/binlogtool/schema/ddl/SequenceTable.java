package io.binlogtool.schema.ddl;

import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.schema.statement.ColumnSpec;
import io.binlogtool.schema.statement.DdlStatement.CreateMode;
import io.binlogtool.schema.statement.DdlStatement.CreateTable;
import io.binlogtool.schema.statement.DdlStatement;
import io.binlogtool.schema.statement.Signedness;
import io.binlogtool.schema.statement.TableName;
import io.binlogtool.schema.statement.TypeSpec;
import java.util.List;

/// MariaDB's CREATE SEQUENCE: a table of one row with these columns, whose changes are logged as rows.
final class SequenceTable {

    private static final List<ColumnSpec> COLUMNS = List.of(
        column("next_not_cached_value", "bigint", Signedness.SIGNED), column("minimum_value", "bigint", Signedness.SIGNED), column("maximum_value", "bigint", Signedness.SIGNED),
        column("start_value", "bigint", Signedness.SIGNED), column("increment", "bigint", Signedness.SIGNED), column("cache_size", "bigint", Signedness.UNSIGNED),
        column("cycle_option", "tinyint", Signedness.UNSIGNED), column("cycle_count", "bigint", Signedness.SIGNED));

    private SequenceTable() {
    }

    /// Reads what follows CREATE SEQUENCE. A sequence of another type than BIGINT, which MariaDB has since 11.5, is refused.
    static DdlStatement create(Tokens tokens, boolean temporary, boolean orReplace) throws DdlSyntaxException {
        CreateMode mode = new CreateMode(temporary, orReplace, tokens.acceptIfNotExists());
        TableName table = tokens.concerns(tokens.tableName());
        if (tokens.accept("AS") && !tokens.accept("BIGINT")) {
            throw tokens.unexpected("as the type of a sequence");
        }
        return new CreateTable(table, mode, COLUMNS, List.of(), CharsetClause.NONE, false, false);
    }

    private static ColumnSpec column(String name, String type, Signedness signedness) {
        return new ColumnSpec(name, new TypeSpec(type, signedness, TypeSpec.NONE, TypeSpec.NONE, List.of()), CharsetClause.NONE, false, false,
            Generation.NONE, false, false);
    }
}
