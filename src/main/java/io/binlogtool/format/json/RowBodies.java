package io.binlogtool.format.json;

import java.time.ZoneId;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
import io.binlogtool.row.RowSelection;
import io.binlogtool.row.TableColumns;
import io.binlogtool.schema.ColumnType;
import io.binlogtool.schema.OptionalMetadata;
import io.binlogtool.schema.PerTable;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;
import io.binlogtool.value.LocalDatetimes;
import io.binlogtool.value.json.JsonDiffOperation;
import io.binlogtool.value.json.JsonDiffs;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;

/// The bodies of table maps and rows events; rows as objects under the names of their columns.
final class RowBodies {

    private final JsonFields fields;
    private final SchemaFollower schema;
    private final JsonValues values;
    private final JsonTextWriter documents;
    private final RowCursor cursor = new RowCursor();
    private final PerTable<Table> tables;

    /// A table's columns, and ready for printing.
    private record Table(TableColumns columns, JsonColumn[] prepared) {
    }

    RowBodies(ByteSink out, JsonFields fields, SchemaFollower schema, ZoneId zone) {
        this.fields = fields;
        this.schema = schema;
        this.values = new JsonValues(out, new LocalDatetimes(zone), false, JsonStyle.COMPACT);
        this.tables = new PerTable<>(map -> {
            TableColumns columns = schema.columns(map);
            return new Table(columns, JsonColumn.of(columns));
        });
        this.documents = new JsonTextWriter(out, JsonStyle.COMPACT);
    }

    long replaced() {
        return values.replaced() + documents.replaced();
    }

    void tableMap(TableMapEvent event, TableMap map) {
        TableColumns columns = schema.columns(map);
        OptionalMetadata optional = map.optional();
        fields.number("table_id", event.tableId());
        fields.number("flags", event.flags());
        fields.text("db", map.database());
        fields.text("table", map.table());
        fields.open("columns", '[');
        for (int c = 0; c < map.columnCount(); c++) {
            fields.open('{');
            fields.text("name", columns.column(c).name());
            fields.text("type", map.type(c) == null ? "type " + map.typeCode(c) : map.type(c).name());
            fields.number("metadata", map.metadata(c));
            fields.bool("nullable", map.isNullable(c));
            if (map.type(c) != null && map.type(c).isNumeric() && optional.isSignednessKnown()) {
                fields.bool("unsigned", optional.isUnsigned(c));
            }
            if (optional.collation(c) != OptionalMetadata.UNKNOWN_COLLATION) {
                fields.number("collation", optional.collation(c));
            }
            if (!columns.column(c).members().isEmpty()) {
                fields.open("members", '[');
                columns.column(c).members().forEach(fields::element);
                fields.close(']');
            }
            if (map.type(c) == ColumnType.GEOMETRY) {
                fields.number("geometry_type", optional.geometryType(c));
            }
            if (optional.isInvisible(c)) {
                fields.bool("invisible", true);
            }
            fields.close('}');
        }
        fields.close(']');
        fields.open("primary_key", '[');
        for (int c : columns.primaryKey()) {
            fields.element(columns.column(c).name());
        }
        fields.close(']');
    }

    void rows(RowsEvent event, TableMap map, RowSelection selection) {
        if (event.isDummy()) {
            fields.number("table_id", event.tableId());
            fields.number("flags", event.flags());
            return;
        }
        if (map == null) {
            throw event.withoutTableMap();
        }
        Table table = table(map);
        fields.number("table_id", event.tableId());
        fields.number("flags", event.flags());
        if (event.extraLength() > 0) {
            fields.binary("extra_data", event.raw().bytes(), event.extraAt(), event.extraLength());
        }
        fields.text("db", map.database());
        fields.text("table", map.table());
        fields.open("rows", '[');
        cursor.open(event, map);
        while (cursor.next()) {
            if (selection.includes(cursor)) {
                try {
                    row(event, table);
                } catch (MalformedBinlogException e) {
                    throw e.in("row " + cursor.row());
                }
            }
        }
        fields.close(']');
    }

    private Table table(TableMap map) {
        if (tables.of(map).columns() != schema.columns(map)) {
            // The schema has changed.
            tables.clear();
        }
        return tables.of(map);
    }

    private void row(RowsEvent event, Table table) {
        fields.open('{');
        if (event.kind() != RowsEvent.Kind.WRITE) {
            image("before", cursor.before(), table);
        }
        if (event.kind() != RowsEvent.Kind.DELETE) {
            image("after", cursor.after(), table);
        }
        fields.close('}');
    }

    private void image(String name, RowImage image, Table table) {
        TableColumns columns = table.columns();
        fields.open(name, '{');
        for (int c = 0; c < columns.count(); c++) {
            if (image.isPresent(c)) {
                if (image.isPartial(c)) {
                    diffs(image, c, columns.column(c).name());
                } else {
                    fields.key(columns.column(c).name());
                    values.write(image, c, table.prepared()[c]);
                }
            }
        }
        fields.close('}');
    }

    /// A partial update: what it does to the document before it.
    private void diffs(RowImage image, int c, String name) {
        fields.open(name, '{');
        fields.open("diffs", '[');
        JsonDiffs diffs = new JsonDiffs(image.bytes(), image.start(c), image.length(c));
        while (diffs.next()) {
            fields.open('{');
            fields.text("operation", diffs.operation().name());
            fields.text("path", image.bytes().slice(diffs.pathAt(), diffs.pathLength()));
            if (diffs.operation() != JsonDiffOperation.REMOVE) {
                fields.key("value");
                documents.write(diffs.value());
            }
            fields.close('}');
        }
        fields.close(']');
        fields.close('}');
    }
}
