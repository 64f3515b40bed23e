package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier saw of a parcel. {@code parcel} is its SSCC or tracking number; {@code code} is the carrier's own word, for the
 * timeline. A fact: it cannot be refused, but an older one never moves a parcel back.
 */
public record TrackingUpdate(
        String parcel,
        Status status,
        Instant at,
        @Nullable String code,
        @Nullable String place,
        @Nullable String signedBy)
        implements Contract {

    /** In the order a parcel goes through them. */
    public enum Status {
        @JsonProperty("picked-up")
        PICKED_UP,
        @JsonProperty("in-transit")
        IN_TRANSIT,
        @JsonProperty("out-for-delivery")
        OUT_FOR_DELIVERY,
        @JsonProperty("delivery-failed")
        DELIVERY_FAILED,
        @JsonProperty("delivered")
        DELIVERED
    }
}
