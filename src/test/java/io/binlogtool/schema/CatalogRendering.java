package io.binlogtool.schema;

import io.binlogtool.schema.statement.ColumnSpec.Generation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Describes tables in the lines that `make-expected.py` makes from a real server's INFORMATION_SCHEMA.
final class CatalogRendering {

    private CatalogRendering() {
    }

    static String render(TableDefinition table) {
        StringBuilder lines = new StringBuilder("table " + table.name() + " " + newName(table.collation().name()) + "\n");
        table.columns().forEach(column -> lines.append("  column ").append(render(column)).append('\n'));
        table.keys().stream().filter(KeyDefinition::unique).sorted(Comparator.comparing(KeyDefinition::name))
            .forEach(key -> lines.append("  unique ").append(render(key)).append('\n'));
        return lines.toString();
    }

    private static String render(ColumnDefinition column) {
        StringBuilder line = new StringBuilder(column.name() + " " + type(column));
        line.append(column.unsigned() ? " unsigned" : "");
        line.append(column.collation() == null || column.collation().isBinary() ? "" : " " + newName(column.collation().name()));
        line.append(column.nullable() ? "" : " not null");
        line.append(column.generation() == Generation.VIRTUAL ? " virtual" : column.generation() == Generation.STORED ? " stored" : "");
        line.append(column.invisible() ? " invisible" : "");
        line.append(column.autoIncrement() ? " auto_increment" : "");
        return line.toString();
    }

    private static String type(ColumnDefinition column) {
        return switch (column.type()) {
            case "enum", "set" -> column.type() + "("
                + column.members().stream().map(label -> "'" + label.replace("\\", "\\\\").replace("'", "''") + "'").collect(Collectors.joining(",")) + ")";
            case "char", "varchar", "binary", "varbinary", "bit", "vector" -> column.type() + "(" + column.length() + ")";
            case "decimal" -> "decimal(" + column.length() + "," + column.decimals() + ")";
            case "float", "double" -> column.decimals() < 0 ? column.type() : column.type() + "(" + column.length() + "," + column.decimals() + ")";
            case "time", "datetime", "timestamp" -> column.decimals() == 0 ? column.type() : column.type() + "(" + column.decimals() + ")";
            default -> column.type();
        };
    }

    private static String render(KeyDefinition key) {
        List<String> parts = key.parts().stream()
            .map(part -> part.column() == null ? "<expression>" : part.column() + (part.prefixLength() == 0 ? "" : "(" + part.prefixLength() + ")"))
            .toList();
        return key.name() + " (" + String.join(", ", parts) + ")";
    }

    /// The server has one name for what DDL calls by two.
    private static String newName(String collation) {
        return collation.startsWith("utf8_") ? "utf8mb3_" + collation.substring(5) : collation;
    }
}
