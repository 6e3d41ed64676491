package io.binlogtool.filter;

/// One rule of a [MaxwellFilter].
sealed interface FilterRule {

    Action action();

    FilterPattern database();

    FilterPattern table();

    default boolean appliesTo(String databaseName, String tableName) {
        return database().matches(databaseName) && table().matches(tableName);
    }

    /// What happens to what a rule fits.
    enum Action {
        INCLUDE,
        EXCLUDE,
        /// On tables: excluded whatever other rules say, changes of its definition too. On column values the same as [#EXCLUDE].
        BLACKLIST
    }

    /// `include: database.table`
    record TableRule(Action action, FilterPattern database, FilterPattern table) implements FilterRule {}

    /// `include: database.table.column = value`
    record ColumnRule(Action action, FilterPattern database, FilterPattern table, String column, FilterPattern value) implements FilterRule {}
}
