package io.binlogtool.filter;

import java.util.HashMap;
import java.util.Map;

/// A row made of alternating column names and values.
record RowValues(Map<String, String> values) implements ColumnValues {

    static RowValues of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RowValues(values);
    }

    @Override
    public boolean isPresent(String column) {
        return values.containsKey(column);
    }

    @Override
    public String text(String column) {
        return values.get(column);
    }
}
