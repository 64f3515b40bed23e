package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule set that is tried finds otherwise than the one that decided, because of what either took before: so many pieces more, or
 * fewer if it is negative, and so many parcels more that a location was given.
 */
public record Carry(List<Lies> lies, Map<LocationId, Load> loads) {
    public static final Carry NOTHING = new Carry(List.of(), Map.of());

    /** So many pieces more of a SKU lie at a location. */
    public record Lies(LocationId location, Sku sku, int more) {}

    public Carry {
        lies = List.copyOf(lies);
        loads = Map.copyOf(loads);
    }

    public boolean saysNothing() {
        return lies.isEmpty() && loads.isEmpty();
    }

    /** What locations were given with it; never less than nothing. */
    Map<LocationId, Load> with(Map<LocationId, Load> given) {
        if (loads.isEmpty()) {
            return given;
        }
        var all = new HashMap<>(given);
        loads.forEach((location, more) -> all.merge(location, more, Carry::sum));
        all.replaceAll((location, load) -> new Load(Math.max(0, load.today()), Math.max(0, load.thisHour())));
        return all;
    }

    private static Load sum(Load one, Load other) {
        return new Load(one.today() + other.today(), one.thisHour() + other.thisHour());
    }
}
