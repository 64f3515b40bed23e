package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Decision.Chosen;
import io.serai.sourcing.Demand.Shipped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a cart can be promised: where from, by when and at what cost, in a few ways that differ. Nothing is reserved. */
public final class Promises {

    /** A way: by the rule set that counts, with the last parcel as early as can be, for the least, or in the fewest parcels. */
    public enum Way {
        USUAL,
        EARLIEST,
        CHEAPEST,
        FEWEST_PARCELS
    }

    /**
     * {@code cost} is in minor units of {@code currency}; {@code arrives} is the day of the last parcel, {@code estimated} by the distance where
     * the rule set has no zones of a carrier.
     */
    public record Option(
            Way way,
            long cost,
            String currency,
            @Nullable LocalDate arrives,
            boolean estimated,
            List<Chosen> parcels) {}

    /** A store that may hand over and has all; {@code ready} is the next day on which it works, by its own clock. */
    public record Pickup(LocationId location, String name, double km, LocalDate ready) {}

    /**
     * No options if the cart cannot be had whole; then {@code waiting} are the numbers of the lines that are lacking. {@code collect} are the
     * nearest stores where the customer could have all of it.
     */
    public record Promise(List<Option> options, List<Pickup> collect, List<Integer> waiting) {}

    private final Map<Way, Network> ways = new EnumMap<>(Way.class);
    private final Network usual;

    private Promises(Rules rules, Sites sites) {
        usual = Network.of(rules, sites);
        ways.put(Way.USUAL, usual);
        var cheapest = Network.of(rules.as("cheapest"), sites);
        // The cheapest of what arrives by the first day.
        ways.put(Way.EARLIEST, cheapest);
        ways.put(Way.CHEAPEST, cheapest);
        ways.put(Way.FEWEST_PARCELS, Network.of(rules.as("fewest-parcels"), sites));
    }

    /** By a rule set, on the locations that there are; to be kept as long as both stay the same. */
    public static Promises of(Rules rules, Sites sites) {
        return new Promises(rules, sites);
    }

    public Rules rules() {
        return usual.rules();
    }

    /** When each location works on what it is given now. */
    public List<Slot> slots(Instant now) {
        return usual.slots(now);
    }

    public Sites sites() {
        return usual.sites();
    }

    /** The ways that differ, the usual one first. */
    public Promise promise(Ask ask, Shelves shelves) {
        var collect = ask.demand().delivery() instanceof Shipped shipped
                ? new Pickups(usual, shelves).near(ask, shipped)
                : List.<Pickup>of();
        var options = new ArrayList<Option>();
        var seen = new HashSet<List<Split.Part>>();
        int dropped = 0;
        for (var each : ways.entrySet()) {
            var way = each.getKey();
            var inquiry = each.getValue().inquire(ask);
            var decided = inquiry.decide(way == Way.EARLIEST ? byFirstDay(inquiry, dropped, shelves) : shelves);
            if (!decided.isFilled()) {
                return new Promise(List.of(), collect, decided.decision().waiting());
            }
            dropped = decided.decision().dropped().size();
            if (seen.add(((Sourced.From) decided.answer()).chosen().parts())) {
                options.add(option(way, decided.decision(), ask, shelves));
            }
        }
        return new Promise(List.copyOf(options), collect, List.of());
    }

    private static Shelves byFirstDay(Inquiry inquiry, int dropped, Shelves shelves) {
        return inquiry.field() == null ? shelves : new Earliest(inquiry, dropped).among(shelves);
    }

    /** Measured by the prices that count, whatever way it was found by. */
    private Option option(Way way, Decision decision, Ask ask, Shelves shelves) {
        return new Option(
                way,
                Measure.of(decision, ask, shelves, usual).cost(),
                Objects.requireNonNull(decision.currency()),
                decision.chosen().stream()
                        .map(Chosen::arrives)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null),
                !usual.isTransitKnown(),
                decision.chosen());
    }
}
