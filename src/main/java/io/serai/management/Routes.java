package io.serai.management;

import java.util.Map;

/** Which route takes an order out of a state, so that an engineer knows where to look. */
final class Routes {
    static final Map<String, String> BY_STATE = Map.of(
            "RECEIVED", "orders.group",
            "AWAITING_PAYMENT", "payments.group",
            "AWAITING_STOCK", "backorders",
            "ALLOCATED", "warehouse.group",
            "FULFILLING", "warehouse.group",
            "READY_FOR_PICKUP", "warehouse.group",
            "SHIPPED", "tracking.group");

    private Routes() {}

    /** {@code -} where nothing takes it further but a person, or nothing at all. */
    static String of(String state) {
        return BY_STATE.getOrDefault(state, "-");
    }
}
