package io.serai.console;

import java.util.List;

/**
 * The orders that fit what a person typed, newest first. {@code personal}: it was the customer's mail or phone that fits, which belongs
 * in no address. {@code more}: there are more than those {@value PageOf#MAX_SIZE} that are here.
 */
public record FoundOrders(List<OrderSummary> items, boolean personal, boolean more) {
    public FoundOrders {
        items = List.copyOf(items);
    }
}
