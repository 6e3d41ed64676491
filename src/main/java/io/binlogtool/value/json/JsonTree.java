package io.binlogtool.value.json;

/// A JSON document that can be changed: containers are unpacked, scalars stay views of the bytes they came from, so that every
/// number, decimal and opaque value keeps exactly what it was.
///
/// A tree is valid as long as the [io.binlogtool.io.Bytes] of all documents that went into it.
public sealed interface JsonTree permits JsonObject, JsonArray, JsonScalar {

    /// Unpacks a document or a part of one.
    ///
    /// @throws io.binlogtool.io.MalformedBinlogException if it is malformed, nested too deep, or has an object with the same key twice
    static JsonTree of(JsonBinary value) {
        return new JsonTreeBuilder().build(value);
    }
}
