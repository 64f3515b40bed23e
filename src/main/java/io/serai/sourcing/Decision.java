package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is fulfilled from where it is, kept with the order as JSON and told in a person's language. {@code rule} and
 * {@code version} name the rule that decided; {@code destination} is null where nothing travels; {@code looked} counts the locations
 * looked at; {@code chosen} is empty on backorder, and then {@code waiting} has the numbers of the lines that cannot be had.
 */
public record Decision(
        String rule,
        int version,
        Mode mode,
        @Nullable Located destination,
        int looked,
        boolean exact,
        List<Chosen> chosen,
        List<Other> others,
        List<Integer> waiting) {
    /** How many locations are named that were not chosen, on backorder; there may be thousands. */
    private static final int MAX_OTHERS = 10;

    private static final double MILLIMETRES_PER_KM = 1_000_000;

    public Decision {
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
        waiting = List.copyOf(waiting);
    }

    /** How the goods reach the customer. */
    public enum Mode {
        SHIPPED,
        COLLECTED,
        HANDED_OVER
    }

    /** A location that sends something; {@code km} as far as the millimetre. */
    public record Chosen(LocationId location, String name, double km, List<Split.Allocation> allocations) {
        public Chosen {
            allocations = List.copyOf(allocations);
        }
    }

    /** A location that does not; {@code km} is null if it could not serve the demand at all. */
    public record Other(
            LocationId location, String name, @Nullable Double km, Reason why) {}

    /** The decision about a demand, from what was asked and answered. */
    public static Decision of(Demand demand, Availability availability, Sourced sourced) {
        var names = availability.sites().stream()
                .collect(Collectors.toMap(Site::id, Function.identity(), (site, same) -> site));
        if (sourced instanceof From from) {
            var chosen = from.chosen().parts().stream()
                    .map(part -> chosen(part, names))
                    .toList();
            return of(demand, availability, from.exact(), chosen, others(from.runnersUp(), names), List.of());
        }
        var backorder = (Backorder) sourced;
        return of(demand, availability, true, List.of(), others(backorder.reasons(), names), backorder.lines());
    }

    /** The decision in sentences, the most important first. English unless there is a bundle for the language. */
    public List<String> explain(Locale locale) {
        return new Explanation(this, locale).sentences();
    }

    private static Decision of(
            Demand demand,
            Availability availability,
            boolean exact,
            List<Chosen> chosen,
            List<Other> others,
            List<Integer> waiting) {
        var delivery = demand.delivery();
        return new Decision(
                NearestSourcing.RULE,
                NearestSourcing.VERSION,
                mode(delivery),
                delivery instanceof Shipped shipped ? shipped.to() : null,
                availability.sites().size(),
                exact,
                chosen,
                others,
                waiting);
    }

    private static Mode mode(Demand.Delivery delivery) {
        if (delivery instanceof Collected) {
            return Mode.COLLECTED;
        }
        return delivery instanceof HandedOver ? Mode.HANDED_OVER : Mode.SHIPPED;
    }

    private static Chosen chosen(Split.Part part, Map<LocationId, Site> names) {
        return new Chosen(part.location(), name(part.location(), names), km(part.millimetres()), part.allocations());
    }

    private static List<Other> others(List<NotChosen> reasons, Map<LocationId, Site> names) {
        return reasons.stream()
                .limit(MAX_OTHERS)
                .map(other -> new Other(
                        other.location(),
                        name(other.location(), names),
                        other.millimetres() == null ? null : km(other.millimetres()),
                        other.why()))
                .toList();
    }

    private static String name(LocationId id, Map<LocationId, Site> names) {
        var site = names.get(id);
        return site == null ? id.value() : site.name();
    }

    private static double km(long millimetres) {
        return millimetres / MILLIMETRES_PER_KM;
    }
}
