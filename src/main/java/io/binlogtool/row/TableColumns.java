package io.binlogtool.row;

import java.util.List;

import io.binlogtool.schema.ColumnDefinition;
import io.binlogtool.schema.TableDefinition;
import io.binlogtool.schema.TableMap;
import io.binlogtool.value.charset.MysqlCharset;

/// The columns of a table as far as log and schema tell what they are: see [ColumnResolver]. Immutable; columns count from 0.
///
/// @param map the table map that this is about
/// @param columns one for each column of the map
/// @param primaryKey the primary key's columns in key order; empty if there is none or nobody tells
/// @param definition what the schema says, if it fits the map; else null
/// @param whyUnnamed why the names of some columns are not known; null if all are
public record TableColumns(TableMap map, List<Column> columns, List<Integer> primaryKey, TableDefinition definition, String whyUnnamed) {

    /// What the bytes of a string are.
    public enum Content {
        /// Text in [Column#charset()].
        TEXT,
        /// Bytes.
        BINARY,
        /// Nobody tells: neither the log nor a schema.
        UNKNOWN
    }

    /// A column.
    ///
    /// @param name `@1`, `@2` … if it is not known
    /// @param isUnsigned of numbers; false if nobody tells
    /// @param content of strings
    /// @param charset of text, and of ENUM and SET members; null if it is not known, or there is none
    /// @param members the labels of ENUM and SET; empty if they are not known
    /// @param definition what the schema says about it; null if it says nothing
    public record Column(String name, boolean isUnsigned, Content content, MysqlCharset charset, List<String> members,
            ColumnDefinition definition) {

        public Column {
            members = List.copyOf(members);
        }
    }

    public TableColumns {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    public Column column(int c) {
        return columns.get(c);
    }

    public int count() {
        return columns.size();
    }

    /// The number of the column of this name, or -1.
    public int indexOf(String name) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }
}
