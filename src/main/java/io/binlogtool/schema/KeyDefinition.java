package io.binlogtool.schema;

import io.binlogtool.schema.statement.KeySpec.Part;
import java.util.List;

/// A key of a table. Keys that are not unique are known for their names only: MySQL numbers the names that it makes up itself.
///
/// @param ofForeignKey whether the server made it for a foreign key; it goes as soon as another key will do
/// @param parts        the columns in the key's order; see [Part]
public record KeyDefinition(String name, boolean unique, boolean ofForeignKey, List<Part> parts) {

    /// The name of every primary key.
    public static final String PRIMARY = "PRIMARY";

    public KeyDefinition {
        parts = List.copyOf(parts);
    }

    public boolean isPrimary() {
        return name.equals(PRIMARY);
    }

    /// Whether the key holds the values of columns, whole: no expressions and no prefixes.
    public boolean coversWholeColumns() {
        return parts.stream().allMatch(part -> part.column() != null && part.prefixLength() == 0);
    }

    /// The columns in the key's order; null where there is an expression.
    public List<String> columns() {
        return parts.stream().map(Part::column).toList();
    }

    /// Whether the key's first columns are these.
    boolean startsWith(List<String> wanted) {
        if (parts.size() < wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String column = parts.get(i).column();
            if (column == null || !column.equalsIgnoreCase(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    KeyDefinition withName(String newName) {
        return new KeyDefinition(newName, unique, ofForeignKey, parts);
    }

    KeyDefinition withParts(List<Part> newParts) {
        return new KeyDefinition(name, unique, ofForeignKey, newParts);
    }
}
