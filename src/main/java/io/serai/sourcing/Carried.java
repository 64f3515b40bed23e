package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Carry.Lies;
import io.serai.sourcing.Decision.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule set that is tried took more than was taken, or less, in the order of the decisions: pieces by location and SKU, parcels by
 * the day and the hour of the work. Not for use by several threads.
 */
public final class Carried {
    private record Place(LocationId location, Sku sku) {}

    /** The rule set that is tried took so many pieces more for a line of an order, or fewer if it is negative. */
    public record Taken(int line, LocationId location, Sku sku, int pieces) {}

    private final Map<Place, Integer> taken = new HashMap<>();
    private final Map<Slot, Integer> parcels = new HashMap<>();

    public void take(LocationId location, Sku sku, int pieces) {
        taken.merge(new Place(location, sku), pieces, Integer::sum);
    }

    public void give(Slot slot, int more) {
        parcels.merge(slot, more, Integer::sum);
    }

    /** Line by line, what one choice takes more than another; nothing of where both take the same. */
    public static List<Taken> more(Decision tried, Decision live) {
        var sums = new TreeMap<Integer, Map<Place, Integer>>();
        count(sums, tried, 1);
        count(sums, live, -1);
        var more = new ArrayList<Taken>();
        sums.forEach((line, places) -> places.forEach((place, pieces) -> {
            if (pieces != 0) {
                more.add(new Taken(line, place.location(), place.sku(), pieces));
            }
        }));
        return more;
    }

    private static void count(Map<Integer, Map<Place, Integer>> sums, Decision decision, int sign) {
        decision.chosen()
                .forEach(part -> part.allocations()
                        .forEach(some -> sums.computeIfAbsent(some.line(), same -> new HashMap<>())
                                .merge(new Place(part.location(), some.sku()), sign * some.quantity(), Integer::sum)));
    }

    /** When the parcels of a choice are worked on that are not sent anyhow, by the hours of the rule set that chose. */
    public static List<Slot> slots(Decision decision, Ask ask, Network network) {
        return decision.mode() == Mode.SHIPPED
                ? decision.chosen().stream()
                        .filter(part -> ask.isParcelMore(part.location()))
                        .map(part -> network.slot(part.location(), ask.at()))
                        .toList()
                : List.of();
    }

    /** What of it a question that was kept meets. */
    public Carry of(Kept kept, Network network) {
        var lies = new ArrayList<Lies>();
        taken.forEach((place, pieces) -> {
            if (pieces != 0
                    && kept.isLookedAt(place.location())
                    && isMet(kept, place.sku(), network.sites().index(place.location()), pieces)) {
                lies.add(new Lies(place.location(), place.sku(), -pieces));
            }
        });
        return new Carry(
                lies, network.rules().countsParcels() ? loads(kept.ask().at(), network) : Map.of());
    }

    /** Where nothing lay, that more of it would have been taken says nothing. */
    private static boolean isMet(Kept kept, Sku sku, int site, int pieces) {
        return site >= 0 && kept.stock().containsKey(sku) && (pieces < 0 || kept.lies(sku, site));
    }

    private Map<LocationId, Load> loads(Instant at, Network network) {
        var loads = new HashMap<LocationId, Load>();
        for (var each : parcels.entrySet()) {
            var location = each.getKey().location();
            if (network.sites().index(location) >= 0) {
                var now = network.slot(location, at);
                if (now.day().equals(each.getKey().day())) {
                    int ofHour = now.isNow() && now.hour() == each.getKey().hour() ? each.getValue() : 0;
                    loads.merge(
                            location,
                            new Load(each.getValue(), ofHour),
                            (one, other) -> new Load(one.today() + other.today(), one.thisHour() + other.thisHour()));
                }
            }
        }
        loads.values().removeIf(load -> load.today() == 0 && load.thisHour() == 0);
        return loads;
    }
}
