package io.binlogtool.value.json;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.util.List;

/// The path to one value in a JSON document: `$` and a leg a level, such as `$.a[0]."quoted key"[last-1]`.
///
/// MySQL's path language without the wildcards and ranges, which stand for several values and are never logged.
///
/// @param legs from the root down; none is the root itself
public record JsonPath(List<Leg> legs) {

    /// One step down.
    public sealed interface Leg {
    }

    /// `.key` or `."key"`, the member of an object.
    ///
    /// @param key in UTF-8
    public record Member(byte[] key) implements Leg {
    }

    /// `[index]` or `[last-index]`, the element of an array.
    ///
    /// @param index from 0, from the front or from the back
    public record Cell(int index, boolean fromLast) implements Leg {

        /// The place in an array of `size` elements; below 0 or not below the size if it has no such element.
        public int position(int size) {
            return fromLast ? size - 1 - index : index;
        }
    }

    public JsonPath {
        legs = List.copyOf(legs);
    }

    /// Reads the path of `length` bytes at `at`.
    ///
    /// @throws MalformedBinlogException if it is none
    public static JsonPath of(Bytes bytes, long at, int length) {
        return new JsonPathParser(bytes.array(at, length), at).parse();
    }
}
