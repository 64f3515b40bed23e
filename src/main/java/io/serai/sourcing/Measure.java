package io.serai.sourcing;

import io.serai.kernel.Sku;
import io.serai.sourcing.Decision.Chosen;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Split.Allocation;
import io.serai.sourcing.rules.RuleSet.Strategy;
import io.serai.sourcing.search.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A decision measured by the prices of one rule set, so that those of two can be compared: what it costs in minor units, how many parcels
 * there are, how many days they come late in sum, and whether the order waits. {@code late} is by what was promised to the customer,
 * {@code own} by what that rule set would have promised, where the channel has promised nothing; the cost is by the latter.
 */
public record Measure(long cost, int parcels, long late, long own, boolean waits) {

    /** @param prices the network whose rule set has the prices, on the locations that decided */
    public static Measure of(Decision decision, Kept kept, Network prices) {
        var ask = kept.ask().promisedBy(prices.rules());
        var own = of(decision, ask, kept.shelves(prices), prices);
        return new Measure(own.cost(), own.parcels(), late(decision, kept.ask(), prices), own.own(), own.waits());
    }

    private static long late(Decision decision, Ask ask, Network prices) {
        var promised = ask.promised();
        if (promised == null || !(ask.demand().delivery() instanceof Shipped shipped)) {
            return 0;
        }
        var field = new Field(prices, ask, shipped);
        return decision.chosen().stream()
                .mapToLong(part -> field.late(prices.sites().index(part.location())))
                .sum();
    }

    /** @param shelves what there was, at the locations of {@code prices} */
    static Measure of(Decision decision, Ask ask, Shelves shelves, Network prices) {
        if (decision.chosen().isEmpty() || !(ask.demand().delivery() instanceof Shipped shipped)) {
            return new Measure(0, 0, 0, 0, decision.chosen().isEmpty());
        }
        var field = new Field(prices, ask, shipped);
        long cost = prices.rules().set().cost().split() * (decision.chosen().size() - 1L);
        long late = 0;
        for (var part : decision.chosen()) {
            int site = prices.sites().index(part.location());
            cost += costs(part, field, shelves, site).total();
            late += field.late(site);
        }
        return new Measure(cost, decision.chosen().size(), late, late, false);
    }

    private static Costs costs(Chosen part, Field field, Shelves shelves, int site) {
        var network = field.network;
        var slow = field.strategy == Strategy.CLEAR_SLOW_STOCK
                ? network.rules().set().cost().slow()
                : null;
        long grams = 0;
        int pieces = 0;
        long atRisk = 0;
        long alone = 0;
        for (var some : taken(part).entrySet()) {
            int quantity = some.getValue();
            int there = shelves.row(some.getKey())[site];
            int pace = shelves.paces(some.getKey())[site];
            pieces += quantity;
            int spare = Math.max(0, there - network.keep(site, pace));
            atRisk += network.risk[site] * Math.max(0, quantity - spare);
            if (slow != null) {
                int lasts = slow.days() != null ? Problem.days(there, pace) : there;
                alone += Problem.alone(slow.piece(), slow.enough(), lasts, quantity);
            }
        }
        for (var some : part.allocations()) {
            grams += (long) some.quantity() * field.ask.demand().grams(some.line());
        }
        return field.costs(site, grams, pieces, atRisk, alone);
    }

    /** Of each SKU, whatever lines ask for it: they are taken from one shelf. */
    private static Map<Sku, Integer> taken(Chosen part) {
        return part.allocations().stream()
                .collect(Collectors.toMap(Allocation::sku, Allocation::quantity, Integer::sum));
    }
}
