package io.binlogtool.schema;

import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.statement.AlterClause.AddColumn;
import io.binlogtool.schema.statement.AlterClause.AddKey;
import io.binlogtool.schema.statement.AlterClause.ChangeColumn;
import io.binlogtool.schema.statement.AlterClause.ConvertToCharset;
import io.binlogtool.schema.statement.AlterClause.DropColumn;
import io.binlogtool.schema.statement.AlterClause.DropConstraint;
import io.binlogtool.schema.statement.AlterClause.DropKey;
import io.binlogtool.schema.statement.AlterClause.DropPrimaryKey;
import io.binlogtool.schema.statement.AlterClause.ExchangePartition;
import io.binlogtool.schema.statement.AlterClause.Position;
import io.binlogtool.schema.statement.AlterClause.RenameColumn;
import io.binlogtool.schema.statement.AlterClause.RenameKey;
import io.binlogtool.schema.statement.AlterClause.RenameTable;
import io.binlogtool.schema.statement.AlterClause.SetColumnVisibility;
import io.binlogtool.schema.statement.AlterClause.SetDefaultCharset;
import io.binlogtool.schema.statement.AlterClause.SetSystemVersioning;
import io.binlogtool.schema.statement.AlterClause;
import io.binlogtool.schema.statement.CharsetClause;
import io.binlogtool.schema.statement.ColumnSpec.Generation;
import io.binlogtool.schema.statement.KeySpec.Part;
import io.binlogtool.schema.statement.KeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Applies the clauses of one ALTER TABLE to a table's definition.
///
/// All clauses speak of the table as it was, as in the server's mysql_prepare_alter_table: first every old column is dropped, changed or kept in its
/// place, then new columns and columns with FIRST or AFTER are put where they belong, in the order of the clauses; then keys follow their columns.
/// So `RENAME COLUMN a TO b, RENAME COLUMN b TO a` swaps names, and `DROP a, ADD a int` replaces a column.
final class TableAlteration {

    private final TableDefinition old;
    private final List<AlterClause> clauses;
    private final SqlDialect dialect;
    private final CollationName databaseDefault;

    private final Map<String, AlterClause> byColumn = new HashMap<>();
    private final Map<String, String> newNames = new HashMap<>();
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<KeyDefinition> keys = new ArrayList<>();

    TableAlteration(TableDefinition old, List<AlterClause> clauses, CollationName databaseDefault, SqlDialect dialect) {
        this.old = old;
        this.clauses = clauses;
        this.databaseDefault = databaseDefault;
        this.dialect = dialect;
    }

