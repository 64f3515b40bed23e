package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.rules.RuleSet.Back;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where goods that a customer gives back are expected: by the first of the rule set's {@code returns} that fits and names a place that takes
 * them; otherwise where they were sent from, or else at the nearest place.
 */
public final class ReturnPlaces {
    /**
     * A line that comes back.
     *
     * @param country of the customer, ISO 3166-1 alpha-2
     * @param customer where the customer is; null where nobody can tell: near to who sent it
     * @param reason as rule sets have it, such as too-small
     * @param sender who sent it or handed it over; null where nobody can tell
     */
    public record Coming(
            String channel,
            String country,
            @Nullable Located customer,
            Demand.Line line,
            String reason,
            @Nullable LocationId sender) {}

    private final Network network;
    private final Coming coming;
    private final int sender;
    private final double[] chords;

    private ReturnPlaces(Network network, Coming coming) {
        this.network = network;
        this.coming = coming;
        this.sender = coming.sender() == null ? -1 : network.sites().index(coming.sender());
        this.chords = chords();
    }

    /** Those that take it, the best first; another country's only if none of the customer's own does, and nobody who sent it. */
    public static List<LocationId> of(Network network, Coming coming, Predicate<LocationId> takes) {
        return new ReturnPlaces(network, coming).among(takes);
    }

    private List<LocationId> among(Predicate<LocationId> takes) {
        var sites = network.sites();
        var all = IntStream.range(0, sites.size())
                .filter(site -> takes.test(sites.get(site).id()))
                .boxed()
                .toList();
        var near = all.stream()
                .filter(site -> site == sender || sites.get(site).country().equalsIgnoreCase(coming.country()))
                .toList();
        var some = near.isEmpty() ? all : near;
        for (var rule : network.rules().set().returns()) {
            var fit = some.stream().filter(site -> isTo(rule, site)).toList();
            if (isAbout(rule) && !fit.isEmpty()) {
                return sorted(fit, rule.nearest());
            }
        }
        return sorted(some, false);
    }

    private List<LocationId> sorted(List<Integer> some, boolean nearest) {
        return some.stream()
                .sorted(Comparator.comparing((Integer site) -> nearest || site != sender)
                        .thenComparingDouble(site -> chords[site])
                        .thenComparing(Comparator.naturalOrder()))
                .map(site -> network.sites().get(site).id())
                .toList();
    }

    private boolean isTo(Back rule, int site) {
        return rule.to().isEmpty() || rule.to().stream().anyMatch(group -> network.groups.has(group, site));
    }

    private boolean isAbout(Back rule) {
        var when = rule.when();
        return when == null
                || (RuleSet.isFor(when.channels(), coming.channel())
                        && RuleSet.isFor(when.countries(), coming.country())
                        && RuleSet.isFor(when.reasons(), coming.reason())
                        && (when.goods().isEmpty()
                                || network.care.names(network.care.of(coming.line())).stream()
                                        .anyMatch(when.goods()::contains)));
    }

    private double[] chords() {
        var customer = coming.customer();
        if (customer != null) {
            return network.sites().chordsTo(customer.latitude(), customer.longitude());
        }
        if (sender >= 0) {
            var from = network.sites().get(sender);
            return network.sites().chordsTo(from.latitude(), from.longitude());
        }
        return new double[network.sites().size()];
    }
}
