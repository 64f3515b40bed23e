package io.serai.fulfilment.work;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Rows of one table that have to be written: new ones, and changed ones, each in its last version. */
final class Writes<T> {
    private final Function<T, Object> id;
    private final Map<Object, T> added = new LinkedHashMap<>();
    private final Map<Object, T> changed = new LinkedHashMap<>();

    Writes(Function<T, Object> id) {
        this.id = id;
    }

    void add(T row) {
        added.put(id.apply(row), row);
    }

    boolean isNew(T row) {
        return added.containsKey(id.apply(row));
    }

    void change(T row) {
        (isNew(row) ? added : changed).put(id.apply(row), row);
    }

    Collection<T> added() {
        return added.values();
    }

    Collection<T> changed() {
        return changed.values();
    }
}
