package io.serai.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One item of a message and what became of it.
 *
 * @param no its number in the message, from 1
 * @param part which contract of its element it is, from 1: a mapping may make several of one element
 * @param text {@link #document()}, found only when somebody asks
 * @param result what became of it
 */
public record Item(int no, int part, Supplier<@Nullable String> text, Result result) {

    /** The element as a person may correct it and {@link Normaliser#retry} takes it; null: the whole message. */
    public @Nullable String document() {
        return text.get();
    }

    /** The same item where it is another one of its message. */
    public Item at(int number) {
        return new Item(number, part, text, result);
    }

    /** One that is the whole message. */
    static Item whole(Result result) {
        return new Item(1, 1, () -> null, result);
    }

    /** The item of this number; if there are fewer, the last; if somebody has corrected them away, a refused one. */
    public static Item of(List<Item> items, int no) {
        if (items.isEmpty()) {
            var nothing = new Problem("SER-0110", Map.of(), null, 0, 0, null);
            return whole(new Result.Refused(List.of(nothing)));
        }
        return items.get(Math.min(no, items.size()) - 1);
    }
}
