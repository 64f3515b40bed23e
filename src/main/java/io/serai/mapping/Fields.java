package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object in the order in which they came, as a {@link LinkedHashMap} would have them, in two arrays: an order has some
 * hundred fields, and an entry for each of them is most of what its tree takes to make. Of a large object it is a {@link LinkedHashMap},
 * whose names nobody can choose so that they are slow to find.
 */
final class Fields extends AbstractMap<String, JsonNode> {
    /** So many are looked through; more have an index. */
    private static final int FEW = 6;

    static final int MOST = 60;
    private static final int FIRST_SIZE = 8;

    private String[] names;
    private JsonNode[] values;
    private int size;
    /** Where a name may be: its place, counted from 1, or 0. There is always a 0 to stop at. */
    private byte @Nullable [] index;

    private @Nullable Map<String, JsonNode> many;

    Fields() {
        this.names = new String[FIRST_SIZE];
        this.values = new JsonNode[FIRST_SIZE];
    }

    private Fields(String[] names, JsonNode[] values) {
        this.names = names;
        this.values = values;
    }

    /** Those between two places; null if one is there twice. */
    static @Nullable Fields of(String[] names, JsonNode[] values, int from, int to) {
        if (to - from > MOST) {
            var fields = new Fields();
            for (int i = from; i < to; i++) {
                if (fields.put(names[i], values[i]) != null) {
                    return null;
                }
            }
            return fields;
        }
        var fields = new Fields(Arrays.copyOfRange(names, from, to), Arrays.copyOfRange(values, from, to));
        return fields.areSound(to - from) ? fields : null;
    }

    /** Whether each name is there once, of names that are in their places already. */
    private boolean areSound(int wanted) {
        if (wanted > FEW) {
            index = new byte[indexSize(wanted)];
        }
        for (; size < wanted; size++) {
            if (find(names[size]) >= 0) {
                return false;
            }
            if (index != null) {
                enter(index, size);
            }
        }
        return true;
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        if (many != null) {
            return many.get(name);
        }
        int at = name instanceof String text ? find(text) : -1;
        return at < 0 ? null : values[at];
    }

    @SuppressWarnings("ReferenceEquality") // a quick look: names are mostly the very same object
    private int find(String name) {
        if (index != null) {
            return find(index, name);
        }
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int find(byte[] places, String name) {
        int slot = slot(places, name);
        while (places[slot] != 0) {
            int at = places[slot] - 1;
            if (names[at].equals(name)) {
                return at;
            }
            slot = (slot + 1) & (places.length - 1);
        }
        return -1;
    }

    private static int slot(byte[] places, String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (places.length - 1);
    }

    private void enter(byte[] places, int at) {
        int slot = slot(places, names[at]);
        while (places[slot] != 0) {
            slot = (slot + 1) & (places.length - 1);
        }
        places[slot] = (byte) (at + 1);
    }

    /** At least twice as many as there are names. */
    private static int indexSize(int names) {
        return Integer.highestOneBit(names) << 2;
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        Objects.requireNonNull(name);
        if (many != null) {
            return many.put(name, value);
        }
        int at = find(name);
        if (at >= 0) {
            var before = values[at];
            values[at] = value;
            return before;
        }
        if (size == MOST) {
            return toMany().put(name, value);
        }
        add(name, value);
        return null;
    }

    private void add(String name, JsonNode value) {
        if (size == names.length) {
            int room = Math.max(FIRST_SIZE, 2 * size);
            names = Arrays.copyOf(names, room);
            values = Arrays.copyOf(values, room);
        }
        names[size] = name;
        values[size] = value;
        size++;
        if (index != null && 2 * size <= index.length) {
            enter(index, size - 1);
        } else {
            reindex();
        }
    }

    private void reindex() {
        index = null;
        if (size > FEW) {
            index = new byte[indexSize(size)];
            for (int i = 0; i < size; i++) {
                enter(index, i);
            }
        }
    }

    private Map<String, JsonNode> toMany() {
        var all = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < size; i++) {
            all.put(names[i], values[i]);
        }
        many = all;
        return all;
    }

    @Override
    public @Nullable JsonNode remove(@Nullable Object name) {
        if (many != null) {
            return many.remove(name);
        }
        int at = name instanceof String text ? find(text) : -1;
        if (at < 0) {
            return null;
        }
        var before = values[at];
        System.arraycopy(names, at + 1, names, at, size - at - 1);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        size--;
        reindex();
        return before;
    }

    @Override
    public Collection<JsonNode> values() {
        return many != null ? many.values() : new Values();
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return many != null ? many.entrySet() : new Entries();
    }

    private final class Values extends AbstractCollection<JsonNode> {
        @Override
        public Iterator<JsonNode> iterator() {
            return new Cursor<>() {
                @Override
                JsonNode at(int place) {
                    return values[place];
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class Entries extends AbstractSet<Entry<String, JsonNode>> {
        @Override
        public Iterator<Entry<String, JsonNode>> iterator() {
            return new Cursor<>() {
                @Override
                Entry<String, JsonNode> at(int place) {
                    return new Field(names[place], values[place]);
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }

    private abstract class Cursor<T> implements Iterator<T> {
        private int next;

        abstract T at(int place);

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public T next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            return at(next++);
        }

        @Override
        public void remove() {
            if (next == 0) {
                throw new IllegalStateException("nothing was read");
            }
            Fields.this.remove(names[--next]);
        }
    }

    /** One that can be given another value. */
    private final class Field extends SimpleEntry<String, JsonNode> {
        private static final long serialVersionUID = 1L;

        Field(String name, JsonNode value) {
            super(name, value);
        }

        @Override
        public JsonNode setValue(JsonNode value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
