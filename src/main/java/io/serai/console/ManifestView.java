package io.serai.console;

import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's manifest; {@code no} counts from 1 for each carrier. {@code files} is how many files the carrier gets of it, none while
 * it is open, and {@code sent} how many of them have arrived, the last one at {@code sentAt}. {@code answered} is what the carrier's 997
 * says, ACCEPTED or REFUSED.
 */
public record ManifestView(
        UUID id,
        String carrier,
        long no,
        String state,
        int parcels,
        Instant openedAt,
        @Nullable Instant closedAt,
        int files,
        int sent,
        @Nullable Instant sentAt,
        @Nullable String answered,
        @Nullable Instant answeredAt) {

    public boolean isSent() {
        return files > 0 && sent == files;
    }

    /** A parcel on it, of which {@code seen} is what the carrier saw last. */
    public record Parcel(
            UUID id,
            String sscc,
            OrderId order,
            String number,
            int grams,
            String state,
            @Nullable String seen,
            @Nullable String place,
            @Nullable Instant seenAt) {}
}
