package io.serai.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer's tracking page shows. It is behind an unguessable link that may be passed on, so that it has no more of the
 * customer than a first name and a city.
 */
public record Tracking(
        String name,
        String state,
        String mode,
        @Nullable String firstName,
        @Nullable String city,
        @Nullable String pickupPlace,
        @Nullable String pickupAddress,
        Instant placedAt,
        Instant changedAt,
        List<Parcel> parcels) {

    /** {@code pieces} is how many are in it. */
    public record Parcel(String sscc, String carrier, String state, int pieces, List<Seen> events) {}

    /** What the carrier saw, without who signed. */
    public record Seen(String status, Instant at, @Nullable String place) {}
}
