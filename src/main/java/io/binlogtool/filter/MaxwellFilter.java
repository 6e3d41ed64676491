package io.binlogtool.filter;

import io.binlogtool.filter.FilterRule.Action;
import io.binlogtool.filter.FilterRule.ColumnRule;
import io.binlogtool.filter.FilterRule.TableRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A selection of tables and rows in the filter language of Maxwell, the CDC daemon. Immutable.
///
/// ```
/// exclude: *.*, include: shop.orders, include: /^shop_/.`order items`, exclude: shop.orders.status = "new"
/// ```
///
/// Rules stand in a row, separated by commas. Everything is included until a rule says otherwise, and **the last rule that fits decides**.
///
/// - `include` and `exclude` take a `database.table`, each a name, a name in quotes (`` ` ``, `'` or `"`), `*`, or a regular expression
///   between slashes. Names have to be equal, in the same case; a regular expression may fit anywhere in the name unless it is anchored
///   with `^` and `$`.
/// - A third part, `.column = value`, makes a rule about rows. The value is a word, quoted text, `*` or a regular expression. The rule looks
///   at the new values of inserted and updated rows and at the old ones of deleted rows, and passes over rows without that column.
///   `*` fits NULL too; `null` fits NULL and the words `null` and `NULL`; nothing else fits NULL.
/// - `blacklist` excludes a table for good: no later rule brings it back, and changes of its definition are ignored as well.
///
/// The same as in Maxwell 1.45 but for one thing: in Maxwell, names and values outside of slashes are regular expressions too, so that
/// `a.b` in quotes also fits `axb`, and `C++` never fits `C++`. Here they stand for themselves.
public final class MaxwellFilter {

    /// Stands for the missing table where a change of a whole database is judged.
    private static final String NO_TABLE = "";
    /// What no database and no table is called.
    private static final String UNHEARD_OF = "\0";

    /// In the order in which they are to be tried: the rule that was written last comes first.
    private final List<FilterRule> rules;

    private MaxwellFilter(List<FilterRule> rules) {
        this.rules = rules;
    }

    /// Reads rules; a text without any includes everything.
    ///
    /// @throws FilterSyntaxException if the text is not a list of rules
    public static MaxwellFilter parse(String text) {
        return parse(List.of(text));
    }

    /// Reads rules that stand in several texts, one behind the other.
    ///
    /// @throws FilterSyntaxException if one of the texts is not a list of rules
    public static MaxwellFilter parse(Collection<String> texts) {
        return new MaxwellFilter(texts.stream().flatMap(text -> new MaxwellFilterParser(text).parse().stream()).toList().reversed());
    }

    /// What the rules say about the rows of a table. To be kept as long as the table is met: finding out tries all rules.
    public TableFilter forTable(String database, String table) {
        if (blacklistsTable(database, table)) {
            return new TableFilter(false, List.of());
        }
        List<ColumnRule> columnRules = new ArrayList<>();
        for (FilterRule rule : rules) {
            if (rule.appliesTo(database, table)) {
                switch (rule) {
                    case ColumnRule columnRule -> columnRules.add(columnRule);
                    case TableRule tableRule -> {
                        return new TableFilter(tableRule.action() == Action.INCLUDE, columnRules);
                    }
                }
            }
        }
        return new TableFilter(true, columnRules);
    }

    /// Whether there are no rules, so that everything is included.
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /// Whether tables that no rule names are left out.
    public boolean leavesOutOthers() {
        return !includesTable(UNHEARD_OF, UNHEARD_OF);
    }

    /// Whether any rule is about rows.
    public boolean hasColumnRules() {
        return rules.stream().anyMatch(ColumnRule.class::isInstance);
    }

    /// Whether a table is included, column rules left aside: what decides about the DDL of a table. A RENAME needs both names included, each in the old
    /// database.
    public boolean includesTable(String database, String table) {
        return !blacklistsTable(database, table) && lastTableRuleIncludes(database, table);
    }

    /// Whether the DDL of a database itself is included, such as CREATE DATABASE: for that, a rule has to speak of all of its tables (`shop.*`,
    /// or a regular expression that finds the empty name).
    public boolean includesDatabase(String database) {
        return !blacklistsDatabase(database) && lastTableRuleIncludes(database, NO_TABLE);
    }

    private boolean lastTableRuleIncludes(String database, String table) {
        for (FilterRule rule : rules) {
            if (rule instanceof TableRule && rule.appliesTo(database, table)) {
                return rule.action() == Action.INCLUDE;
            }
        }
        return true;
    }

    /// Whether a `blacklist` rule fits a table, which is then as good as not there.
    public boolean blacklistsTable(String database, String table) {
        return rules.stream().anyMatch(rule -> isTableBlacklist(rule) && rule.appliesTo(database, table));
    }

    /// Whether a `blacklist` rule fits all tables of a database, which is then as good as not there.
    public boolean blacklistsDatabase(String database) {
        return rules.stream().anyMatch(rule -> isTableBlacklist(rule) && rule.database().matches(database)
                && rule.table() instanceof FilterPattern.Anything);
    }

    private static boolean isTableBlacklist(FilterRule rule) {
        return rule instanceof TableRule && rule.action() == Action.BLACKLIST;
    }
}
