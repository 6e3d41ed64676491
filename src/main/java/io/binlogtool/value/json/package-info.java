/// JSON columns: the binary format that MySQL stores documents in, the diffs of partial updates, and their texts.
///
/// [io.binlogtool.value.json.JsonBinary] is a view of a stored document, [io.binlogtool.value.json.JsonTree] one that can be changed,
/// [io.binlogtool.value.json.JsonTextWriter] prints either, and [io.binlogtool.value.json.JsonDiffs] turns a before image into an after image.
/// MariaDB has none of this: its JSON is text in a BLOB.
package io.binlogtool.value.json;
