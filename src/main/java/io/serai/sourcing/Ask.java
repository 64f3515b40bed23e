package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order's question: what it needs, which channel it came by, when it is asked and by which day the customer was promised the goods.
 * {@code deadEnds} are places that have already disappointed this order; {@code loads} are the parcels that locations have been
 * given, if they are counted. The day was {@code told} by the channel, or else the rules promised it from when the order was
 * {@code placed}. From {@code parcels} a parcel of the order is to be sent anyhow: what it lacks goes with that, and takes no other place of the
 * location's day.
 */
public record Ask(
        String channel,
        Demand demand,
        Instant at,
        @Nullable LocalDate promised,
        List<DeadEnd> deadEnds,
        Map<LocationId, Load> loads,
        boolean told,
        @Nullable Instant placed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LocationId> parcels) {

    public Ask {
        deadEnds = List.copyOf(deadEnds);
        loads = Map.copyOf(loads);
        // Decisions that were kept before there was such a list have none.
        parcels = List.copyOf(Objects.requireNonNullElse(parcels, List.of()));
    }

    /** Whose promise, if there is one, is that of the rules. */
    public Ask(
            String channel,
            Demand demand,
            Instant at,
            @Nullable LocalDate promised,
            List<DeadEnd> deadEnds,
            Map<LocationId, Load> loads) {
        this(channel, demand, at, promised, deadEnds, loads, false, null, List.of());
    }

    /** With nothing known but what is needed. */
    public static Ask of(String channel, Demand demand, Instant at) {
        return new Ask(channel, demand, at, null, List.of(), Map.of());
    }

    Ask given(Map<LocationId, Load> other) {
        return new Ask(channel, demand, at, promised, deadEnds, other, told, placed, parcels);
    }

    /** Whether what is chosen there is a parcel more for the location. */
    boolean isParcelMore(LocationId location) {
        return !parcels.contains(location);
    }

    /** As it would be asked if these rules made the promise: what the channel told the customer stays. */
    Ask promisedBy(Rules rules) {
        if (told) {
            return this;
        }
        var day = rules.promised(null, placed == null ? at : placed);
        return new Ask(channel, demand, at, day, deadEnds, loads, false, placed, parcels);
    }

    /**
     * A place that the order is not sourced from again. If it was {@code refused}, people there did not want to send it, or could not: then
     * what lies there is nothing to hand over either. Otherwise there were fewer pieces than the books said.
     */
    public record DeadEnd(LocationId location, Sku sku, boolean refused) {}

    /** Parcels that a location was given for the day on which it works next, and in this hour if that is today; by its own clock. */
    public record Load(int today, int thisHour) {}
}
