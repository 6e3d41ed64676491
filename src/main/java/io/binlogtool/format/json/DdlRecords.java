package io.binlogtool.format.json;

import java.util.List;

import io.binlogtool.event.QueryEvent;
import io.binlogtool.format.JsonText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.DatabaseDefinition;
import io.binlogtool.schema.SchemaChange;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.statement.Signedness;
import io.binlogtool.tx.StatementText;

/// Records of changed definitions, one for each table or database that a statement changes. Keys in order: `type, database, [table], [old],
/// [def] | [charset], ts, sql, [position], [gtid]`; `ts` is in milliseconds.
///
/// A definition is shown as Maxwell keeps it, which is not always what the server has: as statements declared it. A number is unsigned only if it says so
/// itself, and a table that was converted to another character set still has the one it was declared with.
final class DdlRecords {

    private static final long MILLISECONDS = 1000;

    private final ByteSink out;
    private final DdlSelection selection;
    private QueryEvent event;
    private String position;
    private String gtid;

    DdlRecords(ByteSink out, DdlSelection selection) {
        this.out = out;
        this.selection = selection;
    }

    /// Writes what a statement changed.
    ///
    /// @param position null for none
    /// @param gtid null for none
    void write(QueryEvent statement, List<SchemaChange> changes, String shownPosition, String shownGtid) {
        event = statement;
        position = shownPosition;
        gtid = shownGtid;
        for (SchemaChange change : changes) {
            switch (change) {
                case SchemaChange.DatabaseCreated(DatabaseDefinition definition) ->
                    database("database-create", definition.name(), definition.declaredCharset());
                case SchemaChange.DatabaseAltered(DatabaseDefinition _, DatabaseDefinition definition, String namedCharset) ->
                    database("database-alter", definition.name(), namedCharset);
                case SchemaChange.DatabaseDropped(String name) -> {
                    if (selection.includesDatabase(name)) {
                        begin("database-drop", name);
                        end();
                    }
                }
                case SchemaChange.TableCreated(TableDefinition definition) -> table("table-create", null, definition);
                case SchemaChange.TableAltered(TableDefinition old, TableDefinition definition) -> table("table-alter", old, definition);
                case SchemaChange.TableRenamed(TableDefinition old, TableDefinition definition) -> table("table-alter", old, definition);
                case SchemaChange.TableDropped(String database, String name) -> {
                    if (selection.includesTable(database, name)) {
                        begin("table-drop", database);
                        field("table", name);
                        end();
                    }
                }
                case SchemaChange.KeysChanged _, SchemaChange.RowsExchanged _, SchemaChange.TableUnknown _, SchemaChange.UnseenTable _,
                    SchemaChange.NotUnderstood _ -> { }
            }
        }
    }

    private void database(String type, String name, String charset) {
        if (selection.includesDatabase(name)) {
            begin(type, name);
            if (charset == null) {
                out.ascii(",\"charset\":null");
            } else {
                field("charset", charset);
            }
            end();
        }
    }

    private void table(String type, TableDefinition old, TableDefinition definition) {
        TableDefinition named = old == null ? definition : old;
        // As Maxwell has it, a table that moves to another database is judged by where it comes from.
        boolean included = selection.includesTable(named.database(), named.name())
                && selection.includesTable(named.database(), definition.name());
        if (!included) {
            return;
        }
        begin(type, named.database());
        field("table", named.name());
        if (old != null) {
            out.ascii(",\"old\":");
            definition(old);
        }
        out.ascii(",\"def\":");
        definition(definition);
        end();
    }

    private void begin(String type, String database) {
        out.beginLine();
        out.ascii("{\"type\":\"");
        out.ascii(type);
        out.put('"');
        field("database", database);
    }

    private void field(String name, String value) {
        out.ascii(",\"");
        out.ascii(name);
        out.ascii("\":");
        JsonText.string(out, value);
    }

    private void end() {
        out.ascii(",\"ts\":");
        out.decimal(event.raw().header().timestamp() * MILLISECONDS);
        field("sql", StatementText.of(event));
        if (position != null) {
            field("position", position);
        }
        if (gtid != null) {
            field("gtid", gtid);
        }
        out.put('}');
        out.endLine();
    }

    private void definition(TableDefinition table) {
        out.ascii("{\"database\":");
        JsonText.string(out, table.database());
        field("charset", table.declaredCharset());
        field("table", table.name());
        out.ascii(",\"columns\":[");
        String separator = "";
        for (ColumnDefinition column : table.columns()) {
            out.ascii(separator);
            column(column);
            separator = ",";
        }
        out.ascii("],\"primary-key\":");
        list(table.primaryKeyColumns());
        out.put('}');
    }

    private void column(ColumnDefinition column) {
        String type = column.declared().type();
        out.ascii("{\"type\":");
        JsonText.string(out, type);
        field("name", column.name());
        switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> out.ascii(column.signedness() == Signedness.UNSIGNED ? ",\"signed\":false" : ",\"signed\":true");
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> field("charset", column.declared().charset());
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> field("charset", "binary");
            case "enum", "set" -> {
                out.ascii(",\"enum-values\":");
                list(column.members());
            }
            case "time", "datetime", "timestamp" -> {
                out.ascii(",\"column-length\":");
                out.decimal(column.decimals());
            }
            default -> { }
        }
        out.put('}');
    }

    private void list(List<String> strings) {
        out.put('[');
        String separator = "";
        for (String string : strings) {
            out.ascii(separator);
            JsonText.string(out, string);
            separator = ",";
        }
        out.put(']');
    }
}
