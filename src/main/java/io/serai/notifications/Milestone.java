package io.serai.notifications;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a customer is told of, in the order in which an order goes through it. */
public enum Milestone {
    /** The hub has the order. */
    RECEIVED,
    /** It is paid for, as far as needed to go on. */
    CONFIRMED,
    /** Something is not in stock; the order waits. */
    BACKORDERED,
    /** A part of it, or all, is with a carrier. */
    SHIPPED,
    /** All of it can be collected. */
    READY_FOR_PICKUP,
    /** All parcels have arrived. */
    DELIVERED,
    /** The customer has collected all of it. */
    COLLECTED,
    /** It will not be sent. */
    CANCELLED,
    /** What has not left of it will not be sent. */
    REST_CANCELLED,
    /** Nobody came for it in time, or not for all of it; it lies on the shelf again. */
    NOT_COLLECTED,
    /** Money was given back. */
    REFUNDED;

    /** A till sale: the customer left with the goods and the till's receipt, and is told nothing more. */
    private static final String TILL_SALE = "ORDER_COMPLETED";

    private static final Map<String, Milestone> BY_EVENT = Map.ofEntries(
            Map.entry("ORDER_ACCEPTED", RECEIVED),
            Map.entry("PAYMENT_AUTHORISED", CONFIRMED),
            Map.entry("ORDER_BACKORDERED", BACKORDERED),
            Map.entry("FULFILMENT_SHIPPED", SHIPPED),
            Map.entry("ORDER_SHIPPED", SHIPPED),
            Map.entry("READY_FOR_PICKUP", READY_FOR_PICKUP),
            Map.entry("ORDER_DELIVERED", DELIVERED),
            Map.entry("ORDER_COLLECTED", COLLECTED),
            Map.entry("ORDER_CANCELLED", CANCELLED),
            Map.entry("ORDER_REST_CANCELLED", REST_CANCELLED),
            Map.entry("FULFILMENT_NOT_COLLECTED", NOT_COLLECTED),
            Map.entry("PAYMENT_REFUNDED", REFUNDED));

    /** What an event of the timeline means to the customer; empty for what only concerns us, and for types not known here. */
    public static Optional<Milestone> of(String eventType) {
        return Optional.ofNullable(BY_EVENT.get(eventType));
    }

    /**
     * The one thing to tell about events that happened together, so that an order that is accepted, paid and backordered at once
     * makes one mail and not three: the last of their milestones. Empty for a till sale.
     */
    public static Optional<Milestone> lastOf(Collection<String> eventTypes) {
        return eventTypes.contains(TILL_SALE)
                ? Optional.empty()
                : eventTypes.stream().flatMap(type -> of(type).stream()).max(Comparator.naturalOrder());
    }

    /** The type of the event that customers' systems get, as in {@code order.shipped}. */
    public String eventType() {
        return "order." + name().toLowerCase(Locale.ROOT);
    }
}
