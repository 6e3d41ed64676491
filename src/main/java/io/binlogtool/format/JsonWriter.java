package io.binlogtool.format;

import io.binlogtool.io.ByteSink;

/// Writes JSON value by value, for reports: names and nesting as they are called, commas and escapes by itself.
public final class JsonWriter {

    private final ByteSink out;
    private boolean first = true;

    public JsonWriter(ByteSink out) {
        this.out = out;
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /// The name of the value that comes next.
    public JsonWriter name(String name) {
        separate();
        JsonText.string(out, name);
        out.put(':');
        first = true;
        return this;
    }

    /// @param value null is written as such
    public JsonWriter value(String value) {
        separate();
        if (value == null) {
            out.ascii("null");
        } else {
            JsonText.string(out, value);
        }
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        out.decimal(value);
        return this;
    }

    public JsonWriter value(double value) {
        separate();
        out.ascii(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    public JsonWriter value(boolean value) {
        separate();
        out.ascii(value ? "true" : "false");
        return this;
    }

    public JsonWriter field(String name, String value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, long value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, double value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, boolean value) {
        return name(name).value(value);
    }

    /// Ends a line; what follows is a document of its own.
    public void endLine() {
        out.put('\n');
        first = true;
    }

    private JsonWriter open(int bracket) {
        separate();
        out.put(bracket);
        first = true;
        return this;
    }

    private JsonWriter close(int bracket) {
        out.put(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }
}
