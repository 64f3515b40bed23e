package io.serai.orders;

import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/** A line of an order; {@code line} counts from 1. Amounts are in minor units of the order's currency. */
public record OrderLine(
        OrderId order,
        int line,
        String reference,
        Sku sku,
        @Nullable String title,
        int quantity,
        int cancelled,
        long unitPrice,
        long discount,
        long tax) {

    /** Pieces that the customer still wants. */
    public int wanted() {
        return quantity - cancelled;
    }
}
