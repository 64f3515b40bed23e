package io.serai.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list; what is null does not narrow. {@code reference} is the channel's, exact. {@code createdAfter} is the
 * instant after which the hub took the order. {@code search} is what a person typed: a reference, a number with or without its
 * {@code #}, an order's id, or the SSCC of a parcel.
 */
public record OrderFilter(
        @Nullable String state,
        @Nullable String channel,
        @Nullable String reference,
        @Nullable Instant createdAfter,
        @Nullable String search) {

    /** Longer texts match nothing, so they are not looked for. */
    static final int MAX_TEXT = 200;

    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);

    /** @throws IllegalArgumentException if there is no such state, or a text is too long */
    public OrderFilter {
        state = blankToNull(state);
        channel = blankToNull(channel);
        reference = blankToNull(reference);
        search = blankToNull(search);
        if (state != null) {
            OrderState.of(state);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a filter has at most " + MAX_TEXT + " characters, none of them NUL");
        }
        return text.strip();
    }
}
