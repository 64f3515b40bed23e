package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Needs that are sent whole: the cheapest site for each subset of them, then the cheapest partition into subsets (dynamic programming
 * over subsets). A site is passed over if one that was looked at does the same for no more, or if a parcel from it and another cost
 * more than the best that sends everything at once.
 */
final class Subsets {
    private static final int CHAMPIONS = 4;
    private static final int PARCEL_SHIFT = 44;

    private final Problem problem;
    /** The needs that this is about; bit i of a subset is need {@code needs[i]}. */
    private final int[] needs;

    private final int full;
    private final long[] grams;
    private final long[][] rates;
    /** For each subset the best single site: what it costs, how far it is, which it is (-1: none). */
    private final long[] single;

    private final long[] singleTie;
    private final int[] singleSite;
    /** For each subset the best partition: what it costs, its tie, and its block that has the lowest need. */
    private final long[] best;

    private final long[] bestTie;
    private final int[] block;

    private final long[] take;
    private final long[] sums;
    private final int[] champions = new int[CHAMPIONS];
    private final long[][] championTakes;
    private int crowned;
    private boolean everySubset;

    Subsets(Problem problem) {
        this(problem, all(problem.needs()));
    }

    Subsets(Problem problem, int[] needs) {
        this.problem = problem;
        this.needs = needs;
        this.full = (1 << needs.length) - 1;
        grams = new long[full + 1];
        rates = new long[problem.tariffs.count()][];
        single = new long[full + 1];
        singleTie = new long[full + 1];
        singleSite = new int[full + 1];
        best = new long[full + 1];
        bestTie = new long[full + 1];
        block = new int[full + 1];
        take = new long[needs.length];
        sums = new long[full + 1];
        championTakes = new long[CHAMPIONS][needs.length];
        Arrays.fill(single, Long.MAX_VALUE);
        Arrays.fill(singleSite, -1);
        for (int set = 1; set <= full; set++) {
            int low = Integer.numberOfTrailingZeros(set);
            grams[set] = grams[set & (set - 1)] + problem.quantity[needs[low]] * problem.grams[needs[low]];
        }
    }

    private static int[] all(int count) {
        var all = new int[count];
        Arrays.setAll(all, i -> i);
        return all;
    }

    Solution solve() {
        search();
        return Solution.best(problem, gifts(full));
    }

    /** Finds the best of every subset, not only of all. */
    void prepare() {
        everySubset = true;
        search();
    }

    private void search() {
        singles(masks());
        partitions();
    }

    /** What the best of a subset costs; {@link Long#MAX_VALUE} if it cannot be had. */
    long cost(int set) {
        return set == 0 ? 0 : best[set];
    }

    int full() {
        return full;
    }

    List<Gift> gifts(int set) {
        var gifts = new ArrayList<Gift>();
        for (int left = set; left != 0; left &= ~block[left]) {
            int site = singleSite[block[left]];
            for (int bits = block[left]; bits != 0; bits &= bits - 1) {
                int need = needs[Integer.numberOfTrailingZeros(bits)];
                gifts.add(new Gift(need, site, problem.quantity[need]));
            }
        }
        return gifts;
    }

    /** The subset that each site holds whole. */
    private int[] masks() {
        var masks = new int[problem.sites];
        for (int bit = 0; bit < needs.length; bit++) {
            int quantity = problem.quantity[needs[bit]];
            var row = problem.available[needs[bit]];
            for (int site = 0; site < masks.length; site++) {
                if (row[site] >= quantity) {
                    masks[site] |= 1 << bit;
                }
            }
        }
        return masks;
    }

    private void singles(int[] masks) {
        long whole = Long.MAX_VALUE;
        long cheapest = Long.MAX_VALUE;
        for (int site = 0; site < masks.length; site++) {
            if (masks[site] != 0) {
                cheapest = Math.min(cheapest, problem.lightest(site));
            }
            if (masks[site] == full && !everySubset) {
                whole = Math.min(whole, whole(site));
            }
        }
        for (int site = 0; site < masks.length; site++) {
            // A parcel more from elsewhere costs at least the cheapest; on a tie the fewer parcels are better.
            boolean onlyWhole = whole < Long.MAX_VALUE && problem.lightest(site) + cheapest + problem.split >= whole;
            if (onlyWhole && masks[site] == full) {
                takes(site, full);
                offer(full, site, problem.base[site] + rate(site, full) + sum());
            } else if (!onlyWhole && masks[site] != 0) {
                offerAll(site, masks[site]);
            }
        }
    }

