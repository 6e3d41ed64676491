package io.binlogtool.format.json;

import io.binlogtool.format.JsonText;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.charset.MysqlCharset;

/// Writes JSON objects and arrays field by field; commas come by themselves.
final class JsonFields {

    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private final ByteSink out;
    private boolean first;
    private long replaced;

    JsonFields(ByteSink out) {
        this.out = out;
    }

    /// How many U+FFFD took the place of something undecodable so far.
    long replaced() {
        return replaced;
    }

    /// Begins an object, array element or line that is none of another object's fields.
    void open(char bracket) {
        separate();
        out.put(bracket);
        first = true;
    }

    void open(String name, char bracket) {
        key(name);
        out.put(bracket);
        first = true;
    }

    void close(char bracket) {
        out.put(bracket);
        first = false;
    }

    /// Begins the line of an object.
    void beginLine() {
        out.beginLine();
        first = true;
    }

    /// Ends the line of an object that was closed.
    void endLine() {
        out.endLine();
    }

    private void separate() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    /// Begins a field, whose value the caller writes.
    void key(String name) {
        separate();
        JsonText.string(out, name);
        out.put(':');
    }

    void number(String name, long value) {
        key(name);
        out.decimal(value);
    }

    void unsigned(String name, long value) {
        key(name);
        out.unsignedDecimal(value);
    }

    void bool(String name, boolean value) {
        key(name);
        out.ascii(value ? "true" : "false");
    }

    void none(String name) {
        key(name);
        out.ascii("null");
    }

    void text(String name, String value) {
        key(name);
        JsonText.string(out, value);
    }

    void text(String name, Bytes value) {
        text(name, value, UTF8);
    }

    void text(String name, Bytes value, MysqlCharset charset) {
        key(name);
        out.put('"');
        replaced += charset.writeJson(value, 0, (int) value.size(), out);
        out.put('"');
    }

    void binary(String name, Bytes value) {
        binary(name, value, 0, (int) value.size());
    }

    void binary(String name, Bytes value, long at, int length) {
        key(name);
        JsonText.base64(out, value, at, length);
    }

    /// A number that is an element of an array.
    void element(long value) {
        separate();
        out.decimal(value);
    }

    /// A string that is an element of an array.
    void element(String value) {
        separate();
        JsonText.string(out, value);
    }
}
