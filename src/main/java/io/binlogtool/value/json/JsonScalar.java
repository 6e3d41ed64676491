package io.binlogtool.value.json;

/// A value in a [JsonTree] that is no container: a view of it.
///
/// @param value of any type but OBJECT and ARRAY
public record JsonScalar(JsonBinary value) implements JsonTree {

    public JsonScalar {
        if (value.type() == JsonType.OBJECT || value.type() == JsonType.ARRAY) {
            throw new IllegalArgumentException("a JSON value of type " + value.type() + " is not a scalar");
        }
    }
}
