package io.binlogtool.value.json;

import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// The diffs that a partial update of a JSON column is logged as (PARTIAL_UPDATE_ROWS, MySQL 8.0 and later): a cursor over them.
///
/// They follow one another until the value's length is used up; none means that nothing changed. Lengths are length-encoded integers.
///
/// | field                      | bytes                  |
/// |----------------------------|------------------------|
/// | operation                  | 1                      |
/// | path                       | length, text           |
/// | value (not for a REMOVE)   | length, JSON document  |
///
/// ```java
/// JsonDiffs diffs = new JsonDiffs(bytes, at, length);
/// while (diffs.next()) { … diffs.operation() … diffs.path() … diffs.value() … }
/// ```
public final class JsonDiffs {

    private final Bytes bytes;
    private final ByteCursor cursor;

    private JsonDiffOperation operation;
    private long pathAt;
    private int pathLength;
    private long valueAt;
    private int valueLength;

    /// The diffs in the `length` bytes at `at`, before the first one.
    public JsonDiffs(Bytes bytes, long at, long length) {
        bytes.checkedLength(at, length);
        this.bytes = bytes;
        this.cursor = new ByteCursor(bytes, at, at + length);
    }

    /// Goes to the next diff, if there is one.
    ///
    /// @throws MalformedBinlogException if what follows is none
    public boolean next() {
        if (!cursor.hasRemaining()) {
            return false;
        }
        long start = cursor.at();
        operation = JsonDiffOperation.of(cursor.u8(), start);
        pathLength = cursor.lenencLength();
        pathAt = cursor.at();
        cursor.skip(pathLength);
        if (operation != JsonDiffOperation.REMOVE) {
            valueLength = cursor.lenencLength();
            valueAt = cursor.at();
            cursor.skip(valueLength);
        }
        return true;
    }

    public JsonDiffOperation operation() {
        return operation;
    }

    /// Where the path's text starts, in the bytes this was made with.
    public long pathAt() {
        return pathAt;
    }

    /// The length of the path's text in bytes.
    public int pathLength() {
        return pathLength;
    }

    /// @throws MalformedBinlogException if the text is no path
    public JsonPath path() {
        return JsonPath.of(bytes, pathAt, pathLength);
    }

    /// The new value; there is none for a REMOVE.
    public JsonBinary value() {
        if (operation == JsonDiffOperation.REMOVE) {
            throw new IllegalStateException("a REMOVE has no value");
        }
        return JsonBinary.of(bytes, valueAt, valueLength);
    }

    /// The SQL function that does the same, as mysqlbinlog names it.
    public String functionName() {
        return switch (operation) {
            case REPLACE -> "JSON_REPLACE";
            case INSERT -> pathLength > 0 && bytes.u8(pathAt + pathLength - 1) == ']' ? "JSON_ARRAY_INSERT" : "JSON_INSERT";
            case REMOVE -> "JSON_REMOVE";
        };
    }

    /// Applies the diffs from the next one on, in order, and returns the document they make of `document`, which is changed and used up.
    ///
    /// @throws MalformedBinlogException if a diff does not apply: what it replaces or removes is not there, what it adds is there
    ///     already, or a leg of its path leads into something of another type
    public JsonTree applyTo(JsonTree document) {
        JsonTree root = document;
        while (next()) {
            root = applyOne(root);
        }
        return root;
    }

    private JsonTree applyOne(JsonTree root) {
        JsonPath path = path();
        int last = path.legs().size() - 1;
        if (last < 0) {
            if (operation != JsonDiffOperation.REPLACE) {
                throw inapplicable();
            }
            return JsonTree.of(value());
        }
        JsonTree parent = root;
        for (JsonPath.Leg leg : path.legs().subList(0, last)) {
            parent = child(parent, leg);
        }
        if (parent instanceof JsonObject object && path.legs().get(last) instanceof JsonPath.Member(byte[] key)) {
            change(object, key);
        } else if (parent instanceof JsonArray array && path.legs().get(last) instanceof JsonPath.Cell cell) {
            change(array, cell.position(array.size()));
        } else {
            throw inapplicable();
        }
        return root;
    }

    private JsonTree child(JsonTree parent, JsonPath.Leg leg) {
        if (parent instanceof JsonObject object && leg instanceof JsonPath.Member(byte[] key) && object.get(key) != null) {
            return object.get(key);
        }
        if (parent instanceof JsonArray array && leg instanceof JsonPath.Cell cell && isInside(array, cell.position(array.size()))) {
            return array.get(cell.position(array.size()));
        }
        throw inapplicable();
    }

    private void change(JsonObject object, byte[] key) {
        boolean present = object.get(key) != null;
        if (present == (operation == JsonDiffOperation.INSERT)) {
            throw inapplicable();
        }
        switch (operation) {
            case REPLACE, INSERT -> object.put(key, JsonTree.of(value()));
            case REMOVE -> object.remove(key);
        }
    }

    private void change(JsonArray array, int position) {
        if (operation != JsonDiffOperation.INSERT && !isInside(array, position)) {
            throw inapplicable();
        }
        switch (operation) {
            case REPLACE -> array.replace(position, JsonTree.of(value()));
            case INSERT -> array.insert(Math.max(0, position), JsonTree.of(value()));
            case REMOVE -> array.remove(position);
        }
    }

    private static boolean isInside(JsonArray array, int position) {
        return position >= 0 && position < array.size();
    }

    private MalformedBinlogException inapplicable() {
        return new MalformedBinlogException(pathAt, "the JSON diff " + operation + " " + bytes.utf8(pathAt, pathLength)
                + " does not apply to the document before it");
    }
}
