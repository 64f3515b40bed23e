package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Loads;
import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Network;
import io.serai.sourcing.Slot;
import io.serai.sourcing.Sourced;
import io.serai.sourcing.Split;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many parcels more the locations may be given that orders are about to leave from. Of those that may soon have enough nobody else gives
 * any until the transaction ends; where there is no capacity nothing is asked.
 */
final class Room {
    /** More than all groups that decide at the same moment give one location: 25 groups of a hundred orders. */
    private static final int PLENTY = 2_500;

    private static final Load NOTHING = new Load(0, 0);

    private final Map<LocationId, Integer> left;

    private Room(Map<LocationId, Integer> left) {
        this.left = left;
    }

    /**
     * After the stock rows are locked.
     *
     * @param slots empty if no parcels are counted
     */
    static Room of(Network network, Map<LocationId, Slot> slots, List<SourcingPlan> decided, Loads loads) {
        var left = new HashMap<LocationId, Integer>();
        if (!slots.isEmpty()) {
            var chosen = decided.stream()
                    .flatMap(Room::senders)
                    .distinct()
                    .filter(network::hasCapacity)
                    .map(slots::get)
                    .filter(Objects::nonNull)
                    .toList();
            var seen = left(network, chosen, loads.of(chosen));
            var scarce = chosen.stream()
                    .filter(slot -> seen.getOrDefault(slot.location(), 0) < PLENTY)
                    .toList();
            left.putAll(left(network, scarce, loads.alone(scarce)));
        }
        return new Room(left);
    }

    private static Map<LocationId, Integer> left(Network network, Collection<Slot> slots, Map<LocationId, Load> given) {
        return slots.stream()
                .collect(Collectors.toMap(
                        Slot::location, slot -> network.room(slot, given.getOrDefault(slot.location(), NOTHING))));
    }

    /** Whether each location that an order would leave from sends one parcel more. */
    boolean isFor(SourcingPlan plan) {
        return senders(plan).allMatch(location -> left.getOrDefault(location, 1) > 0);
    }

    void take(SourcingPlan plan) {
        senders(plan).forEach(location -> left.computeIfPresent(location, (same, parcels) -> parcels - 1));
    }

    /** What is collected is no parcel. */
    private static Stream<LocationId> senders(SourcingPlan plan) {
        return plan.answer() instanceof Sourced.From from
                        && plan.decided().decision().mode() == Decision.Mode.SHIPPED
                ? from.chosen().parts().stream().map(Split.Part::location)
                : Stream.of();
    }
}
