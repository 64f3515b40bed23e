package io.serai.console;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which exceptions to list; what is null does not narrow. {@code state} is OPEN, REPLAYED or DISMISSED. */
public record ExceptionFilter(
        @Nullable String state,
        @Nullable String partner,
        @Nullable String code) {

    private static final Set<String> STATES = Set.of("OPEN", "REPLAYED", "DISMISSED");

    public static final ExceptionFilter OPEN = new ExceptionFilter("OPEN", null, null);

    /** @throws IllegalArgumentException if there is no such state */
    public ExceptionFilter {
        if (state != null && !STATES.contains(state)) {
            throw new IllegalArgumentException("no state of an exception: " + state);
        }
    }
}
