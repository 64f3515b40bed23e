package io.serai.fulfilment.work;

import io.serai.log.EventType;
import io.serai.orders.OrderState;
import java.util.Map;

/**
 * An event after which all of an order may turn out to have arrived: its last parcel came while it was held, or while something was missing
 * that is not wanted any more. That is an event of its own, of which customers hear.
 */
public final class Arrival {
    private Arrival() {}

    /** @throws IllegalStateException if the order cannot make that move */
    public static void after(
            Work work, Dossier dossier, EventType type, OrderState next, Map<String, ?> data, Cause cause) {
        boolean all = next == OrderState.DELIVERED && dossier.state() != OrderState.DELIVERED;
        work.event(dossier, type, all ? OrderState.SHIPPED : next, data, cause);
        if (all) {
            work.event(dossier, EventType.ORDER_DELIVERED, next, Map.of(), cause);
        }
    }
}
