package io.binlogtool.filter;

import java.util.Collection;
import java.util.List;

/// The tables chosen with `--table`, each given as `DATABASE.TABLE`, or `TABLE` for that table in any database.
///
/// `*` stands for any characters, none too, and `?` for exactly one. Everything else stands for itself, upper and lower case told apart.
/// What is between backticks is taken literally, so that names can hold points, `*` and `?`; a backtick itself is written twice there.
/// There is no other escape: a backslash is an ordinary character.
///
/// ```
/// shop.orders     shop.*     *.order_??     orders     `my.db`.*     shop.`what?`     `odd``name`.t1
/// ```
public final class TableGlobs {

    private final List<TableGlob> globs;

    private TableGlobs(List<TableGlob> globs) {
        this.globs = globs;
    }

    /// Reads the option's arguments; none of them means all tables.
    ///
    /// @throws FilterSyntaxException if one of them is no such pattern
    public static TableGlobs parse(Collection<String> arguments) {
        return new TableGlobs(arguments.stream().map(TableGlob::parse).toList());
    }

    /// Whether all tables are included because none were named.
    public boolean isEmpty() {
        return globs.isEmpty();
    }

    /// Whether a table is included. To be asked once a table, not once a row.
    public boolean includes(String database, String table) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(database, table));
    }
}
