package io.serai.inventory;

/** Pieces of a place that are set aside for a channel. */
public record Fence(String channel, StockPlace place) {
    /** As the ledger calls it. */
    public String key() {
        return "fence " + channel + " " + place.location() + " " + place.sku();
    }
}
