package io.serai.console;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that goes on after its last row, whatever has come before it meanwhile. {@code next} says where the following part
 * begins; null: this is the end. Nothing is counted and nothing is skipped, so that the last part costs what the first does.
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    public Slice {
        items = List.copyOf(items);
    }

    /** Of rows of which one more than {@code size} was asked for, if there are so many. {@code key} is what follows on. */
    static <T> Slice<T> of(List<T> rows, int size, Function<T, String> key) {
        return rows.size() <= size
                ? new Slice<>(rows, null)
                : new Slice<>(rows.subList(0, size), key.apply(rows.get(size - 1)));
    }
}
