package io.serai.shipping;

import io.serai.contract.TrackingUpdate;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel. {@code sscc} is its number on label, manifest and tracking; {@code trackedAt} is when the newest event that moved it
 * happened.
 */
public record Parcel(
        UUID id,
        FulfilmentId fulfilment,
        OrderId order,
        String sscc,
        String carrier,
        int grams,
        List<Content> lines,
        ParcelState state,
        @Nullable Instant trackedAt) {

    /** Pieces of a line of the order that are in the parcel. */
    public record Content(int line, String sku, int quantity) {}

    public Parcel shipped() {
        return with(ParcelState.SHIPPED, trackedAt);
    }

    /**
     * The parcel after what the carrier saw; itself if that is no news. In whatever order the same events come, it ends in the same
     * state: a scan that says the same again, later, makes older ones late.
     */
    public Parcel tracked(TrackingUpdate update) {
        var next = ParcelState.of(update.status());
        boolean newer = trackedAt == null
                || update.at().isAfter(trackedAt)
                // Of one moment the further one counts, whichever comes first.
                || (update.at().equals(trackedAt) && next.compareTo(state) > 0);
        return next.mayFollow(state, newer) ? with(next, newer ? update.at() : trackedAt) : this;
    }

    private Parcel with(ParcelState next, @Nullable Instant at) {
        return new Parcel(id, fulfilment, order, sscc, carrier, grams, lines, next, at);
    }
}
