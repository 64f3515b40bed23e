package io.serai.contract;

import org.jspecify.annotations.Nullable;

/**
 * The channel cancels its order {@code reference} as of {@code revision}.
 *
 * @param ifOpen only if it is not over: the channel tidied up, and what the customer has stays as it is; not if null
 */
public record Cancellation(
        String reference,
        long revision,
        @Nullable String reason,
        @Nullable Boolean ifOpen) implements Contract {}
