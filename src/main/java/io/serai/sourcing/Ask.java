package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order's question: what it needs, which channel it came by, when it is asked and by which day the customer was promised the goods.
 * {@code deadEnds} are places that have already disappointed this order; {@code loads} are the parcels that locations with a capacity
 * have been given.
 */
public record Ask(
        String channel,
        Demand demand,
        Instant at,
        @Nullable LocalDate promised,
        List<DeadEnd> deadEnds,
        Map<LocationId, Load> loads) {

    public Ask {
        deadEnds = List.copyOf(deadEnds);
        loads = Map.copyOf(loads);
    }

    /** With nothing known but what is needed. */
    public static Ask of(String channel, Demand demand, Instant at) {
        return new Ask(channel, demand, at, null, List.of(), Map.of());
    }

    /** A place that the order is not sourced from again. */
    public record DeadEnd(LocationId location, Sku sku) {}

    /** Parcels that a location was given today and in this hour, by its own clock. */
    public record Load(int today, int thisHour) {}
}
