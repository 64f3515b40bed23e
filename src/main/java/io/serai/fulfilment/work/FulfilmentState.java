package io.serai.fulfilment.work;

import io.serai.orders.OrderState;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/** Every state of a fulfilment order and every move it can make; what is not here is refused. */
@NamedInterface("states")
public enum FulfilmentState {
    ALLOCATED,
    RELEASED,
    PICKING,
    PICKED,
    PACKED,
    SHIPPED,
    DELIVERED,
    READY,
    COLLECTED,
    SHORT,
    CANCELLED,
    /** It lay ready, and nobody came in time: its goods are for sale again. */
    NOT_COLLECTED;

    private static final Map<FulfilmentState, Set<FulfilmentState>> MOVES = Map.ofEntries(
            Map.entry(ALLOCATED, EnumSet.of(RELEASED, CANCELLED)),
            Map.entry(RELEASED, EnumSet.of(PICKING, PICKED, SHORT, CANCELLED)),
            Map.entry(PICKING, EnumSet.of(PICKED, SHORT, CANCELLED)),
            Map.entry(PICKED, EnumSet.of(PACKED, READY, CANCELLED)),
            Map.entry(PACKED, EnumSet.of(SHIPPED, CANCELLED)),
            Map.entry(SHIPPED, EnumSet.of(DELIVERED)),
            Map.entry(READY, EnumSet.of(COLLECTED, CANCELLED, NOT_COLLECTED)),
            Map.entry(DELIVERED, EnumSet.noneOf(FulfilmentState.class)),
            Map.entry(COLLECTED, EnumSet.noneOf(FulfilmentState.class)),
            Map.entry(SHORT, EnumSet.noneOf(FulfilmentState.class)),
            Map.entry(CANCELLED, EnumSet.noneOf(FulfilmentState.class)),
            Map.entry(NOT_COLLECTED, EnumSet.noneOf(FulfilmentState.class)));

    public Set<FulfilmentState> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }

    public boolean canBecome(FulfilmentState next) {
        return moves().contains(next);
    }

    /** Whether it still is, or was, about goods for the customer. */
    public boolean counts() {
        return this != SHORT && this != CANCELLED && this != NOT_COLLECTED;
    }

    /** Somebody has touched the goods, or tried to. */
    boolean hasBegun() {
        return compareTo(PICKING) >= 0;
    }

    /** What was found is known. */
    boolean isPicked() {
        return compareTo(PICKED) >= 0;
    }

    /** The goods are with the carrier or the customer, or on the shelf for the customer. */
    public boolean hasLeft() {
        return compareTo(SHIPPED) >= 0;
    }

    /** The goods are with the carrier or the customer. */
    public boolean isGone() {
        return this == SHIPPED || this == DELIVERED || this == COLLECTED;
    }

    /** The order's state follows from those of its fulfilment orders that count. */
    static OrderState orderState(Collection<FulfilmentState> states, boolean allCovered) {
        if (states.isEmpty()) {
            return OrderState.AWAITING_STOCK;
        }
        var begun = states.stream().anyMatch(FulfilmentState::hasBegun);
        if (!allCovered) {
            return begun ? OrderState.FULFILLING : OrderState.AWAITING_STOCK;
        }
        if (states.stream().allMatch(state -> state == DELIVERED)) {
            return OrderState.DELIVERED;
        }
        if (states.stream().allMatch(state -> state == COLLECTED)) {
            return OrderState.COLLECTED;
        }
        if (states.stream().allMatch(state -> state == SHIPPED || state == DELIVERED)) {
            return OrderState.SHIPPED;
        }
        if (states.stream().allMatch(state -> state == READY || state == COLLECTED)) {
            return OrderState.READY_FOR_PICKUP;
        }
        return begun ? OrderState.FULFILLING : OrderState.ALLOCATED;
    }
}
