package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What is kept back from a channel, set aside for it, or may be promised by it ahead of arrival. What is null does not narrow, or stays
 * as it is; the most particular policy counts.
 *
 * @param safety pieces that the channel is not told of, at each location
 * @param fence pieces set aside for the channel alone, of what is there and of what comes; needs channel, location and SKU
 * @param refill when what the channel's orders took of a fence is set aside again; null: not
 * @param ahead pieces of a SKU that the channel may promise of what is still to come, at all locations together: it names no location
 */
public record StockPolicy(
        @Nullable String channel,
        @Nullable LocationId location,
        @Nullable Sku sku,
        @Nullable Integer safety,
        @Nullable Integer fence,
        @Nullable Refill refill,
        @Nullable Integer ahead)
        implements Contract {
    /** What the orders of a channel take of its fence is then sold. */
    public enum Refill {
        /** So much is set aside for it in all. */
        @JsonProperty("never")
        NEVER,
        /** So much is to be set aside at any time. */
        @JsonProperty("always")
        ALWAYS
    }
}
