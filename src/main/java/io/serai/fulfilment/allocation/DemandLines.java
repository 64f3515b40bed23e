package io.serai.fulfilment.allocation;

import io.serai.inventory.Catalogue.Product;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand;
import org.jspecify.annotations.Nullable;

/** What sourcing has to know of pieces that are wanted. */
final class DemandLines {
    private DemandLines() {}

    /** @param product null if there is none of that SKU: then nobody knows anything of it */
    static Demand.Line of(int line, Sku sku, int quantity, @Nullable Product product) {
        return product == null
                ? new Demand.Line(line, sku, quantity)
                : new Demand.Line(line, sku, quantity, product.grams(), product.longest(), product.care());
    }
}
