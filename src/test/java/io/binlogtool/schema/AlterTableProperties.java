package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Random sequences of ALTER TABLE, written in random ways, against a list of names and types that does the same.
class AlterTableProperties {

    private static final DdlContext CONTEXT = DdlContext.OF_SCRIPT.withDefaultDatabase("d");
    private static final List<String> TYPES = List.of("int", "bigint", "varchar", "decimal", "datetime", "enum");
    private static final List<String> WRITTEN = List.of("INT(11) UNSIGNED DEFAULT (1 + (2))", "bigint /* , */ NOT NULL", "VARCHAR(20) DEFAULT 'a, ) b'",
        "NUMERIC(5,2) COMMENT 'it''s, \"x'", "datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)", "Enum('FIRST','x)') # , \n");
    private static final List<String> NAMES = List.of("a", "`b c`", "`first`", "`x``y`", "`after`", "type", "é", "`d,(`");

    enum Kind { ADD, DROP, MODIFY, CHANGE, RENAME }

    /// One clause: which column (modulo their number), which name and type, and where to (-1 unchanged, 0 first, else after a column).
    record Step(Kind kind, int column, int name, int type, int position) {
    }

    record Column(String name, String type) {
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 7), Arbitraries.integers().between(0, NAMES.size() - 1),
            Arbitraries.integers().between(0, TYPES.size() - 1), Arbitraries.integers().between(-1, 7)).as(Step::new).list().ofMinSize(1).ofMaxSize(30);
    }

    @Property
    void followsEverySequence(@ForAll("steps") List<Step> steps) {
        SchemaCatalog catalog = new SchemaCatalog();
        catalog.apply("CREATE TABLE t (k int PRIMARY KEY)", CONTEXT);
        List<Column> model = new ArrayList<>(List.of(new Column("k", "int")));
        for (Step step : steps) {
            String clause = clause(step, model);
            if (clause != null) {
                catalog.apply("ALTER TABLE t " + clause, CONTEXT);
                assertThat(catalog.table("d", "t")).as(clause).isPresent();
            }
        }
        assertThat(catalog.table("d", "t").orElseThrow().columns().stream().map(column -> new Column(quoted(column.name()), column.type())).toList())
            .isEqualTo(model.stream().map(column -> new Column(quoted(unquoted(column.name)), column.type)).toList());
    }

    /// The clause as SQL, and the model changed accordingly; null where it would not be valid.
    private static String clause(Step step, List<Column> model) {
        Column target = model.get(step.column % model.size());
        String name = NAMES.get(step.name);
        boolean taken = model.stream().anyMatch(column -> column.name.equals(name));
        Column made = new Column(name, TYPES.get(step.type));
        int at = model.indexOf(target);
        return switch (step.kind) {
            case ADD -> taken ? null : "ADD COLUMN " + name + " " + WRITTEN.get(step.type) + place(model, made, model.size(), step.position);
            case DROP -> {
                if (model.size() == 1) {
                    yield null;
                }
                model.remove(target);
                yield "DROP " + target.name;
            }
            case MODIFY -> {
                model.remove(target);
                yield model.isEmpty() && step.position > 0 ? restore(model, target)
                    : "MODIFY " + target.name + " " + WRITTEN.get(step.type) + place(model, new Column(target.name, made.type), at, step.position);
            }
            case CHANGE -> {
                if (taken) {
                    yield null;
                }
                model.remove(target);
                yield model.isEmpty() && step.position > 0 ? restore(model, target)
                    : "CHANGE " + target.name + " " + name + " " + WRITTEN.get(step.type) + place(model, made, at, step.position);
            }
            case RENAME -> {
                if (taken) {
                    yield null;
                }
                model.set(at, new Column(name, target.type));
                yield "RENAME COLUMN " + target.name + " TO " + name;
            }
        };
    }

    private static String restore(List<Column> model, Column column) {
        model.add(column);
        return null;
    }

    private static String place(List<Column> model, Column column, int unchanged, int position) {
        if (position < 0) {
            model.add(unchanged, column);
            return "";
        }
        if (position == 0) {
            model.addFirst(column);
            return " FIRST";
        }
        int after = position % model.size();
        model.add(after + 1, column);
        return " AFTER " + model.get(after).name;
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /// Whatever a statement is cut to or changed into, the catalogue answers; and no other table suffers.
    @Property
    void survivesBrokenStatements(@ForAll("brokenStatements") String statement) {
        SchemaCatalog catalog = new SchemaCatalog();
        catalog.apply("CREATE TABLE other (a int)", CONTEXT);
        for (SchemaChange change : catalog.apply(statement, CONTEXT)) {
            assertThat(change.toString()).isNotEmpty();
        }
        assertThat(catalog.table("d", "other").orElseThrow().columns()).hasSize(1);
    }

    @Provide
    Arbitrary<String> brokenStatements() {
        List<String> whole = Stream.of(
            "CREATE TABLE t (a int /*!50000 unsigned */ DEFAULT '1', `b` enum('x','it''s') CHARACTER SET latin1, PRIMARY KEY (a), KEY ((a + 1))) CHARSET=utf8",
            "ALTER TABLE t ADD (c int, d decimal(5,2) UNSIGNED), CHANGE a b varchar(9) AFTER c, ADD UNIQUE `u` (b(3)), CONVERT TO CHARACTER SET latin1",
            "RENAME TABLE t TO u, v TO `w`", "DROP TABLE IF EXISTS t, u", "CREATE UNIQUE INDEX i ON t (a(5) DESC) COMMENT 'x'").toList();
        return Combinators.combine(Arbitraries.of(whole), Arbitraries.integers().between(0, 160), Arbitraries.integers().between(0, 160),
                Arbitraries.of("", "'", "\"", "`", "(", ")", ",", "/*", "*/", "\\", "\0", "é", "999999999999999999999", " "))
            .as((statement, cut, length, inserted) -> statement.substring(0, Math.min(cut, statement.length())) + inserted
                + statement.substring(Math.min(statement.length(), cut + length)));
    }
}
