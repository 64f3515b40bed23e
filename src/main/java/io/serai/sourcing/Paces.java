package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet.Strategy;
import io.serai.sourcing.search.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How fast what an order needs is sold at each site, for a rule set that counts it; {@code rows} are by need, then by site. */
record Paces(Network network, int[][] rows, boolean byDays) {

    /** Null if nothing depends on it. */
    static @Nullable Paces of(Network network, Needs needs, Shelves shelves) {
        if (!network.rules().countsSales()) {
            return null;
        }
        var rows = new int[needs.count()][];
        Arrays.setAll(rows, need -> shelves.paces(needs.sku(need)));
        var set = network.rules().set();
        var slow = set.strategy() == Strategy.CLEAR_SLOW_STOCK ? set.cost().slow() : null;
        return new Paces(network, rows, slow != null && slow.days() != null);
    }

    /** Tells a problem what a site has of each need. */
    void stock(Problem problem, int added, int[] supply, int site) {
        for (int need = 0; need < supply.length; need++) {
            int pace = rows[need][site];
            int lasts = byDays ? Problem.days(supply[need], pace) : supply[need];
            problem.stock(added, need, supply[need], lasts, network.keep(site, pace));
        }
    }
}
