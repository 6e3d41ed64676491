package io.binlogtool.value.json;

import io.binlogtool.io.MalformedBinlogException;

/// Counts the bytes of a document as its values are visited: each byte belongs to one value.
///
/// The server never lets two offsets lead to the same bytes. A document in which many do could be printed at exponential length, so
/// visiting ends when more bytes were claimed than there are.
final class JsonClaims {

    private long left;

    void start(long length) {
        left = length;
    }

    void claim(long at, long length) {
        left -= length;
        if (left < 0) {
            throw new MalformedBinlogException(at, "values of a JSON document overlap");
        }
    }
}
