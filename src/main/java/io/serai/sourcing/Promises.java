package io.serai.sourcing;

import io.serai.sourcing.Decision.Chosen;
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

    /** A way: by the rule set that counts, as early as can be, for the least, or in the fewest parcels. */
    public enum Way {
        USUAL,
        EARLIEST,
        CHEAPEST,
        FEWEST_PARCELS
    }

    /** {@code cost} is in minor units of {@code currency}; {@code arrives} is the day of the last parcel. */
    public record Option(
            Way way, long cost, String currency, @Nullable LocalDate arrives, List<Chosen> parcels) {}

    /** No options if the cart cannot be had whole; then {@code waiting} are the numbers of the lines that are lacking. */
    public record Promise(List<Option> options, List<Integer> waiting) {}

    private final Map<Way, Network> ways = new EnumMap<>(Way.class);
    private final Network usual;

    private Promises(Rules rules, Sites sites) {
        usual = Network.of(rules, sites);
        ways.put(Way.USUAL, usual);
        ways.put(Way.EARLIEST, Network.of(rules.earliest(), sites));
        ways.put(Way.CHEAPEST, Network.of(rules.as("cheapest"), sites));
        ways.put(Way.FEWEST_PARCELS, Network.of(rules.as("fewest-parcels"), sites));
    }

    /** By a rule set, on the locations that there are; to be kept as long as both stay the same. */
    public static Promises of(Rules rules, Sites sites) {
        return new Promises(rules, sites);
    }

    public Rules rules() {
        return usual.rules();
    }

    public Sites sites() {
        return usual.sites();
    }

    /** The ways that differ, the usual one first. */
    public Promise promise(Ask ask, Shelves shelves) {
        var options = new ArrayList<Option>();
        var seen = new HashSet<List<Split.Part>>();
        for (var each : ways.entrySet()) {
            var way = each.getKey();
            var decided = each.getValue().inquire(ask).decide(shelves);
            if (!decided.isFilled()) {
                return new Promise(List.of(), decided.decision().waiting());
            }
            if (seen.add(((Sourced.From) decided.answer()).chosen().parts())) {
                options.add(option(way, decided.decision(), ask, shelves));
            }
        }
        return new Promise(List.copyOf(options), List.of());
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
                decision.chosen());
    }
}
