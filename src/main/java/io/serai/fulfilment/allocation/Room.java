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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many parcels more the locations may be given that orders are about to leave from. Of those that may soon have enough nobody else gives
 * any until the transaction ends; where there is no capacity nothing is asked.
 */
final class Room {
    /** More groups than decide at the same moment, and the parcels that such a group gives one location at most, unless it is a large one. */
    private static final int GROUPS = 25;

    private static final int PARCELS = 100;

    private static final Load NOTHING = new Load(0, 0);

    private final Network network;
    private final Map<LocationId, Slot> slots;
    private final Loads loads;
    /** How many more the scarce ones send than others have given them, and how many this group gives each. */
    private final Map<LocationId, Integer> left = new HashMap<>();

    private final Map<LocationId, Integer> taken = new HashMap<>();

    private Room(Network network, Map<LocationId, Slot> slots, Loads loads) {
        this.network = network;
        this.slots = slots;
        this.loads = loads;
    }

    /**
     * Before the stock rows are locked, so that who waits for others here keeps no stock from anybody.
     *
     * @param slots empty if no parcels are counted
     */
    static Room of(Network network, Map<LocationId, Slot> slots, List<SourcingPlan> decided, Loads loads) {
        var room = new Room(network, slots, loads);
        var scarce = room.scarce(decided);
        room.left.putAll(left(network, scarce, loads.alone(scarce)));
        return room;
    }

    /** Also for what was decided after that. It does not wait for others again, as they may wait for this one: what they give parcels has no room. */
    void addAtOnce(List<SourcingPlan> decided) {
        var scarce = scarce(decided).stream()
                .filter(slot -> !left.containsKey(slot.location()))
                .toList();
        var given = loads.aloneAtOnce(scarce);
        scarce.forEach(slot -> {
            var load = given.get(slot.location());
            left.put(slot.location(), load == null ? 0 : network.room(slot, load));
        });
    }

    private List<Slot> scarce(List<SourcingPlan> decided) {
        if (slots.isEmpty()) {
            return List.of();
        }
        // Others may be as large as this group.
        var own = decided.stream()
                .flatMap(Room::senders)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var chosen = own.keySet().stream()
                .filter(network::hasCapacity)
                .map(slots::get)
                .filter(Objects::nonNull)
                .toList();
        var seen = left(network, chosen, loads.of(chosen));
        return chosen.stream()
                .filter(slot -> seen.getOrDefault(slot.location(), 0)
                        < GROUPS
                                * Math.max(
                                        PARCELS,
                                        own.getOrDefault(slot.location(), 0L) + taken.getOrDefault(slot.location(), 0)))
                .toList();
    }

    private static Map<LocationId, Integer> left(Network network, Collection<Slot> slots, Map<LocationId, Load> given) {
        return slots.stream()
                .collect(Collectors.toMap(
                        Slot::location, slot -> network.room(slot, given.getOrDefault(slot.location(), NOTHING))));
    }

    /** Takes a parcel from each location that an order would leave from; false, and none, if one of them sends no more. */
    boolean take(SourcingPlan plan) {
        boolean some = senders(plan)
                .allMatch(location -> taken.getOrDefault(location, 0) < left.getOrDefault(location, Integer.MAX_VALUE));
        if (some) {
            senders(plan).forEach(location -> taken.merge(location, 1, Integer::sum));
        }
        return some;
    }

    /** An order that had been given room will leave from elsewhere. */
    void giveBack(SourcingPlan plan) {
        senders(plan).forEach(location -> taken.merge(location, -1, Integer::sum));
    }

    /** What is collected is no parcel, and what goes with one that is sent anyhow is none more. */
    private static Stream<LocationId> senders(SourcingPlan plan) {
        return plan.answer() instanceof Sourced.From from
                        && plan.decided().decision().mode() == Decision.Mode.SHIPPED
                ? from.chosen().parts().stream().map(Split.Part::location).filter(plan::isParcelMore)
                : Stream.of();
    }
}