    private long whole(int site) {
        long cost = problem.base[site] + rate(site, full);
        for (int need : needs) {
            cost += problem.give(site, need, problem.quantity[need]);
        }
        return cost;
    }

    private void takes(int site, int mask) {
        for (int bits = mask; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            take[bit] = problem.give(site, needs[bit], problem.quantity[needs[bit]]);
        }
    }

    private long sum() {
        return Arrays.stream(take).sum();
    }

    private void offerAll(int site, int mask) {
        takes(site, mask);
        if (isOutdone(site, mask)) {
            return;
        }
        long base = problem.base[site];
        var rate = rates(problem.tariff[site]);
        // All subsets of the mask, the small ones first.
        for (int set = -mask & mask; set != 0; set = (set - mask) & mask) {
            sums[set] = sums[set & (set - 1)] + take[Integer.numberOfTrailingZeros(set)];
            long cost = base + rate[set] + sums[set];
            if (cost <= single[set]) {
                offer(set, site, cost);
            }
        }
        if (mask == full) {
            crown(site);
        }
    }

    private void offer(int set, int site, long cost) {
        long metres = problem.metres[site];
        if (cost < single[set] || (cost == single[set] && metres < singleTie[set])) {
            single[set] = cost;
            singleTie[set] = metres;
            singleSite[set] = site;
        }
    }

    /** Whether one that has everything does the same for no more. */
    private boolean isOutdone(int site, int mask) {
        for (int i = 0; i < Math.min(crowned, CHAMPIONS); i++) {
            if (isNoWorse(champions[i], championTakes[i], site, mask)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNoWorse(int one, long[] takes, int other, int mask) {
        if (problem.base[one] > problem.base[other]
                || problem.metres[one] > problem.metres[other]
                || !problem.isNoDearer(problem.tariff[one], problem.tariff[other])) {
            return false;
        }
        for (int bits = mask; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            if (takes[bit] > take[bit]) {
                return false;
            }
        }
        return true;
    }

    /** Remembers a few that have everything, the newest in place of the dearest. */
    private void crown(int site) {
        int place = crowned;
        if (crowned >= CHAMPIONS) {
            place = 0;
            for (int i = 1; i < CHAMPIONS; i++) {
                place = problem.base[champions[i]] > problem.base[champions[place]] ? i : place;
            }
            if (problem.base[champions[place]] <= problem.base[site]) {
                return;
            }
        }
        champions[place] = site;
        System.arraycopy(take, 0, championTakes[place], 0, take.length);
        crowned = Math.min(crowned + 1, CHAMPIONS);
    }

    private long rate(int site, int set) {
        return rates(problem.tariff[site])[set];
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

    private void partitions() {
        long parcel = 1L << PARCEL_SHIFT;
        for (int set = 1; set <= full; set++) {
            int low = set & -set;
            int others = set ^ low;
            best[set] = Long.MAX_VALUE;
            for (int more = others; ; more = (more - 1) & others) {
                int one = more | low;
                int rest = set ^ one;
                if (singleSite[one] >= 0 && (rest == 0 || best[rest] < Long.MAX_VALUE)) {
                    long cost = single[one] + (rest == 0 ? 0 : problem.split + best[rest]);
                    if (cost <= best[set]) {
                        choose(set, one, cost, singleTie[one] + parcel + (rest == 0 ? 0 : bestTie[rest]));
                    }
                }
                if (more == 0) {
                    break;
                }
            }
        }
    }

    private void choose(int set, int one, long cost, long tie) {
        if (cost < best[set] || tie < bestTie[set] || (tie == bestTie[set] && comesFirst(set, one))) {
            best[set] = cost;
            bestTie[set] = tie;
            block[set] = one;
        }
    }

    /** Whether, need by need, the first site that differs comes earlier than with the block that is there. */
    private boolean comesFirst(int set, int one) {
        for (int bits = set; bits != 0; bits &= bits - 1) {
            int bit = bits & -bits;
            int now = siteOf(set, block[set], bit);
            int then = siteOf(set, one, bit);
            if (now != then) {
                return then < now;
            }
        }
        return false;
    }

    private int siteOf(int set, int first, int bit) {
        int one = first;
        int left = set;
        while ((one & bit) == 0) {
            left &= ~one;
            one = block[left];
        }
        return singleSite[one];
    }
}
