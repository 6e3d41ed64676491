package io.binlogtool.value.json;

import java.util.ArrayList;
import java.util.List;

/// An array in a [JsonTree].
public final class JsonArray implements JsonTree {

    private final List<JsonTree> elements = new ArrayList<>();

    public int size() {
        return elements.size();
    }

    public JsonTree get(int index) {
        return elements.get(index);
    }

    public void add(JsonTree element) {
        elements.add(element);
    }

    /// Puts an element before the one at `index`, or last if there are not so many.
    public void insert(int index, JsonTree element) {
        elements.add(Math.min(index, elements.size()), element);
    }

    /// Puts an element in the place of another; returns the other.
    public JsonTree replace(int index, JsonTree element) {
        return elements.set(index, element);
    }

    public JsonTree remove(int index) {
        return elements.remove(index);
    }
}
