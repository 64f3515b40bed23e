package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What is kept back from a channel at each location, and how many pieces it may promise ahead of their arrival. What is null does not
 * narrow, or says nothing.
 */
public record StockRule(
        @Nullable String channel,
        @Nullable LocationId location,
        @Nullable Sku sku,
        @Nullable Integer safety,
        @Nullable Integer ahead) {

    boolean fits(String asking, LocationId where, Sku what) {
        return (channel == null || channel.equals(asking))
                && (location == null || location.equals(where))
                && (sku == null || sku.equals(what));
    }

    /** The higher the more particular: SKU before location before channel. */
    int rank() {
        return (sku == null ? 0 : 4) + (location == null ? 0 : 2) + (channel == null ? 0 : 1);
    }
}
