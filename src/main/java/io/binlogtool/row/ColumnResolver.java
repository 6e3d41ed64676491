package io.binlogtool.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.binlogtool.io.Bytes;
import io.binlogtool.row.TableColumns.Column;
import io.binlogtool.row.TableColumns.Content;
import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.OptionalMetadata;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.SchemaCatalog;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.charset.Collation;
import io.binlogtool.value.charset.MysqlCharset;

/// Finds out what the columns of a table are: first from the metadata in the log, then from the schema.
///
/// Where the two do not fit together the schema is not believed: names are `@1`, `@2` … then, and a warning says so once a table. There are two cases
/// in which the log has one column more and they do fit: a primary key that the server made itself, which a dump may leave out, and a column at
/// the end that some cloud vendors add to tables without a key and hide.
///
/// To be asked for each rows event; answers are kept as long as neither the table map nor the schema changes. Not thread-safe.
public final class ColumnResolver {

    private static final String GENERATED_KEY = "my_row_id";

    private final SchemaCatalog catalog;
    private final Consumer<String> warnings;
    private final PerTable<TableColumns> resolved = new PerTable<>(this::resolve);
    private final Set<String> warned = new HashSet<>();
    private int version;

    /// @param catalog read whenever a table is met for the first time since it changed
    /// @param warnings takes one sentence at a time
    public ColumnResolver(SchemaCatalog catalog, Consumer<String> warnings) {
        this.catalog = catalog;
        this.warnings = warnings;
    }

    /// The columns of a table.
    ///
    /// @param catalogVersion changes whenever the catalogue does
    public TableColumns columns(TableMap map, int catalogVersion) {
        if (version != catalogVersion) {
            version = catalogVersion;
            resolved.clear();
        }
        return resolved.of(map);
    }

    private TableColumns resolve(TableMap map) {
        OptionalMetadata log = map.optional();
        Optional<TableDefinition> known = catalog.table(map.database(), map.table());
        SchemaFit fit = SchemaFit.of(map, known.orElse(null));
        catalog.isMapped(map.database(), map.table(), fit.definition() != null);
        String whyUnnamed = null;
        if (!log.hasNames() && !fit.namesAll()) {
            whyUnnamed = whyUnnamed(map, known, fit);
            warn(map, known, fit);
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < map.columnCount(); c++) {
            columns.add(column(map, c, definition(log, fit, c)));
        }
        return new TableColumns(map, columns, primaryKey(map, columns, fit), fit.definition(), whyUnnamed);
    }

    /// By name if the log has names: then the schema may be of another day and still be right about this column.
    private static ColumnDefinition definition(OptionalMetadata log, SchemaFit fit, int c) {
        return log.hasNames() ? fit.column(log.name(c).orElseThrow()) : fit.column(c);
    }

    private static Column column(TableMap map, int c, ColumnDefinition definition) {
        OptionalMetadata log = map.optional();
        String name = log.hasNames() ? log.name(c).orElseThrow()
                : definition != null ? definition.name()
                : c == 0 && map.hasGeneratedInvisiblePrimaryKey() ? GENERATED_KEY : "@" + (c + 1);
        boolean isUnsigned = log.isSignednessKnown() ? log.isUnsigned(c)
                : definition != null ? definition.unsigned() : c == 0 && map.hasGeneratedInvisiblePrimaryKey();
        Content content = Content.UNKNOWN;
        MysqlCharset charset = null;
        if (log.collation(c) != OptionalMetadata.UNKNOWN_COLLATION) {
            Optional<Collation> collation = Collation.byId(log.collation(c));
            content = log.collation(c) == Collation.BINARY ? Content.BINARY : collation.isPresent() ? Content.TEXT : Content.UNKNOWN;
            charset = collation.flatMap(Collation::decoder).orElse(null);
        } else if (definition != null) {
            charset = definition.charset() == null ? null : MysqlCharset.forName(definition.charset()).orElse(null);
            content = charset != null ? Content.TEXT : Content.BINARY;
        }
        return new Column(name, isUnsigned, content, charset, members(log, c, charset, definition), definition);
    }

    private static List<String> members(OptionalMetadata log, int c, MysqlCharset charset, ColumnDefinition definition) {
        if (log.members(c).isEmpty()) {
            return definition == null ? List.of() : definition.members();
        }
        return log.members(c).stream().map(label -> {
            Bytes bytes = Bytes.copyOf(label);
            return charset == null ? bytes.utf8(0, label.length) : charset.decode(bytes, 0, label.length);
        }).toList();
    }

    private static List<Integer> primaryKey(TableMap map, List<Column> columns, SchemaFit fit) {
        OptionalMetadata log = map.optional();
        if (!log.primaryKey().isEmpty()) {
            List<Integer> key = log.primaryKey().stream().map(OptionalMetadata.KeyPart::column).toList();
            return isUniqueKeyOnly(key, columns, fit.definition()) ? List.of() : key;
        }
        if (map.hasGeneratedInvisiblePrimaryKey()) {
            return List.of(0);
        }
        if (log.hasNames() || fit.definition() == null) {
            return List.of();
        }
        List<Integer> key = new ArrayList<>();
        for (String name : fit.definition().primaryKeyColumns()) {
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).name().equalsIgnoreCase(name)) {
                    key.add(c);
                }
            }
        }
        return key;
    }

    /// Whether the schema knows that the key is not the primary key: without one the server logs its first unique key of NOT NULL columns in its place.
    private static boolean isUniqueKeyOnly(List<Integer> key, List<Column> columns, TableDefinition definition) {
        List<String> names = key.stream().map(c -> columns.get(c).name()).toList();
        return definition != null && definition.primaryKey().isEmpty() && definition.uniqueKeys().stream().anyMatch(unique -> unique.columns().equals(names));
    }

    private String whyUnnamed(TableMap map, Optional<TableDefinition> known, SchemaFit fit) {
        if (fit.definition() != null) {
            return "its last column is not in the schema";
        }
        if (known.isPresent()) {
            return "the schema does not fit the log (" + fit.misfit() + "); it must be from before the log begins";
        }
        return catalog.unknownReason(map.database(), map.table())
                .orElse("the names of its columns are not known for certain; --schema can give its definition as of the beginning of the log");
    }

    private void warn(TableMap map, Optional<TableDefinition> known, SchemaFit fit) {
        String table = "`" + map.database() + "`.`" + map.table() + "`";
        if (!warned.add(table)) {
            return;
        }
        if (fit.definition() != null) {
            warnings.accept("table " + table + ": its last column is not in the schema, and is shown as @" + map.columnCount());
        } else if (known.isPresent()) {
            warnings.accept("table " + table + ": the schema does not fit the log (" + fit.misfit() + "): its columns are shown as @1, @2 …");
        } else {
            String reason = catalog.unknownReason(map.database(), map.table()).map(why -> ": " + why).orElse("; --schema can give them");
            warnings.accept("table " + table + ": the log does not tell the names of its columns, which are shown as @1, @2 …" + reason);
        }
    }
}
