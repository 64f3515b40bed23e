package io.serai.contract;

import org.jspecify.annotations.Nullable;

/** The channel cancels its order {@code reference} as of {@code revision}. */
public record Cancellation(
        String reference, long revision, @Nullable String reason) implements Contract {}
