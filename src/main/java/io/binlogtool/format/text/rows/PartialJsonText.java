package io.binlogtool.format.text.rows;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.json.JsonBinary;
import io.binlogtool.value.json.JsonDiffOperation;
import io.binlogtool.value.json.JsonDiffs;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;

/// A partial JSON value as calls of the functions that make it from the old one. Runs of diffs with the same function share one call;
/// the first run's call is the innermost:
///
/// ```
/// JSON_INSERT(
/// ###      JSON_REPLACE(@2, '$.a', 22,
/// ###      '$.o.x', 'zz'),
/// ###      '$.n', 'new')
/// ```
final class PartialJsonText {

    private static final String LINE = "\n###      ";

    private final ByteSink document = new ByteSink();
    private final JsonTextWriter documentWriter = new JsonTextWriter(document, JsonStyle.MYSQL);

    void write(ByteSink out, Bytes bytes, int at, int length, int column) {
        List<String> functions = functions(bytes, at, length);
        for (int i = functions.size() - 1; i >= 0; i--) {
            if (i == 0 || !functions.get(i).equals(functions.get(i - 1))) {
                out.ascii(functions.get(i));
                out.put('(');
                if (i > 0) {
                    out.ascii(LINE);
                }
            }
        }
        out.put('@');
        out.decimal(column);
        JsonDiffs diffs = new JsonDiffs(bytes, at, length);
        for (int i = 0; diffs.next(); i++) {
            out.ascii(i == 0 ? ", " : "," + LINE);
            QuotedText.write(out, bytes, (int) diffs.pathAt(), diffs.pathLength());
            if (diffs.operation() != JsonDiffOperation.REMOVE) {
                out.ascii(", ");
                writeValue(out, diffs.value());
            }
            if (i + 1 == functions.size() || !functions.get(i + 1).equals(functions.get(i))) {
                out.put(')');
            }
        }
    }

    private static List<String> functions(Bytes bytes, int at, int length) {
        List<String> functions = new ArrayList<>();
        for (JsonDiffs diffs = new JsonDiffs(bytes, at, length); diffs.next();) {
            functions.add(diffs.functionName());
        }
        return functions;
    }

    private void writeValue(ByteSink out, JsonBinary value) {
        document.clear();
        switch (value.type()) {
            case NULL, BOOLEAN, INT, UINT, DOUBLE, DECIMAL -> {
                documentWriter.write(value);
                out.put(document);
            }
            case STRING, DATE, TIME, DATETIME, TIMESTAMP, OPAQUE -> {
                documentWriter.writeUnquoted(value);
                QuotedText.write(out, document);
            }
            case OBJECT, ARRAY -> {
                documentWriter.write(value);
                out.ascii("CAST(");
                QuotedText.write(out, document);
                out.ascii(" AS JSON)");
            }
        }
    }
}
