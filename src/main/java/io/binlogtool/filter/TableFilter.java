package io.binlogtool.filter;

import io.binlogtool.filter.FilterRule.Action;
import io.binlogtool.filter.FilterRule.ColumnRule;
import java.util.List;

/// What a [MaxwellFilter] says about the rows of one table.
public final class TableFilter {

    /// Leaves the table out.
    static final TableFilter NONE = new TableFilter(false, List.of());

    private final boolean tableIncluded;
    /// In the order in which they are to be tried: the rule that was written last comes first.
    private final List<ColumnRule> columnRules;

    TableFilter(boolean tableIncluded, List<ColumnRule> columnRules) {
        this.tableIncluded = tableIncluded;
        this.columnRules = List.copyOf(columnRules);
    }

    /// Whether the table is included as far as rules without column values say; what holds for rows that no column rule fits.
    public boolean isTableIncluded() {
        return tableIncluded;
    }

    /// Whether rows have to be looked at. If not, [#isTableIncluded()] holds for all of them.
    public boolean hasColumnRules() {
        return !columnRules.isEmpty();
    }

    /// Whether any row can be included; if not, the table's rows need no decoding.
    public boolean canIncludeRows() {
        return tableIncluded || columnRules.stream().anyMatch(rule -> rule.action() == Action.INCLUDE);
    }

    /// The columns that rows are judged by.
    public List<String> columns() {
        return columnRules.stream().map(ColumnRule::column).distinct().toList();
    }

    /// Those of them that a rule asks of this very table, and not of all tables of a kind, some of which may lack the column.
    public List<String> columnsOfThisTable() {
        return columnRules.stream().filter(rule -> rule.database() instanceof FilterPattern.Literal && rule.table() instanceof FilterPattern.Literal)
                .map(ColumnRule::column).distinct().toList();
    }

    /// Whether a row is included. The last rule that fits decides; column rules fit only rows that have the column.
    public boolean includes(ColumnValues row) {
        for (int i = 0; i < columnRules.size(); i++) {
            ColumnRule rule = columnRules.get(i);
            if (row.isPresent(rule.column())) {
                String value = row.text(rule.column());
                if (value == null ? rule.value().matchesNull() : rule.value().matches(value)) {
                    return rule.action() == Action.INCLUDE;
                }
            }
        }
        return tableIncluded;
    }
}
