package io.binlogtool.value.json;

import io.binlogtool.io.MalformedBinlogException;

/// Unpacks a binary document into a [JsonTree].
final class JsonTreeBuilder {

    private final JsonClaims claims = new JsonClaims();

    JsonTree build(JsonBinary value) {
        claims.start(value.limit() - value.at());
        return tree(value);
    }

    /// [JsonBinary] limits the depth.
    private JsonTree tree(JsonBinary value) {
        return switch (value.type()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case NULL, BOOLEAN, INT, UINT, DOUBLE, DECIMAL, STRING, DATE, TIME, DATETIME, TIMESTAMP, OPAQUE -> new JsonScalar(value);
        };
    }

    private JsonObject object(JsonBinary value) {
        int count = enter(value);
        JsonObject object = new JsonObject();
        for (int i = 0; i < count; i++) {
            byte[] key = value.keyBytes(i);
            claims.claim(value.at(), key.length);
            if (object.put(key, entry(value, i)) != null) {
                throw new MalformedBinlogException(value.at(), "a JSON object has the same key twice");
            }
        }
        return object;
    }

    private JsonArray array(JsonBinary value) {
        int count = enter(value);
        JsonArray array = new JsonArray();
        for (int i = 0; i < count; i++) {
            array.add(entry(value, i));
        }
        return array;
    }

    private int enter(JsonBinary value) {
        int count = value.size();
        claims.claim(value.at(), JsonLayout.headerSize(value.tag(), count));
        return count;
    }

    private JsonTree entry(JsonBinary container, int index) {
        JsonBinary value = container.element(index);
        if (!JsonLayout.isContainer(value.tag()) && !JsonLayout.isInlined(value.tag(), JsonLayout.width(container.tag()))) {
            claims.claim(value.at(), JsonLayout.scalarSize(value.bytes(), value.tag(), value.at(), value.limit()));
        }
        return tree(value);
    }
}
