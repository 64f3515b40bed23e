package io.serai.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a message and what became of it.
 *
 * @param no its number in the message, from 1
 * @param part which contract of its element it is, from 1: a mapping may make several of one element
 * @param document the element as a person may correct it and {@link Normaliser#retry} takes it, only of a refused item; null: the
 *     whole message
 * @param result what became of it
 */
public record Item(int no, int part, @Nullable String document, Result result) {

    /** The item of this number; if there are fewer, the last; if somebody has corrected them away, a refused one. */
    public static Item of(List<Item> items, int no) {
        if (items.isEmpty()) {
            var nothing = new Problem("SER-0110", Map.of(), null, 0, 0, null);
            return new Item(1, 1, null, new Result.Refused(List.of(nothing)));
        }
        return items.get(Math.min(no, items.size()) - 1);
    }
}
