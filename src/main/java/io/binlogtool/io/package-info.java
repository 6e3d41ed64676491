/// Bytes in and out: files, streams, the one class that reads primitives ([Bytes]) and the one that collects output ([ByteSink]).
///
/// Nothing here knows what an event is. Everything else in the tool stands on this package.
package io.binlogtool.io;
