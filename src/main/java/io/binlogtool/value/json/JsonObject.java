package io.binlogtool.value.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/// An object in a [JsonTree]. Keys are UTF-8 and in the order that MySQL stores them in: by length in bytes, then by bytes.
public final class JsonObject implements JsonTree {

    private static final Comparator<byte[]> KEY_ORDER = (a, b) ->
            a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compareUnsigned(a, b);

    private final TreeMap<byte[], JsonTree> members = new TreeMap<>(KEY_ORDER);

    /// All members, in order.
    public SortedMap<byte[], JsonTree> members() {
        return Collections.unmodifiableSortedMap(members);
    }

    /// The value of a member, or null if there is none with that key.
    public JsonTree get(byte[] key) {
        return members.get(key);
    }

    /// Adds a member, or replaces the one with that key; returns the value that was there before, or null.
    public JsonTree put(byte[] key, JsonTree value) {
        return members.put(key, value);
    }

    /// Removes a member; returns its value, or null if there is none with that key.
    public JsonTree remove(byte[] key) {
        return members.remove(key);
    }
}
