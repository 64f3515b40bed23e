package io.serai.fulfilment.work;

import io.serai.kernel.OrderId;
import io.serai.sourcing.Kept;

/** A decision about goods to ship or to collect, to be kept: it belongs to the event of that number; {@code decision} is its JSON. */
public record NewDecision(OrderId order, int seq, Kept kept, String decision) {}
