package io.serai.sourcing.search;

import java.util.Arrays;

/**
 * The best single site for each subset of some needs that are sent whole. A site is passed over if one that was looked at does the same
 * for no more, or if a parcel from it and another cost more than the best that sends everything at once.
 */
final class Singles {
    private final Problem problem;
    private final int[] needs;
    private final int full;
    private final long[] grams;
    private final long[][] rates;
    /** The subset that each site holds whole. */
    private final int[] held;

    private final long[] cost;
    private final long[] metres;
    private final int[] site;

    private final long[] take;
    private final long[] sums;
    private final Champions champions;

    Singles(Problem problem, int[] needs) {
        this.problem = problem;
        this.needs = needs;
        this.full = (1 << needs.length) - 1;
        grams = grams(problem, needs);
        rates = new long[problem.tariffs.count()][];
        held = held(problem, needs);
        cost = new long[full + 1];
        metres = new long[full + 1];
        site = new int[full + 1];
        take = new long[needs.length];
        sums = new long[full + 1];
        champions = new Champions(problem, needs);
        Arrays.fill(cost, Long.MAX_VALUE);
        Arrays.fill(site, -1);
    }

    /** What each subset weighs. */
    private static long[] grams(Problem problem, int[] needs) {
        var grams = new long[1 << needs.length];
        for (int set = 1; set < grams.length; set++) {
            int need = needs[Integer.numberOfTrailingZeros(set)];
            grams[set] = grams[set & (set - 1)] + problem.quantity[need] * problem.grams[need];
        }
        return grams;
    }

    private static int[] held(Problem problem, int[] needs) {
        var held = new int[problem.sites];
        for (int bit = 0; bit < needs.length; bit++) {
            int quantity = problem.quantity[needs[bit]];
            var row = problem.available[needs[bit]];
            for (int site = 0; site < held.length; site++) {
                if (row[site] >= quantity) {
                    held[site] |= 1 << bit;
                }
            }
        }
        return held;
    }

    int full() {
        return full;
    }

    /** The subset that a site holds whole. */
    int held(int one) {
        return held[one];
    }

    long grams(int set) {
        return grams[set];
    }

    /** What the best costs; {@link Long#MAX_VALUE} if nobody holds the subset. */
    long cost(int set) {
        return cost[set];
    }

    long metres(int set) {
        return metres[set];
    }

    /** -1 if nobody holds it. */
    int site(int set) {
        return site[set];
    }

    /** For whoever wants to know of every subset. */
    void findAll() {
        for (int one = 0; one < held.length; one++) {
            if (held[one] != 0) {
                offerAll(one);
            }
        }
    }

    /** For whoever wants to know how all is sent for the least: what cannot be part of that is left out. */
    void findForAll() {
        int best = bestWhole();
        long whole = best < 0 ? Long.MAX_VALUE : whole(best);
        // A parcel more from elsewhere costs at least the cheapest; on a tie the fewer parcels are better.
        long beside = best < 0 ? 0 : cheapestParcel() + problem.split;
        if (best >= 0 && problem.lightest(best) + beside < whole) {
            champions.crown(best);
        }
        for (int one = 0; one < held.length; one++) {
            if (best < 0 || problem.lightest(one) + beside < whole) {
                if (held[one] != 0) {
                    offerAll(one);
                }
            } else if (held[one] == full && parcel(one) <= cost[full]) {
                offer(full, one, whole(one));
            }
        }
    }

    private long cheapestParcel() {
        long cheapest = Long.MAX_VALUE;
        for (int one = 0; one < held.length; one++) {
            if (held[one] != 0) {
                cheapest = Math.min(cheapest, problem.lightest(one));
            }
        }
        return cheapest;
    }

    /** The site that sends everything for the least; -1 if none has everything. */
    private int bestWhole() {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int one = 0; one < held.length; one++) {
            if (held[one] == full && parcel(one) < least) {
                long whole = whole(one);
                best = whole < least ? one : best;
                least = Math.min(whole, least);
            }
        }
        return best;
    }

    private long parcel(int one) {
        return problem.base[one] + rates(problem.tariff[one])[full];
    }

    private long whole(int one) {
        long whole = parcel(one);
        for (int need : needs) {
            whole += problem.give(one, need, problem.quantity[need]);
        }
        return whole;
    }

    private void offerAll(int one) {
        int mask = held[one];
        for (int bits = mask; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            take[bit] = problem.give(one, needs[bit], problem.quantity[needs[bit]]);
        }
        if (champions.outdo(one, mask, take)) {
            return;
        }
        long base = problem.base[one];
        var rate = rates(problem.tariff[one]);
        // All subsets of the mask, the small ones first.
        for (int set = -mask & mask; set != 0; set = (set - mask) & mask) {
            sums[set] = sums[set & (set - 1)] + take[Integer.numberOfTrailingZeros(set)];
            long asked = base + rate[set] + sums[set];
            if (asked <= cost[set]) {
                offer(set, one, asked);
            }
        }
        if (mask == full) {
            champions.crown(one);
        }
    }

    private void offer(int set, int one, long asked) {
        long far = problem.metres[one];
        if (asked < cost[set] || (asked == cost[set] && far < metres[set])) {
            cost[set] = asked;
            metres[set] = far;
            site[set] = one;
        }
    }

    private long[] rates(int zone) {
        if (rates[zone] == null) {
            var tariff = problem.tariffs.of(zone);
            rates[zone] = new long[full + 1];
            for (int set = 1; set <= full; set++) {
                rates[zone][set] = tariff.of(grams[set]);
            }
        }
        return rates[zone];
    }
}
