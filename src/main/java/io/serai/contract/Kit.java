package io.serai.contract;

import io.serai.kernel.Sku;
import java.util.List;

/** A SKU that is sold as one and lies on the shelf as several; no parts make it an article of its own again. */
public record Kit(Sku sku, List<Part> parts) implements Contract {
    public Kit {
        parts = List.copyOf(parts);
    }

    /** {@code quantity} is in pieces of one kit, 1 or more. */
    public record Part(Sku sku, int quantity) {}
}
