package io.serai.sourcing;

import io.serai.sourcing.Decision.Chosen;
import io.serai.sourcing.Demand.Shipped;

/**
 * A decision measured by the prices of one rule set, so that those of two can be compared: what it costs in minor units, how many parcels
 * there are, how many days they come late in sum, and whether the order waits.
 */
public record Measure(long cost, int parcels, long late, boolean waits) {

    /** @param prices the network whose rule set has the prices, on the locations that decided */
    public static Measure of(Decision decision, Kept kept, Network prices) {
        return of(decision, kept.ask(), kept.shelves(prices), prices);
    }

    /** @param shelves what there was, at the locations of {@code prices} */
    static Measure of(Decision decision, Ask ask, Shelves shelves, Network prices) {
        if (decision.chosen().isEmpty() || !(ask.demand().delivery() instanceof Shipped shipped)) {
            return new Measure(0, 0, 0, decision.chosen().isEmpty());
        }
        var field = new Field(prices, ask, shipped);
        long cost = prices.rules().set().cost().split() * (decision.chosen().size() - 1L);
        long late = 0;
        for (var part : decision.chosen()) {
            int site = prices.sites().index(part.location());
            cost += costs(part, field, shelves, site).total();
            late += field.late(site);
        }
        return new Measure(cost, decision.chosen().size(), late, false);
    }

    private static Costs costs(Chosen part, Field field, Shelves shelves, int site) {
        var network = field.network;
        long grams = 0;
        int pieces = 0;
        long atRisk = 0;
        for (var some : part.allocations()) {
            grams += (long) some.quantity() * field.ask.demand().grams(some.line());
            pieces += some.quantity();
            int keep = network.keep(site, shelves.paces(some.sku())[site]);
            int spare = Math.max(0, shelves.row(some.sku())[site] - keep);
            atRisk += network.risk[site] * Math.max(0, some.quantity() - spare);
        }
        return field.costs(site, grams, pieces, atRisk, 0);
    }
}
