package io.serai.orders;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every state of an order, how long it may stay there, and every move it can make; what is not here is refused. */
public enum OrderState {
    RECEIVED(Duration.ofMinutes(15), "allocation"),
    AWAITING_PAYMENT(Duration.ofDays(3), "the provider's word on the payment"),
    AWAITING_STOCK(Duration.ofDays(14), "stock"),
    ALLOCATED(Duration.ofDays(1), "the start of picking"),
    FULFILLING(Duration.ofDays(2), "the manifest, or the store's shelf"),
    SHIPPED(Duration.ofDays(15), "the carrier's word on delivery"),
    /** Longer than any store keeps goods for who does not come: that ends the stay before. */
    READY_FOR_PICKUP(Duration.ofDays(31), "the customer, or the end of the time to collect"),
    ON_HOLD(Duration.ofDays(2), "a person"),
    DELIVERED,
    COLLECTED,
    COMPLETED,
    CANCELLED;

    private static final Map<OrderState, Set<OrderState>> MOVES = Map.ofEntries(
            Map.entry(RECEIVED, EnumSet.of(AWAITING_PAYMENT, AWAITING_STOCK, ALLOCATED, COMPLETED, ON_HOLD, CANCELLED)),
            Map.entry(AWAITING_PAYMENT, EnumSet.of(AWAITING_STOCK, ALLOCATED, ON_HOLD, CANCELLED)),
            Map.entry(AWAITING_STOCK, EnumSet.of(AWAITING_PAYMENT, ALLOCATED, FULFILLING, ON_HOLD, CANCELLED)),
            Map.entry(ALLOCATED, EnumSet.of(AWAITING_STOCK, AWAITING_PAYMENT, FULFILLING, ON_HOLD, CANCELLED)),
            Map.entry(
                    FULFILLING,
                    EnumSet.of(AWAITING_STOCK, ALLOCATED, SHIPPED, READY_FOR_PICKUP, COLLECTED, ON_HOLD, CANCELLED)),
            Map.entry(SHIPPED, EnumSet.of(DELIVERED, ON_HOLD)),
            Map.entry(READY_FOR_PICKUP, EnumSet.of(COLLECTED, ON_HOLD, CANCELLED)),
            Map.entry(
                    ON_HOLD,
                    EnumSet.of(
                            RECEIVED,
                            AWAITING_PAYMENT,
                            AWAITING_STOCK,
                            ALLOCATED,
                            FULFILLING,
                            SHIPPED,
                            READY_FOR_PICKUP,
                            DELIVERED,
                            COLLECTED,
                            CANCELLED)),
            Map.entry(DELIVERED, EnumSet.noneOf(OrderState.class)),
            Map.entry(COLLECTED, EnumSet.noneOf(OrderState.class)),
            Map.entry(COMPLETED, EnumSet.noneOf(OrderState.class)),
            Map.entry(CANCELLED, EnumSet.noneOf(OrderState.class)));

    private final @Nullable Duration longestStay;
    private final @Nullable String awaits;

    OrderState() {
        this(null, null);
    }

    OrderState(@Nullable Duration longestStay, @Nullable String awaits) {
        this.longestStay = longestStay;
        this.awaits = awaits;
    }

    public Set<OrderState> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }

    /** Staying is always allowed: an event need not move the order. */
    public boolean canBecome(OrderState next) {
        return next == this || moves().contains(next);
    }

    public boolean isFinal() {
        return moves().isEmpty();
    }

    /** After this time in the state somebody is alerted; null for a final one. */
    public @Nullable Duration longestStay() {
        return longestStay;
    }

    /** The event that ends the stay, for people; null for a final state. */
    public @Nullable String awaits() {
        return awaits;
    }
}
