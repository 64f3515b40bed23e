package io.serai.demo.catalog;

import io.serai.contract.StockUpdate;
import io.serai.demo.web.HubApi;
import java.io.IOException;
import java.util.List;

/** Whether the hub knows what lies on the shelves: who buys before that buys what it has never heard of. */
public final class Shelves {
    private final HubApi hub;
    private final StockUpdate last;
    private boolean known;

    /** @param told what the hub was told, in that order */
    public Shelves(HubApi hub, List<StockUpdate> told) {
        this.hub = hub;
        this.last = told.get(told.size() - 1);
    }

    public synchronized boolean areKnown() {
        known = known || isThere(last);
        return known;
    }

    private boolean isThere(StockUpdate count) {
        try {
            return !hub.get("/api/stock?sku=" + count.sku() + "&location=" + count.location())
                    .path("items")
                    .isEmpty();
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
