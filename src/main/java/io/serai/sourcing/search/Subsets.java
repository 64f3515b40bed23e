package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Needs that are sent whole: the {@linkplain Singles cheapest site} for each subset of them, then the cheapest partition into subsets
 * (dynamic programming over subsets).
 */
final class Subsets {
    /** Of a tie the parcels count before the metres. */
    private static final long PARCEL = 1L << 44;

    private final Problem problem;
    /** The needs that this is about; bit i of a subset is need {@code needs[i]}. */
    private final int[] needs;

    private final int full;
    private final Singles singles;
    /** For each subset the best partition: what it costs, its tie, and its block that has the lowest need. */
    private final long[] best;

    private final long[] ties;
    private final int[] block;

    Subsets(Problem problem) {
        this(problem, all(problem.needs()));
    }

    Subsets(Problem problem, int[] needs) {
        this.problem = problem;
        this.needs = needs;
        singles = new Singles(problem, needs);
        full = singles.full();
        best = new long[full + 1];
        ties = new long[full + 1];
        block = new int[full + 1];
    }

    private static int[] all(int count) {
        var all = new int[count];
        Arrays.setAll(all, i -> i);
        return all;
    }

    Solution solve() {
        singles.findForAll();
        // Whatever is parted from all has its lowest need; so of the others only those are asked for that do not.
        for (int set = 2; set < full; set += 2) {
            part(set);
        }
        part(full);
        return Solution.best(problem, gifts(full));
    }

    /** Finds the best of every subset, not only of all. */
    void prepare() {
        singles.findAll();
        for (int set = 1; set <= full; set++) {
            part(set);
        }
    }

    /** What the best of a subset costs; {@link Long#MAX_VALUE} if it cannot be had. */
    long cost(int set) {
        return set == 0 ? 0 : best[set];
    }

    int full() {
        return full;
    }

    /** The subset that a site holds whole. */
    int held(int site) {
        return singles.held(site);
    }

    /** What a subset weighs. */
    long grams(int set) {
        return singles.grams(set);
    }

    List<Gift> gifts(int set) {
        var gifts = new ArrayList<Gift>();
        for (int left = set; left != 0; left &= ~block[left]) {
            int site = singles.site(block[left]);
            for (int bits = block[left]; bits != 0; bits &= bits - 1) {
                int need = needs[Integer.numberOfTrailingZeros(bits)];
                gifts.add(new Gift(need, site, problem.quantity[need]));
            }
        }
        return gifts;
    }

    /** The block with the lowest need goes by itself, the rest in the best way that is known of it. */
    private void part(int set) {
        int low = set & -set;
        int others = set ^ low;
        best[set] = Long.MAX_VALUE;
        for (int more = others; ; more = (more - 1) & others) {
            int one = more | low;
            int rest = set ^ one;
            if (singles.site(one) >= 0 && best[rest] < Long.MAX_VALUE) {
                long cost = singles.cost(one) + (rest == 0 ? 0 : problem.split + best[rest]);
                if (cost <= best[set]) {
                    choose(set, one, cost, singles.metres(one) + PARCEL + ties[rest]);
                }
            }
            if (more == 0) {
                break;
            }
        }
    }

    private void choose(int set, int one, long cost, long tie) {
        if (cost < best[set] || tie < ties[set] || (tie == ties[set] && comesFirst(set, one))) {
            best[set] = cost;
            ties[set] = tie;
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
        return singles.site(one);
    }
}
