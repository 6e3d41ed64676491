/// The values of columns: what their bytes mean, and the texts that MySQL, mysqlbinlog and C have for them.
///
/// Everything here reads primitives out of [io.binlogtool.io.Bytes] and writes into a [io.binlogtool.io.ByteSink], without an object a value.
/// JSON documents have a package of their own, [io.binlogtool.value.json].
package io.binlogtool.value;
