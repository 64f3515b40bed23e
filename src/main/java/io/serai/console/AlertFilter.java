package io.serai.console;

import org.jspecify.annotations.Nullable;

/** Which alerts to list: those that are open, or those that are closed. */
public enum AlertFilter {
    OPEN("a.closed_at is null"),
    CLOSED("a.closed_at is not null");

    private final String clause;

    AlertFilter(String clause) {
        this.clause = clause;
    }

    String clause() {
        return clause;
    }

    /** Null where nothing was asked for. @throws IllegalArgumentException if there is no such state */
    public static @Nullable AlertFilter of(@Nullable String state) {
        if (state == null || state.isBlank()) {
            return null;
        }
        try {
            return valueOf(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no state of an alert: " + state, e);
        }
    }
}