    /// The table as it is after the statement, under its old name.
    ///
    /// @throws SchemaMismatchException if a clause does not fit the table
    TableDefinition apply() throws SchemaMismatchException {
        CollationName collation = tableCollation();
        TableDefiner definer = new TableDefiner(collation, declaredCharset(), dialect);
        for (AlterClause clause : clauses) {
            noteColumn(clause);
        }
        oldColumns(definer);
        placeColumns(definer);
        systemVersioning();
        for (AlterClause clause : clauses) {
            if (clause instanceof ConvertToCharset(CharsetClause charset)) {
                String declared = charset.charset() != null ? charset.charset() : collation.charset();
                for (int i = 0; i < columns.size(); i++) {
                    columns.set(i, definer.converted(columns.get(i), declared));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new SchemaMismatchException("no column is left");
        }
        keys();
        return new TableDefinition(old.database(), old.name(), collation, declaredCharset(), columns, keys);
    }

    private CollationName tableCollation() throws SchemaMismatchException {
        CollationName collation = old.collation();
        for (AlterClause clause : clauses) {
            CharsetClause charset = clause instanceof SetDefaultCharset set ? set.charset()
                : clause instanceof ConvertToCharset convert ? convert.charset() : null;
            if (charset != null) {
                collation = CharacterSetNames.resolve(charset, databaseDefault, dialect);
            }
        }
        return collation;
    }

    private String declaredCharset() {
        String declared = old.declaredCharset();
        for (AlterClause clause : clauses) {
            if (clause instanceof SetDefaultCharset(CharsetClause charset) && charset.charset() != null) {
                declared = charset.charset();
            }
        }
        return declared;
    }

    /// Which clause is about which old column.
    private void noteColumn(AlterClause clause) throws SchemaMismatchException {
        switch (clause) {
            case ChangeColumn change -> note(change.name(), change, change.ifExists());
            case RenameColumn rename -> note(rename.name(), rename, rename.ifExists());
            case DropColumn drop -> note(drop.name(), drop, drop.ifExists());
            case SetColumnVisibility set -> note(set.name(), set, true);
            case AddColumn _, AddKey _, DropPrimaryKey _, DropKey _, DropConstraint _, RenameKey _, SetDefaultCharset _, ConvertToCharset _,
                 RenameTable _, SetSystemVersioning _, ExchangePartition _ -> {
            }
        }
    }

    private void note(String column, AlterClause clause, boolean ifExists) throws SchemaMismatchException {
        if (old.column(column).isPresent()) {
            byColumn.put(column.toLowerCase(Locale.ROOT), clause);
        } else if (!ifExists) {
            throw new SchemaMismatchException("the column `" + column + "` is not there");
        }
    }

    private void oldColumns(TableDefiner definer) throws SchemaMismatchException {
        for (ColumnDefinition column : old.columns()) {
            String name = column.name().toLowerCase(Locale.ROOT);
            ColumnDefinition kept = switch (byColumn.get(name)) {
                case DropColumn _ -> null;
                case ChangeColumn change -> definer.column(change.column());
                case RenameColumn rename -> column.withName(rename.newName());
                case SetColumnVisibility set -> column.withInvisible(set.invisible());
                case null -> column;
                case AddColumn _, AddKey _, DropPrimaryKey _, DropKey _, DropConstraint _, RenameKey _, SetDefaultCharset _, ConvertToCharset _,
                     RenameTable _, SetSystemVersioning _, ExchangePartition _ -> throw new IllegalStateException("not about a column");
            };
            if (kept != null) {
                columns.add(kept);
                newNames.put(name, kept.name());
            } else if (clauses.stream().anyMatch(clause -> clause instanceof AddColumn add && add.column().name().equalsIgnoreCase(name))) {
                newNames.put(name, column.name()); // dropped and added anew: it stays in the keys
            }
        }
    }

    private void placeColumns(TableDefiner definer) throws SchemaMismatchException {
        for (AlterClause clause : clauses) {
            if (clause instanceof AddColumn add && !(add.ifNotExists() && old.column(add.column().name()).isPresent())) {
                place(definer.column(add.column()), add.position());
            } else if (clause instanceof ChangeColumn change && !(change.position() instanceof Position.Unchanged)
                && byColumn.get(change.name().toLowerCase(Locale.ROOT)) == change) {
                place(columns.remove(TableDefiner.indexOf(columns, change.column().name())), change.position());
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (TableDefiner.indexOf(columns, columns.get(i).name()) != i) {
                throw SchemaMismatchException.done("there is a column `" + columns.get(i).name() + "` already");
            }
        }
    }

    private void place(ColumnDefinition column, Position position) throws SchemaMismatchException {
        int at = switch (position) {
            case Position.First _ -> !columns.isEmpty() && TableDefinition.isGeneratedKey(columns.getFirst()) ? 1 : 0;
            case Position.Unchanged _ -> endOfColumns();
            case Position.After after -> {
                int index = TableDefiner.indexOf(columns, after.column());
                if (index < 0) {
                    throw new SchemaMismatchException("the column `" + after.column() + "` is not there");
                }
                yield index + 1;
            }
        };
        columns.add(at, column);
    }

    /// The hidden columns of system versioning stay last.
    private int endOfColumns() {
        int end = columns.size();
        while (end > 0 && isHiddenSystemTime(columns.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isHiddenSystemTime(ColumnDefinition column) {
        return column.generation() == Generation.SYSTEM_TIME && column.invisible();
    }

    private void systemVersioning() {
        for (AlterClause clause : clauses) {
            if (clause instanceof SetSystemVersioning(boolean versioned)) {
                if (versioned) {
                    TableDefiner.addSystemTime(columns);
                } else {
                    columns.removeIf(TableAlteration::isHiddenSystemTime);
                }
            }
        }
    }

    private void keys() throws SchemaMismatchException {
        old.keys().stream().map(this::kept).filter(key -> key != null).forEach(keys::add);
        for (KeyDefinition key : keys) {
            for (Part part : key.parts()) {
                int at = key.isPrimary() ? TableDefiner.indexOf(columns, part.column()) : -1;
                if (at >= 0) {
                    columns.set(at, columns.get(at).notNull());
                }
            }
        }
        List<KeySpec> added = new ArrayList<>();
        for (AlterClause clause : clauses) {
            if (clause instanceof AddKey(KeySpec key)) {
                added.add(key);
            }
        }
        TableDefiner.addKeys(added, columns, keys);
    }

    /// An old key with its columns' and its own new names, or null if it goes.
    private KeyDefinition kept(KeyDefinition key) {
        List<Part> parts = new ArrayList<>();
        for (Part part : key.parts()) {
            String name = part.column() == null ? null : newNames.get(part.column().toLowerCase(Locale.ROOT));
            if (part.column() == null || name != null) {
                parts.add(new Part(name, part.prefixLength()));
            }
        }
        String name = key.name();
        boolean dropped = parts.isEmpty();
        for (AlterClause clause : clauses) {
            dropped |= switch (clause) {
                case DropPrimaryKey _ -> key.isPrimary();
                case DropKey(String dropName) -> dropName.equalsIgnoreCase(key.name());
                case DropConstraint(String dropName) -> key.unique() && dropName.equalsIgnoreCase(key.name());
                case AddColumn _, ChangeColumn _, RenameColumn _, DropColumn _, SetColumnVisibility _, AddKey _, RenameKey _, SetDefaultCharset _,
                     ConvertToCharset _, RenameTable _, SetSystemVersioning _, ExchangePartition _ -> false;
            };
            name = clause instanceof RenameKey rename && rename.name().equalsIgnoreCase(key.name()) ? rename.newName() : name;
        }
        return dropped ? null : key.withName(name).withParts(parts);
    }
}
