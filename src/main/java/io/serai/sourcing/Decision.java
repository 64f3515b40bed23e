package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Sourced.Backorder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is fulfilled from where it is, kept with the order as JSON and told in a person's language. {@code rule} and
 * {@code version} name the rule set that decided, {@code strategy} what it keeps least; {@code destination} is null where nothing
 * travels; {@code looked} counts the locations looked at; {@code cost} is what it comes to in minor units of {@code currency}, of which
 * {@code split} is for the parcels beyond the first. Unless it is {@code exact}, a better choice could save up to
 * {@code saving}: where not all could be tried, or where what nobody holds whole might be divided for less.
 * {@code dropped} are the soft rules that had to go. {@code chosen} is empty on backorder, and then {@code waiting} has the numbers of the
 * lines that cannot be had.
 */
public record Decision(
        String rule,
        int version,
        @Nullable String strategy,
        Mode mode,
        @Nullable Located destination,
        int looked,
        boolean exact,
        @Nullable String currency,
        long cost,
        long split,
        long saving,
        List<String> dropped,
        List<Chosen> chosen,
        List<Other> others,
        List<Integer> waiting) {
    /** How many locations are named that were not chosen, on backorder; there may be thousands. */
    private static final int MAX_OTHERS = 10;

    private static final double METRES_PER_KM = 1_000;

    public Decision {
        dropped = dropped == null ? List.of() : List.copyOf(dropped);
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
        waiting = List.copyOf(waiting);
    }

    /** How the goods reach the customer. */
    public enum Mode {
        SHIPPED,
        /** At the place that the customer chose. */
        COLLECTED,
        HANDED_OVER,
        /** To the store where the customer collects them, from the nearest place that may give them and has them. */
        BROUGHT,
        /** The same from a place that a person chose. */
        BROUGHT_BY_PERSON
    }

    /**
     * A location that sends something: how far it is, to the metre; what the parcel costs; the days, by its own clock, on which it leaves
     * and should arrive, and how many days that is after what was promised. The last four only where something travels.
     */
    public record Chosen(
            LocationId location,
            String name,
            double km,
            List<Split.Allocation> allocations,
            @Nullable Costs costs,
            @Nullable LocalDate leaves,
            @Nullable LocalDate arrives,
            long late) {
        public Chosen {
            allocations = List.copyOf(allocations);
        }

        Chosen(
                LocationId location,
                String name,
                long metres,
                List<Split.Allocation> allocations,
                Costs costs,
                LocalDate leaves,
                LocalDate arrives,
                long late) {
            this(location, name, Decision.km(metres), allocations, costs, leaves, arrives, late);
        }

        static Chosen at(Split.Part part, String name) {
            return new Chosen(
                    part.location(), name, Decision.km(part.metres()), part.allocations(), null, null, null, 0);
        }

        Split.Part part() {
            return new Split.Part(location, Math.round(km * METRES_PER_KM), allocations);
        }
    }

    /** A location that does not; {@code km} is null where nothing travels. */
    public record Other(
            LocationId location, String name, @Nullable Double km, Reason why) {}

    static Decision chosen(
            Inquiry inquiry,
            int looked,
            boolean exact,
            List<Chosen> chosen,
            long split,
            long saving,
            int dropped,
            List<Other> others) {
        long parcels = chosen.stream()
                .map(Chosen::costs)
                .mapToLong(costs -> costs == null ? 0 : costs.total())
                .sum();
        return of(inquiry, looked, exact, parcels + split, split, saving, dropped, chosen, others, List.of());
    }

    static Decision waiting(Inquiry inquiry, int looked, Backorder backorder, Sites sites, int dropped) {
        return of(
                inquiry,
                looked,
                true,
                0,
                0,
                0,
                dropped,
                List.of(),
                others(backorder.reasons(), sites),
                backorder.lines());
    }

    private static Decision of(
            Inquiry inquiry,
            int looked,
            boolean exact,
            long cost,
            long split,
            long saving,
            int dropped,
            List<Chosen> chosen,
            List<Other> others,
            List<Integer> waiting) {
        var rules = inquiry.network().rules();
        var delivery = inquiry.ask().demand().delivery();
        return new Decision(
                rules.name(),
                rules.version(),
                rules.strategy(),
                mode(delivery),
                delivery instanceof Shipped shipped ? shipped.to() : null,
                looked,
                exact,
                rules.currency(),
                cost,
                split,
                saving,
                inquiry.dropped(dropped),
                chosen,
                others,
                waiting);
    }

    /** Whether the same locations send the same, whatever it costs. */
    public boolean isSameChoice(Decision other) {
        return senders().equals(other.senders());
    }

    private List<Split.Part> senders() {
        return chosen.stream()
                .map(part -> new Split.Part(part.location(), 0, part.allocations()))
                .sorted((one, other) -> one.location().compareTo(other.location()))
                .toList();
    }

    /** The decision in sentences, the most important first. English unless there is a bundle for the language. */
    public List<String> explain(Locale locale) {
        return new Explanation(this, locale).sentences();
    }

    private static Mode mode(Demand.Delivery delivery) {
        if (delivery instanceof Collected) {
            return Mode.COLLECTED;
        }
        if (delivery instanceof Brought brought) {
            return brought.byPerson() ? Mode.BROUGHT_BY_PERSON : Mode.BROUGHT;
        }
        return delivery instanceof HandedOver ? Mode.HANDED_OVER : Mode.SHIPPED;
    }

    static List<Other> others(List<NotChosen> reasons, Sites sites) {
        return reasons.stream()
                .limit(MAX_OTHERS)
                .map(other -> new Other(
                        other.location(),
                        name(other.location(), sites),
                        other.metres() == null ? null : km(other.metres()),
                        other.why()))
                .toList();
    }

    private static String name(LocationId id, Sites sites) {
        int site = sites.index(id);
        return site < 0 ? id.value() : sites.get(site).name();
    }

    private static double km(long metres) {
        return metres / METRES_PER_KM;
    }
}
