package io.serai.sourcing;

import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import io.serai.sourcing.Demand.Shipped;

/**
 * The rule "nearest". An order is shipped by the nearest location that has everything. If none has, by the fewest locations that
 * together do, and among those by the ones whose distances sum up to the least; ties go to the nearer and then to the first by id.
 * The pieces of one SKU come from several locations only if no location has them all. If even all together have not everything, the
 * whole order waits. What is collected or was handed over comes from its one location.
 *
 * <p>The answer is exact, with a limit: see {@link SplitSearch}.
 */
final class NearestSourcing implements Sourcing {
    static final String RULE = "nearest";
    static final int VERSION = 1;

    @Override
    public Sourced source(Demand demand, Availability availability) {
        var delivery = demand.delivery();
        if (delivery instanceof Collected collected) {
            return new AtLocation(demand.lines(), availability).collected(collected.at());
        }
        if (delivery instanceof HandedOver handedOver) {
            return new AtLocation(demand.lines(), availability).handedOver(handedOver.at());
        }
        return new ByDistance(demand.lines(), (Shipped) delivery, availability).source();
    }
}
