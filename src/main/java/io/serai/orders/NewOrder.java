package io.serai.orders;

import io.serai.contract.SalesOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that is about to be accepted, with what the channel said of it.
 *
 * @param decision where it is fulfilled from and why, as JSON; null if that is not decided yet
 */
public record NewOrder(
        Order order,
        List<OrderLine> lines,
        SalesOrder document,
        @Nullable String decision) {}
